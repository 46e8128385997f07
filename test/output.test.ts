import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as build } from '../scripts/build.ts';
import { County, step, text } from './attacks/county.ts';
import { articleText } from './fixture/article.ts';
import { emailOf } from './fixture/group.ts';
import { temporaryFolder } from './fixture/keys.ts';
import type { Book } from './fixture/ledger.ts';
import { holding, readOutput } from './fixture/output.ts';

/** Three signs that stand nowhere else in the world, so that any one or two of them are enough to give them away. */
const sign = (number: number) => [0, 1, 2].map((at) => String.fromCodePoint(0x3400 + number * 3 + at)).join('');
const secret = {
  'the text of a replaced version': sign(1),
  'the title of a replaced version': sign(2),
  'an attachment of a replaced version': sign(3),
  'the name of an attachment of a replaced version': sign(4),
  'the text of what was withdrawn with a notice': sign(5),
  'the title of what was withdrawn with a notice': sign(6),
  'an attachment of what was withdrawn with a notice': sign(7),
  'the text of what was withdrawn in silence': sign(8),
  'the title of what was withdrawn in silence': sign(9),
  'the name of an attachment of what was withdrawn in silence': sign(10),
  'the text of what is to be published later': sign(11),
  'the title of what is to be published later': sign(12),
  'the text of what has expired and goes': sign(13),
  'the title of what has expired and goes': sign(14),
  'the text of an unsigned article': sign(15),
  'the title of an unsigned article': sign(16),
  'the text of an unsigned edit': sign(17),
  'the title of an unsigned edit': sign(18),
  'the unsigned bytes of an attachment': sign(19),
  'the name of an unsigned attachment': sign(20),
  'an unsigned withdrawal notice': sign(21),
  'an unsigned name of the site': sign(22),
  '[E9] an unsigned column': sign(23),
  '[E9] an unsigned block of the home page': sign(26),
  'an answer of the secrecy checklist': sign(24),
  'the remark under a signature': sign(25),
} as const;
const shown = {
  'the text of a live article': sign(40),
  'the title of a live article': sign(41),
  'an attachment of a live article': sign(42),
  'the name of an attachment of a live article': sign(43),
  'the notice of a withdrawal': sign(44),
  '[E9] a block of the home page that was approved': sign(45),
  '[E9] a column that was approved': sign(46),
} as const;

const path = (name: string) => `main/gsgg/2026/${name}`;

/** Page blocks with a list of links under this title. */
const linksTo = (title: string) =>
  `blocks: [{ block: headline }, { block: links, title: ${title}, links: [{ text: 甲, url: 'https://www.gov.example/' }] }]\n`;

/** Everything that was ever signed, and how it ended. */
async function history(book: Book): Promise<void> {
  const columns = book.group.governed['main/columns.yml']?.['columns.yml'] ?? '';
  await book.govern('main/blocks.yml', {
    'blocks.yml': linksTo(shown['[E9] a block of the home page that was approved']),
  });
  await book.govern('main/columns.yml', {
    'columns.yml': columns.replace('政策文件', shown['[E9] a column that was approved']),
  });
  const { name, recorder } = { name: 'output', recorder: book.at('2026-03-02T09:00:00+08:00') };
  await recorder.publish(path('live'), {
    front: { id: `${name}0001`, title: shown['the title of a live article'] },
    body: `${shown['the text of a live article']}\n`,
    files: {
      [`${shown['the name of an attachment of a live article']}.txt`]: shown['an attachment of a live article'],
    },
  });
  await book.publish(path('replaced'), {
    front: { id: `${name}0002`, title: secret['the title of a replaced version'] },
    body: `${secret['the text of a replaced version']}\n`,
    files: {
      [`${secret['the name of an attachment of a replaced version']}.txt`]: '名单',
      '名单.txt': secret['an attachment of a replaced version'],
    },
  });
  await book.publish(path('replaced'), { front: { id: `${name}0002` }, files: { '名单.txt': '新名单' } });
  await book.publish(path('notice'), {
    front: { id: `${name}0003`, title: secret['the title of what was withdrawn with a notice'] },
    body: `${secret['the text of what was withdrawn with a notice']}\n`,
    files: { '名单.txt': secret['an attachment of what was withdrawn with a notice'] },
  });
  await book.withdraw(`${name}0003`, '失效', shown['the notice of a withdrawal']);
  await book.publish(path('silent'), {
    front: { id: `${name}0004`, title: secret['the title of what was withdrawn in silence'] },
    body: `${secret['the text of what was withdrawn in silence']}\n`,
    files: { [`${secret['the name of an attachment of what was withdrawn in silence']}.txt`]: '名单' },
  });
  await book.withdraw(`${name}0004`, '隐私');
  await book.publish(path('later'), {
    front: {
      id: `${name}0005`,
      title: secret['the title of what is to be published later'],
      publish_at: '2026-12-01T09:00:00+08:00',
    },
    body: `${secret['the text of what is to be published later']}\n`,
  });
  await book.publish(path('expired'), {
    front: {
      id: `${name}0006`,
      title: secret['the title of what has expired and goes'],
      kind: 'notice',
      notice: '公示',
      expires: { at: '2026-04-01T09:00:00+08:00' },
    },
    body: `${secret['the text of what has expired and goes']}\n`,
  });
  await book.publish(path('edited'), { front: { id: `${name}0007` }, files: { '名单.txt': '签过的名单' } });
  await book.publish(path('kept'), {
    front: {
      id: `${name}0008`,
      secrecy: { answers: { secret: '否', why: secret['an answer of the secrecy checklist'] } },
    },
    signing: [
      ['reviewer', { unit: 'slj', post: 'reviewer', acts: ['审核'], remark: secret['the remark under a signature'] }],
      ['principal', { unit: 'slj', post: 'principal', acts: ['审批'] }],
    ],
  });
}

