import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as add } from '../../scripts/add.ts';
import { parseFolder } from '../../scripts/article/parse.ts';
import { plainText } from '../../scripts/build/plain-text.ts';
import { hasGps } from '../../scripts/check/exif.ts';
import { command as check } from '../../scripts/check.ts';
import { tablesOf } from '../../scripts/ledger/live-tables.ts';
import { command as making } from '../../scripts/new.ts';
import { type Office, openOffice } from '../command/office.ts';
import { folderOf } from '../fixture/article.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { answered } from '../new/answered.ts';
import { madeWorkbook, penalties } from '../office/made-workbook.ts';
import type { BroughtDocument } from './brought.ts';
import { otherDocuments } from './documents-other.ts';
import { wordDocuments } from './documents-word.ts';

const chromium = '/usr/bin/chromium';
const printer = existsSync(chromium);
if (!printer) console.warn('skipped: a PDF with a text layer, as there is no Chromium to print one');
const documents = [...(await wordDocuments()), ...(await otherDocuments())];

let folder: string;
let office: Office;
beforeAll(async () => {
  folder = await temporaryFolder();
  office = await openOffice(folder);
  await office.repository.run('config', 'user.email', 'zhang-wei@shiqiao.example');
});
afterAll(() => removeFolder(folder));

const rest = answered({ statistics: '准确' });
const squeezed = (text: string) => text.replace(/\s+/gu, '');

/** All that a reader sees of an article: its title and number, its text with the tables of its files; and the bytes of all of it. */
async function shown(path: string) {
  const place = join(office.folder, 'content', path);
  const names = await readdir(place);
  const all = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(place, name))] as const)));
  const parsed = parseFolder(folderOf(path, Object.fromEntries(all)));
  if ('findings' in parsed || parsed.type !== 'article') throw new Error(path);
  const { front, body } = parsed;
  const files = [...all].map(([name, bytes]) => ({ name, size: bytes.length, sha256: '', read: async () => bytes }));
  const number = front.kind === 'document' ? (front.document_number ?? '') : '';
  const text = `${front.title}\n${number}\n${plainText({ body, tables: await tablesOf(body, files) })}`;
  return { text, files: all };
}

let turn = 0;
async function made({ file, bytes, args = [] }: Pick<BroughtDocument, 'file' | 'bytes' | 'args'>) {
  await writeFile(join(office.folder, file), bytes);
  turn += 1;
  const [column = 'gzdt', ...more] = args[0]?.startsWith('--') ? ['gzdt', ...args] : args;
  const answer = await office.run(making, [column, '--from', file, '--slug', `doc-${turn}`, ...more, ...rest]);
  return { answer, path: `main/${column}/2026/doc-${turn}` };
}

