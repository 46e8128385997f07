import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../scripts/article/canonical.ts';
import { cuts } from '../scripts/build/copy-print.ts';
import { command as copy } from '../scripts/copy.ts';
import { County, type Ran, text } from './attacks/county.ts';
import { chromium } from './browser/chromium.ts';
import { emailOf } from './fixture/group.ts';
import { temporaryFolder } from './fixture/keys.ts';

const path = (name: string) => `main/gsgg/2026/${name}`;
const none = { CHROMIUM: '/nowhere/chromium' };
let county: County;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder, async (book) => {
    await book.publish(path('old'), {
      front: { id: 'copyold001', title: '石桥水库通报' },
      body: '工程于3月1日开工。\n\n由水利局负责。\n',
      files: { '名单.txt': '甲', '图.txt': '同' },
    });
    await book.publish(path('gone'), {
      front: { id: 'copygone01', title: '将要撤下的标题' },
      body: '将要撤下的正文。\n',
    });
    await book.publish(path('note'), { front: { id: 'copynote01', title: '将要更正的标题' }, body: '写错了。\n' });
  });
  await county.repository.commit({
    author: emailOf('officer'),
    files: {
      [`content/${path('old')}/index.md`]: text(
        'copyold001',
        { title: '石桥水库开工通报' },
        '工程于5月1日开工。\n\n联系电话：0999-6800001。\n',
      ),
      [`content/${path('old')}/名单.txt`]: '乙',
      [`content/${path('old')}/新增.txt`]: '丙',
      [`content/${path('old')}/图.txt`]: null,
      [`content/${path('new')}/index.md`]: text('copynew001', { title: '新稿标题' }, '新稿正文。\n'),
      [`content/${path('bad')}/index.md`]: '---\nid: copybad001\n---\n',
      [`content/${path('gone')}/index.md`]: null,
      [`content/${path('gone')}/withdrawn.md`]: '---\nid: copygone01\nreason: 隐私\n---\n',
      [`content/${path('note')}/index.md`]: null,
      [`content/${path('note')}/withdrawn.md`]:
        '---\nid: copynote01\nreason: 更正\nnotice: 本文有误，现予更正。\n---\n',
      'content/main/rules.yml':
        county.group.governed['main/rules.yml']?.['rules.yml']?.replace('link_hosts:', 'link_hosts: # 改一行\n ') ?? '',
    },
  });
});
afterAll(() => county.remove());

const made = async (output: string, paths: string[], env: Record<string, string> = none) => {
  const ran = await county.run(copy, [...paths, '--output', join(folder, output)], { env });
  const names = existsSync(join(folder, output)) ? (await readdir(join(folder, output))).sort() : [];
  const page = async (name: string) => {
    const found = names.find((one) => one.startsWith(name) && one.endsWith('.html'));
    return readFile(join(folder, output, found ?? name), 'utf8');
  };
  return { ...ran, names, page };
};

