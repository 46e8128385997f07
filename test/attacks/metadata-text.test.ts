import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../scripts/article/folder.ts';
import { examine } from '../../scripts/command/examine.ts';
import type { Finding } from '../../scripts/words/finding.ts';
import { say } from '../../scripts/words/say.ts';
import { docx, paragraph, run, xlsx } from '../check/office.ts';
import { memoryFiles } from '../fixture/files.ts';
import { makeGroup } from '../fixture/group.ts';
import { growth, inProportion } from '../fixture/growth.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';
import { departmentReview, text } from './county.ts';

let folder: string;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = new Book(await makeGroup(folder), '2026-03-02T09:00:00+08:00');
  await book.found();
  await book.publish('main/zcwj/2026/first', { front: documentFront('metadata99', '石水发〔2026〕1号') });
});
afterAll(() => removeFolder(folder));

const path = 'main/gsgg/2026/a';
const id = 'metadata01';
const documentFront = (own: string, number: string, change: object = {}) => ({
  id: own,
  title: '关于水库管理的通知',
  kind: 'document',
  review: departmentReview,
  issuer: '石桥县水利局',
  document_number: number,
  document_date: '2026-02-20',
  topic: '农业、林业、水利\\水利',
  ...change,
});

/** What is found on an article's folder with these files. */
async function found(files: Readonly<Record<string, string | Uint8Array>>, at = path): Promise<Finding[]> {
  const tree = new Map(
    Object.entries(files).map(([name, content]) => [`${at}/${name}`, Buffer.from(content)] as const),
  );
  return (await examine(await book.ledger(), memoryFiles(new Map(tree)), at)).findings;
}
const sentences = (findings: readonly Finding[]) =>
  findings.map(({ key, params }) => say('zh', key, params)).join('\n');

const inBody: { title: string; body: string; says: RegExp }[] = [
  { title: '<script>', body: '<script>alert(1)</script>\n', says: /正文里有网页代码 <script/ },
  { title: 'an event handler', body: '文字 <img src=x onerror=alert(1)> 文字\n', says: /网页代码 <img/ },
  {
    title: '<meta refresh>',
    body: '<meta http-equiv="refresh" content="0;url=https://evil.example">\n',
    says: /网页代码 <meta/,
  },
  { title: 'a comment', body: '<!-- 起 -->\n', says: /网页代码 <!--/ },
  {
    title: 'a javascript: link',
    body: '[请点](javascript:alert(1))\n',
    says: /类型不允许。只能用 http、https、mailto/,
  },
  { title: 'a javascript: link in disguise', body: '[请点](&#106;avascript:alert(1))\n', says: /类型不允许/ },
  {
    title: 'a javascript: link cut by a tab',
    body: '[请点](java&#9;script:alert(1))\n',
    says: /类型不允许|空格、反斜线或看不见/,
  },
  { title: 'a data: link', body: '[请点](data:text/html,<script>)\n', says: /类型不允许|网页代码/ },
  { title: 'a bidi override', body: '请看\u202emoc.live\u202c。\n', says: /改变文字方向的隐藏字符（U\+202E）/ },
  {
    title: 'a look-alike domain',
    body: '[县政府](https://www.shiqiаo.gov.example/)\n',
    says: /混用了外形相近的字母，可能是假冒网站/,
  },
  {
    title: 'a domain that only ends alike',
    body: '[县政府](https://evilgov.example/)\n',
    says: /不得链接 evilgov.example/,
  },
  {
    title: 'a name before the host',
    body: '[县政府](https://www.gov.example@evil.example/)\n',
    says: /不得链接 evil.example/,
  },
];

describe('53 · what a reader’s browser would run', () => {
  it.each(inBody)('53 · $title → refused', async ({ body, says }) => {
    const findings = await found({ 'index.md': text(id, {}, body) });
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(sentences(findings)).toMatch(says);
  });
});

describe('55 · numbers of documents', () => {
  const at = 'main/zcwj/2026/second';
  const body = '正文。\n';
  it('the number of another document of the same body → refused', async () => {
    const index = text(id, documentFront(id, '石水发〔2026〕1号'), body);
    expect(sentences(await found({ 'index.md': index }, at))).toMatch(
      /发文字号 石水发〔2026〕1号 已用于稿件 metadata99/,
    );
  });
  it('another number → no finding', async () => {
    const index = text(id, documentFront(id, '石水发〔2026〕2号'), body);
    expect(await found({ 'index.md': index }, at)).toEqual([]);
  });
  it.each([
    '石水发[2026]1号',
    '石水发〔2026〕 1号',
    '石水发\u200b〔2026〕1号',
    '石水发〔2026〕01号',
    '石水发〔2026〕１号',
  ])('87 · the same number written as %j → refused', async (number) => {
    const findings = await found({ 'index.md': text(id, documentFront(id, number), body) }, at);
    expect(sentences(findings)).toMatch(/“发文字号”（document_number）的格式不对/);
  });
});

const bomb = (depth: number) =>
  ['a0: &a0 [x]', ...Array.from({ length: depth }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)].join('\n');
