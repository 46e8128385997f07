import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../scripts/command/examine.ts';
import type { Finding } from '../../scripts/words/finding.ts';
import { say } from '../../scripts/words/say.ts';
import { memoryFiles } from '../fixture/files.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';
import { departmentReview, step, text } from './county.ts';

let folder: string;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = new Book(await makeGroup(folder), '2026-03-02T09:00:00+08:00');
  await book.found();
});
afterAll(() => removeFolder(folder));

const path = 'main/gsgg/2026/a';
const id = 'metadata01';
/** What is found on an article's folder with these files. */
async function found(files: Readonly<Record<string, string | Uint8Array>>, at = path): Promise<Finding[]> {
  const tree = new Map(
    Object.entries(files).map(([name, content]) => [`${at}/${name}`, Buffer.from(content)] as const),
  );
  return (await examine(await book.ledger(), memoryFiles(new Map(tree)), at)).findings;
}
const sentences = (findings: readonly Finding[]) =>
  findings.map(({ key, params }) => say('zh', key, params)).join('\n');

const inFront: { title: string; index: string; says: RegExp }[] = [
  {
    title: '47 · a publication date typed in',
    index: text(id, { date: '2025-01-01' }),
    says: /字段 date 不用填：发布时间、索引号等由登记产生/,
  },
  { title: '47 · the same in Chinese', index: text(id, { 发布日期: '2025-01-01' }), says: /字段 发布日期 不用填/ },
  {
    title: '48 · review leaves out a step',
    index: text(id, { review: [step('审核', 'reviewer@slj')] }),
    says: /审签环节缺少“审批”，应由 principal@slj 办理/,
  },
  {
    title: '48 · review names an easier post',
    index: text(id, { review: [step('审核', 'reviewer@slj'), step('审批', 'officer@slj')] }),
    says: /审签环节“审批”写的是 officer@slj，流程要求 principal@slj/,
  },
  {
    title: '48 · review in another order',
    index: text(id, { review: [...departmentReview].reverse() }),
    says: /审签环节的顺序不对/,
  },
  { title: '49 · no checklist', index: text(id, { secrecy: undefined }), says: /缺少“保密审查”（secrecy）/ },
  {
    title: '49 · an unanswered checklist',
    index: text(id, { secrecy: { answers: {} } }),
    says: /审查表没有回答：是否涉及秘密/,
  },
  {
    title: '49 · an answer of blanks',
    index: text(id, { secrecy: { answers: { secret: '  ' } } }),
    says: /审查表没有回答/,
  },
  {
    title: '49 · an answer that blocks',
    index: text(id, { secrecy: { answers: { secret: '是' } } }),
    says: /答“是”，不得发布/,
  },
  {
    title: '49 · an answer nobody offered',
    index: text(id, { secrecy: { answers: { secret: '不涉及' } } }),
    says: /不在可选范围/,
  },
  { title: '50 · ---js', index: text(id).replace('---\n', '---js\n'), says: /代码、TOML、JSON 一律不读/ },
  { title: '50 · ---javascript', index: text(id).replace('---\n', '---javascript\n'), says: /信息栏只能用 YAML/ },
  { title: '50 · ---coffee', index: text(id).replace('---\n', '---coffee\n'), says: /信息栏只能用 YAML/ },
  { title: '50 · TOML', index: '+++\ntitle = "x"\n+++\n正文\n', says: /信息栏只能用 YAML/ },
  { title: '50 · JSON', index: `;;;\n{"id":"${id}"}\n;;;\n正文\n`, says: /信息栏只能用 YAML/ },
  {
    title: '50 · a language behind a space',
    index: text(id).replace('---\n', '--- js\n'),
    says: /缺少“---”包起来的信息栏|信息栏只能用 YAML/,
  },
  {
    title: '50 · a tag that calls a program',
    index: text(id, {}).replace('---\n', '---\nsummary: !!js/function "process.exit()"\n'),
    says: /YAML 写法有误（TAG/,
  },
  ...['permalink', 'layout', 'eleventyComputed', 'pagination', 'tags'].map((key) => ({
    title: `51 · ${key}:`,
    index: text(id, { [key]: '../../x.html' }),
    says: new RegExp(`字段 ${key} 会改变网页程序的行为`),
  })),
  { title: '51 · any other key', index: text(id, { __proto: 'x' }), says: /不认识的字段 __proto/ },
  {
    title: '51 · __proto__',
    index: text(id).replace('---\n', '---\n__proto__: { title: x }\n'),
    says: /不认识的字段|有误/,
  },
  {
    title: '54 · anchors',
    index: text(id).replace('---\n', '---\nsummary: &a 甲\nkeywords: [*a, *a]\n'),
    says: /不允许使用 YAML 的锚点/,
  },
  {
    title: '55 · an index number typed in',
    index: text(id, { index_number: 'SQ11-2026-00001' }),
    says: /字段 index_number 不用填/,
  },
  { title: '55 · the same in Chinese', index: text(id, { 索引号: 'SQ11-2026-00001' }), says: /字段 索引号 不用填/ },
  {
    title: '84 · a look-alike letter in the id',
    index: text(id).replace(id, 'metаdata01'),
    says: /“稿件编号”（id）的格式不对/,
  },
  { title: '84 · full-width digits in the id', index: text(id).replace(id, 'metadata０１'), says: /（id）的格式不对/ },
  {
    title: '84 · an id with a line end behind it',
    index: text(id).replace(`id: ${id}`, `id: "${id}\\n"`),
    says: /（id）的格式不对/,
  },
  { title: '85 · a number as id', index: text(id).replace(`id: ${id}`, 'id: 1234567890'), says: /（id）的类型不对/ },
  {
    title: '85 · a number with zeros in front as id',
    index: text(id).replace(`id: ${id}`, 'id: 0123456789'),
    says: /（id）的类型不对/,
  },
  {
    title: '85 · a number in powers of ten as id',
    index: text(id).replace(`id: ${id}`, 'id: 1234567e10'),
    says: /（id）的类型不对/,
  },
  {
    title: '85 · “no” where true or false is asked',
    index: text(id).replace('sensitive: false', 'sensitive: no'),
    says: /“敏感”（sensitive）的类型不对/,
  },
  {
    title: '85 · a list where a word is asked',
    index: text(id).replace('unit: slj', 'unit: [slj]'),
    says: /（unit）的类型不对/,
  },
  {
    title: '85 · the same key twice, written in two ways',
    index: text(id).replace('---\n', '---\n"level": 常规\n'),
    says: /DUPLICATE_KEY/,
  },
  {
    title: '85 · a second document in the front matter',
    index: text(id).replace('---\n', `---\nid: ${id}\n...\n`),
    says: /有误/,
  },
];

describe('front matter that says what it must not', () => {
  it.each(inFront)('$title → refused', async ({ index, says }) => {
    const findings = await found({ 'index.md': index });
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(sentences(findings)).toMatch(says);
  });

  const harmless = [
    { title: '86 · a byte order mark', index: `\ufeff${text(id)}` },
    { title: '86 · line ends of Windows', index: text(id).replaceAll('\n', '\r\n') },
    { title: '47 · a time to publish that has not come', index: text(id, { publish_at: '2026-05-01T09:00:00+08:00' }) },
    { title: '49 · the same answers as every other article', index: text(id) },
    { title: '52 · {{ }} and {% %}', index: text(id, {}, '{{ 7 * 7 }} {% include "x" %} {{ process.env }}\n') },
  ];
  it.each(harmless)('$title → no finding', async ({ index }) => {
    expect(await found({ 'index.md': index })).toEqual([]);
  });

  it('86 · UTF-16 → refused', async () => {
    const findings = await found({ 'index.md': Buffer.from(`\ufeff${text(id)}`, 'utf16le') });
    expect(sentences(findings)).toMatch(/不是 UTF-8 编码/);
  });
});
