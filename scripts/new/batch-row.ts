import { plainLine, type Table } from '../manuscript/manuscript.ts';
import { markdownOf } from '../manuscript/markdown.ts';
import { dayOf } from '../site/time.ts';
import type { BatchRow } from './batch-table.ts';
import type { Front } from './fields.ts';

/** What columns with these names say: the options that `qianfa new` would ask for. Every other column goes into the text. */
const options: Readonly<Record<string, string>> = {
  标题: 'title',
  发布单位: 'unit',
  拟稿人: 'drafter',
  信息员: 'officer',
  重要程度: 'level',
  信息类别: 'class',
  发文机关: 'issuer',
  发文字号: 'document-number',
  成文日期: 'document-date',
  主题分类: 'topic',
  通知类型: 'notice',
  短名: 'slug',
};
/** Fields that only some kinds of articles have, by the option that fills them. */
const fieldOf: Readonly<Record<string, string>> = {
  issuer: 'issuer',
  'document-number': 'document_number',
  'document-date': 'document_date',
  topic: 'topic',
  notice: 'notice',
};
const text = '正文';
export const filesColumn = '附件';

const asOption = (option: string, value: string) => (option === 'document-date' ? (dayOf(value) ?? value) : value);

/** The options that a line answers. */
export const optionsIn = ({ cells }: BatchRow): Map<string, string> =>
  new Map(
    [...cells].flatMap(([name, value]) => {
      const option = options[name];
      return option === undefined ? [] : [[option, asOption(option, value)] as const];
    }),
  );

/** `行政处罚决定：{当事人}` with the words of the line's cells; the names that it lacks. */
export function filled(template: string, { cells }: BatchRow): { text: string } | { lacks: string[] } {
  const lacks: string[] = [];
  const made = template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = cells.get(name.replace(/\s+/gu, ''));
    if (value === undefined) lacks.push(name);
    return value ?? '';
  });
  return lacks.length > 0 ? { lacks } : { text: made };
}

/** The text of a line's article: what stands under 正文, then every column that is no field of its kind, as a table of names and values. */
export function bodyIn({ cells }: BatchRow, fields: Front): string {
  const lines = (cells.get(text) ?? '').split('\n').map((line) => plainLine(line));
  const isField = (name: string) => {
    const option = options[name] ?? '';
    return option !== '' && (fieldOf[option] === undefined || fieldOf[option] in fields);
  };
  const rows = [...cells].filter(([name]) => !isField(name) && name !== text && name !== filesColumn);
  const table: Table = {
    block: 'table',
    rows: [['项目', '内容'], ...rows.map(([name, value]) => [name, value.replace(/\n/g, ' ')])],
  };
  return markdownOf(rows.length > 0 ? [...lines, table] : lines);
}

/** Names of the files that a line brings along, parted by line ends, ；, ; or 、. */
export const filesIn = ({ cells }: BatchRow): string[] =>
  (cells.get(filesColumn) ?? '')
    .split(/[\n;；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