const anchors = (count: number) => Array.from({ length: count }, (_, at) => `k${at}: &a${at} x`).join('\n');
/** Each with a `share` of what is brought: a fourth of it tells by how much the work grows. */
const large: { title: string; files: (share: number) => Record<string, string | Uint8Array>; says: RegExp }[] = [
  {
    title: 'anchors that unfold a million times',
    files: (share) => ({ 'index.md': text(id).replace('---\n', `---\n${bomb(40 * share)}\n`) }),
    says: /锚点/,
  },
  {
    title: 'thousands of anchors',
    files: (share) => ({ 'index.md': text(id).replace('---\n', `---\n${anchors(4000 * share)}\n`) }),
    says: /锚点|超过 64 KiB/,
  },
  {
    title: 'front matter of 200 KiB',
    files: (share) => ({ 'index.md': text(id, { summary: '长'.repeat(70_000 * share) }) }),
    says: /超过 64 KiB，不予读取/,
  },
  {
    title: 'lists in lists in lists',
    files: (share) => ({ 'index.md': text(id).replace('---\n', `---\nkeywords: ${'['.repeat(20_000 * share)}\n`) }),
    says: /有误/,
  },
  {
    title: 'an article of 50 MB',
    files: (share) => ({ 'index.md': Buffer.alloc(50 * 2 ** 20 * share, 'a') }),
    says: new RegExp(`index.md 超过 ${limits.fileBytes / 2 ** 20} MB`),
  },
  {
    title: 'a text of 2 MB',
    files: (share) => ({ 'index.md': text(id, {}, '长文。\n'.repeat(200_000 * share)) }),
    says: /正文文件超过 1024 KiB/,
  },
  {
    title: 'ten thousand attachments',
    files: (share) => ({
      'index.md': text(id),
      ...Object.fromEntries(Array.from({ length: 10_000 * share }, (_, at) => [`${at}.txt`, '甲'])),
    }),
    says: /里的文件超过 200 个/,
  },
  {
    title: 'a name of 400 bytes',
    files: (share) => ({ 'index.md': text(id), [`${'长'.repeat(130 * share)}.txt`]: '甲' }),
    says: /太长，最多 180 字节/,
  },
  {
    title: 'a line that regular expressions choke on',
    files: (share) => ({
      'index.md': text(id, {}, `${'1'.repeat(400_000 * share)}!\n${'县 '.repeat(150_000 * share)}<script>\n`),
    }),
    says: /网页代码|身份证号|银行卡号/,
  },
];

describe('54 · what is made to take long', () => {
  it.each(large)(
    '54 · $title → refused, with the limit named, at four times the work for four times as much',
    async ({ files, says }) => {
      const tree = (share: number) =>
        memoryFiles(
          new Map(Object.entries(files(share)).map(([name, content]) => [`${path}/${name}`, Buffer.from(content)])),
        );
      const ledger = await book.ledger();
      const { findings } = await examine(ledger, tree(1), path);
      expect(sentences(findings)).toMatch(says);
      expect(await growth(0.25, tree, (given) => examine(ledger, given, path))).toBeLessThan(inProportion);
    },
  );
});

const marked: { title: string; files: Record<string, string | Uint8Array> }[] = [
  { title: 'the text', files: { 'index.md': text(id, {}, '机密★10年\n\n正文。\n') } },
  { title: 'the title', files: { 'index.md': text(id, { title: '机密★10年 关于水库的通知' }) } },
  { title: 'a Word file', files: { 'index.md': text(id), '通知.docx': docx(paragraph(run('机'), run('密★10年'))) } },
  {
    title: 'a Word file’s header',
    files: {
      'index.md': text(id),
      '通知.docx': docx(paragraph(run('正文')), {
        'word/header1.xml': '<w:hdr xmlns:w="w"><w:p><w:r><w:t>秘密★5年</w:t></w:r></w:p></w:hdr>',
      }),
    },
  },
  {
    title: 'a hidden sheet',
    files: {
      'index.md': text(id),
      '名单.xlsx': xlsx({
        表: '<row r="1"><c r="A1" t="inlineStr"><is><t>名单</t></is></c></row>',
        藏: '<row r="1"><c r="A1" t="inlineStr"><is><t>绝密★启用前</t></is></c></row>',
      }),
    },
  },
  { title: 'a file’s name', files: { 'index.md': text(id), '机密★10年通知.txt': '正文\n' } },
  {
    title: 'a file’s properties',
    files: {
      'index.md': text(id),
      '通知.docx': docx(paragraph(run('正文')), {
        'docProps/core.xml':
          '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>机密★10年</dc:title></cp:coreProperties>',
      }),
    },
  },
];

describe('56 · marks of classification', () => {
  it.each(marked)('56 · in $title → refused', async ({ files }) => {
    const findings = await found(files);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ key }) => key)).toContain(
      'classification-mark',
    );
    expect(sentences(findings)).toMatch(/涉密文件不得上网；请立即停止并联系保密审查员/);
  });

  it('56 · in a PDF → refused', async () => {
    const { PDFDocument } = await import('pdf-lib');
    const pdf = await PDFDocument.create();
    pdf.addPage().drawText('page');
    pdf.setTitle('机密★10年');
    expect((await found({ 'index.md': text(id), '通知.pdf': await pdf.save() })).map(({ key }) => key)).toContain(
      'classification-mark',
    );
  });
});