/** What stands on main and nobody signed. */
async function edits({ repository, group }: County): Promise<void> {
  const governed = (bundle: string, file: string) => group.governed[bundle]?.[file] ?? '';
  const column = governed('main/columns.yml', 'columns.yml');
  await repository.commit({
    author: emailOf('officer'),
    files: {
      [`content/${path('unsigned')}/index.md`]: text(
        'output0009',
        { title: secret['the title of an unsigned article'], review: [step('审核', 'reviewer@slj')] },
        `${secret['the text of an unsigned article']}\n`,
      ),
      [`content/${path('edited')}/index.md`]: articleText(
        { id: 'output0007', title: secret['the title of an unsigned edit'] },
        `${secret['the text of an unsigned edit']}\n`,
      ),
      [`content/${path('edited')}/名单.txt`]: secret['the unsigned bytes of an attachment'],
      [`content/${path('edited')}/${secret['the name of an unsigned attachment']}.txt`]: '附件',
      [`content/${path('kept')}/index.md`]: null,
      [`content/${path('kept')}/withdrawn.md`]: `---\nid: output0008\nreason: 更正\nnotice: ${secret['an unsigned withdrawal notice']}\n---\n`,
      'content/main/site.yml': governed('main/site.yml', 'site.yml').replace(
        '石桥县main网站',
        secret['an unsigned name of the site'],
      ),
      'content/main/blocks.yml': linksTo(secret['[E9] an unsigned block of the home page']),
      'content/main/columns.yml': column.replace('工作动态', secret['[E9] an unsigned column']),
    },
  });
}

describe('[D9.0] The output holds no byte of an unsigned, withdrawn or replaced version', () => {
  let county: County;
  let files: Map<string, string>;
  let said = '';
  beforeAll(async () => {
    county = await County.found(await temporaryFolder(), history);
    await edits(county);
    const ran = await county.run(build, ['--as-of', '2026-05-01T00:00:00+08:00']);
    said = ran.text;
    expect(ran.code).toBe(0);
    files = await readOutput(join(county.repository.folder, '_site'));
  }, 90_000);
  afterAll(() => county.remove());

  it.each(Object.entries(secret))('%s is nowhere', (_what, words) => {
    expect(holding(files, words)).toEqual([]);
    // Nor any of its signs, which stand nowhere else.
    expect([...words].flatMap((one) => holding(files, one))).toEqual([]);
  });

  it.each(Object.entries(shown))('%s is found by the same search', (_what, words) => {
    expect(holding(files, words).length).toBeGreaterThan(0);
  });

  it('the search looks into the decompressed index, fragments and words alike', () => {
    const found = holding(files, shown['the text of a live article']);
    expect(found.some((name) => name.endsWith('.html'))).toBe(true);
    expect(found.some((name) => name.endsWith('.pf_fragment'))).toBe(true);
    const [one = '', two = ''] = shown['the text of a live article'];
    expect(holding(files, one + two).some((name) => name.endsWith('.pf_index'))).toBe(true);
  });

  it('67 · what was withdrawn in silence, is to come or has gone has left no id either', () => {
    for (const id of ['output0004', 'output0005', 'output0006', 'output0009']) expect(holding(files, id)).toEqual([]);
    expect(holding(files, 'output0003').length).toBeGreaterThan(0);
  });

  it('and the build says what is unsigned', () => {
    for (const name of ['unsigned', 'edited', 'kept']) expect(said).toContain(`  ${path(name)}\n`);
    expect(said).toContain('  main/site.yml\n');
    expect(said).toContain('  main/columns.yml\n');
    expect(said).toContain('  main/blocks.yml\n');
  });
});