describe('qianfa copy', () => {
  let ran: Awaited<ReturnType<typeof made>>;
  beforeAll(async () => {
    ran = await made('one', []);
  });

  it('makes one page for each article that is not signed, named by its place and 校验码, and says its digest', async () => {
    expect(ran.names).toHaveLength(5);
    expect(ran.names[4]).toMatch(/^main-rules\.yml-[0-9a-f]{12}\.html$/);
    for (const name of ran.names)
      expect(ran.text).toContain(`${name}  ${sha256(await readFile(join(folder, 'one', name)))}`);
  });

  it('says aloud that there is no Chromium, and still makes the page', () => {
    expect(ran.text).toMatch(/这台机器没有 Chromium，只制作了网页，没有 PDF 和图片。请安装/);
  });

  it('what cannot be signed has no copy, is named, and the command says so by its exit code', () => {
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/main\/gsgg\/2026\/bad 还不能送签，没有制作审阅件/);
  });

  it('every page bears the mark, the 校验码 and nothing that would be fetched or run', async () => {
    for (const name of ran.names) {
      const page = await readFile(join(folder, 'one', name), 'utf8');
      expect(page).toContain('<p class="preview">待审预览·不得外传</p>');
      expect(page).toContain('<meta name="robots" content="noindex, nofollow, noarchive">');
      expect(page).toContain(/-([0-9a-f]{12})\.html$/.exec(name)?.[1]);
      expect(page).not.toMatch(/<script|<link|<iframe|\ssrc="(?!data:)/);
      expect(page).toContain('body::after { background-image: url("data:image/svg+xml;base64,');
    }
  });

  it('a change shows the whole page and what was reworded, added, dropped; fields and files too', async () => {
    const page = await ran.page('main-gsgg-2026-old');
    expect(page).toContain('<h1>石桥水库开工通报</h1>');
    expect(page).toMatch(/改 1 段，增 1 段，删 1 段，字段改 \d+ 项，附件变 3 件。/);
    expect(page).toContain('工程于<del>3</del><ins>5</ins>月1日开工。');
    expect(page).toContain('<del>由水利局负责。</del>');
    expect(page).toContain('<ins>联系电话：0999-6800001。</ins>');
    expect(page).toMatch(/<dt>标题<\/dt><dd>石桥水库<ins>开工<\/ins>通报<\/dd>/);
    expect(page).toMatch(new RegExp(`改</span> 名单.txt[\\s\\S]*${sha256('甲')}[\\s\\S]*${sha256('乙')}`));
    expect(page).toMatch(new RegExp(`增</span> 新增.txt[\\s\\S]*${sha256('丙')}`));
    expect(page).toMatch(/删<\/span> 图.txt/);
    expect(page).toContain('download="新增.txt" href="data:application/octet-stream;base64,');
  });

  it('a new article is read whole', async () => {
    const page = await ran.page('main-gsgg-2026-new');
    expect(page).toContain('线上还没有这篇稿件，请通读全文。');
    expect(page).toContain('新稿正文。');
    expect(page).not.toContain('<ins>');
  });

  it('a withdrawal shows the notice that stays, or that nothing stays, and what goes', async () => {
    const note = await ran.page('main-gsgg-2026-note');
    expect(note).toContain('<dd>本文有误，现予更正。</dd>');
    expect(note).toContain('<del>写错了。</del>');
    const gone = await ran.page('main-gsgg-2026-gone');
    expect(gone).toContain('审阅件</strong> 撤下');
    expect(gone).toContain('<del>将要撤下的正文。</del>');
    expect(gone).not.toContain('article-head');
  });

  it('a changed rule is shown by its lines', async () => {
    const page = await ran.page('main-rules.yml');
    expect(page).toContain('与现行规则相比：');
    expect(page).toContain('link_hosts: <del>[.gov.example]</del><ins># 改一行</ins>');
  });

  it('the same ledger and folders give the same bytes at any hour', async () => {
    const again: Ran = await county
      .at('2026-03-09T23:59:00+08:00')
      .run(copy, ['--output', join(folder, 'two')], { env: none });
    expect(again.code).toBe(1);
    for (const name of ran.names)
      expect(await readFile(join(folder, 'two', name))).toEqual(await readFile(join(folder, 'one', name)));
  });
});

describe('qianfa copy refuses', () => {
  it('to be called without a folder', async () => {
    const ran = await county.run(copy, []);
    expect(ran.code).toBe(2);
    expect(ran.text).toMatch(/请用 --output 写明审阅件存放的文件夹/);
  });

  it.each(['content/main', 'content', '_site'])(
    'to write into %s, where it would be taken for something else',
    async (output) => {
      const ran = await county.run(copy, ['--output', output]);
      expect(ran.code).toBe(1);
      expect(ran.text).toContain(`审阅件不能写到 ${output}`);
    },
  );
});

describe.skipIf(chromium === null)('with Chromium', () => {
  it('there are a PDF with the mark on every page and pictures of a phone’s width', async () => {
    await writeFile(
      join(county.repository.folder, 'content', path('new'), 'index.md'),
      text('copynew001', {}, `${'一段很长的正文。'.repeat(20)}\n\n`.repeat(60)),
    );
    const ran = await made('print', [path('new')], { CHROMIUM: chromium ?? '' });
    expect(ran.code).toBe(0);
    const pdf = ran.names.find((name) => name.endsWith('.pdf')) ?? '';
    const pictures = ran.names.filter((name) => name.endsWith('.png'));
    expect((await PDFDocument.load(await readFile(join(folder, 'print', pdf)))).getPageCount()).toBeGreaterThan(3);
    expect(pictures.length).toBeGreaterThan(2);
    for (const name of pictures) {
      const bytes = await readFile(join(folder, 'print', name));
      expect(bytes.readUInt32BE(16)).toBe(860);
      expect(bytes.readUInt32BE(20)).toBeLessThanOrEqual(4800);
    }
    expect(ran.text).toContain(`${pdf}  ${sha256(await readFile(join(folder, 'print', pdf)))}`);
  });
});

describe('pictures are cut', () => {
  it('below a whole line, never through one that could be kept whole', () => {
    const boxes = Array.from({ length: 200 }, (_, at) => ({ top: at * 37, bottom: at * 37 + 30 }));
    const parts = cuts(boxes, 7400);
    expect(parts.at(-1)?.bottom).toBe(7400);
    for (const { bottom } of parts.slice(0, -1)) expect(bottom % 37).toBe(30);
  });

  it('through a box that is higher than a picture, so that nothing is left out', () => {
    const parts = cuts([{ top: 0, bottom: 9000 }], 9000);
    expect(parts.map(({ top }) => top)).toEqual([0, 2400, 4800, 7200]);
  });
});