describe('a manuscript becomes an article that says what it says', () => {
  it('there are twenty of them, with those of other tests in this file', () => {
    expect(documents.length + 3).toBeGreaterThanOrEqual(20);
  });

  it.each(documents.map((document) => [document.what, document] as const))('%s', async (_, document) => {
    const { answer, path } = await made(document);
    expect(answer.code, answer.err).toBe(0);
    const { text, files } = await shown(path);
    const body = document.seen.length > 1 ? text : text.split('\n')[0];
    expect(squeezed(body ?? '')).toBe(squeezed(document.seen.join('')));
    for (const words of document.never ?? []) {
      expect(squeezed(text), words).not.toContain(squeezed(words));
      for (const [name, bytes] of files) if (!name.endsWith('.pdf')) expect(bytes.includes(words), name).toBe(false);
    }
    for (const words of document.told ?? []) expect(answer.err).toMatch(words);
    for (const [name, bytes] of files) expect(hasGps(bytes), name).toBe(false);
  });

  it('tracked changes are never decided unasked', async () => {
    for (const document of documents.filter(({ args }) => args?.[0] === '--changes')) {
      const { answer } = await made({ file: document.file, bytes: document.bytes });
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('--changes')]);
    }
    expect(existsSync(join(office.folder, `content/main/gzdt/2026/doc-${turn}`))).toBe(false);
  });

  it('a scan is attached as it is, and its text asked for', async () => {
    const scan = documents.find(({ file }) => file === '盖章件.pdf');
    if (!scan) throw new Error('no scan');
    const { path } = await made(scan);
    const { text, files } = await shown(path);
    expect(files.get('盖章件.pdf')?.equals(scan.bytes)).toBe(true);
    expect(text).toContain('请在此写正文');
    expect((await office.run(check, [path])).code).toBe(1);
  });

  it.skipIf(!printer)('a PDF with a text layer, as an office program prints it', { timeout: 60_000 }, async () => {
    const seen = [
      '关于防汛值班的通知',
      '各乡镇人民政府：',
      '汛期将至，请做好值班值守，遇有险情立即报告，不得迟报、漏报、瞒报，并按预案组织群众转移避险。',
      '石桥县防汛抗旱指挥部',
    ];
    const lines = seen.map(
      (line, at) =>
        `<p style="text-align:${at === 0 ? 'center' : at === 3 ? 'right' : 'left'};text-indent:${at === 2 ? 2 : 0}em">${line}</p>`,
    );
    await mkdir(join(folder, 'print'), { recursive: true });
    await writeFile(
      join(folder, 'print', 'a.html'),
      `<meta charset="utf-8"><body style="font:16pt serif">${lines.join('')}`,
    );
    const pdf = join(folder, 'print', '值班通知.pdf');
    execFileSync(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(join(folder, 'print', 'a.html')).href,
      ],
      { stdio: 'ignore' },
    );
    const { answer, path } = await made({ file: '值班通知.pdf', bytes: await readFile(pdf) });
    expect(answer.code, answer.err).toBe(0);
    const { text, files } = await shown(path);
    expect(squeezed(text)).toBe(squeezed(seen.join('')));
    expect(files.has('值班通知.pdf')).toBe(true);
  });
});

describe('a workbook becomes an article', () => {
  it('of the table that Excel shows: merged headings, dates, figures; hidden columns stay out and are reported', async () => {
    await writeFile(
      join(office.folder, '处罚.xlsx'),
      madeWorkbook([penalties, { name: '底稿', rows: [['手机号', '某丁']], state: 'hidden' }]),
    );
    const { path } = await made({
      file: '处罚说明.txt',
      bytes: Buffer.from('处罚情况公示\n\n本月处罚情况如下。\n'),
      args: ['gzdt'],
    });
    const added = await office.run(add, ['处罚.xlsx', path]);
    expect(added.code, added.err).toBe(0);
    const block = /```table\n[\s\S]*?```/.exec(added.out)?.[0] ?? '';
    const index = join(office.folder, 'content', path, 'index.md');
    await writeFile(index, `${await readFile(index, 'utf8')}\n${block}\n`);
    const { text } = await shown(path);
    const seen =
      '处罚情况公示 本月处罚情况如下。 行政处罚信息公示表 序号 当事人 处罚 名称 金额 日期 1 某商行 12,345.50 2026年4月1日 2 某饭店 25% 2026/4/2';
    expect(squeezed(text)).toBe(squeezed(seen));
    const checked = await office.run(check, [path]);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/隐藏的列、行没有显示：C/);
    expect(checked.out).toMatch(/有隐藏的内容：处罚公示!C/);
    expect(checked.out).toMatch(/有隐藏的内容：底稿/);
  });

  it('or many: one a line', async () => {
    await writeFile(
      join(office.folder, '名单.xlsx'),
      madeWorkbook([
        {
          name: '名单',
          rows: [
            ['标题', '发放日期', '身份证号'],
            ['甲村补贴公示', { number: 46113, format: 'yyyy/m/d' }, '藏着'],
          ],
          hiddenColumns: [3],
        },
      ]),
    );
    const answer = await office.run(making, ['gzdt', '--batch', '名单.xlsx', '--slug', 'list', ...rest]);
    expect(answer.code, answer.err).toBe(0);
    expect(answer.err).toContain('C');
    const { text } = await shown('main/gzdt/2026/list-1');
    expect(squeezed(text)).toBe('甲村补贴公示项目内容发放日期2026/4/1');
  });
});
