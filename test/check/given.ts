import { createHash } from 'node:crypto';
import type { Folder } from '../../scripts/article/folder.ts';
import type { FrontMatter } from '../../scripts/article/front-matter.ts';
import type { ParsedArticle } from '../../scripts/article/parse.ts';
import { passesLuhn } from '../../scripts/check/bank-cards.ts';
import { isIdNumber } from '../../scripts/check/id-numbers.ts';
import { readDocuments } from '../../scripts/check/read-documents.ts';
import type { Rule } from '../../scripts/check/rule.ts';
import { type CheckContext, type CheckSubject, subjectOf } from '../../scripts/check/subject.ts';
import type { InForce, SiteModel } from '../../scripts/site/in-force.ts';
import type { Checklist, Column, Rules } from '../../scripts/site/types.gen.ts';
import type { Finding } from '../../scripts/words/finding.ts';

/** A made-up county: nothing here is anybody's. */
export const column = (id: string, change: Partial<Column> = {}): Column & { title: string } => ({
  id,
  title: id,
  section: 'news',
  column_type: '工作动态',
  units: ['water'],
  person: 'officer-a',
  kept: '自行录入',
  frequency: '每日',
  description: '试验栏目',
  keywords: ['试验'],
  kinds: ['news', 'notice', 'document', 'interpretation', 'page'],
  ...change,
});

export const questions: Checklist['questions'] = [
  {
    id: 'secret',
    text: '是否涉及秘密？',
    answers: [
      { value: '否', effect: 'clean' },
      { value: '是', effect: 'block' },
      { value: '不能确定', effect: 'refer' },
    ],
  },
  { id: 'opinion', text: '有何意见？' },
];

export interface Given {
  front?: object;
  body?: string;
  files?: Record<string, Uint8Array | string>;
  path?: string;
  rules?: Partial<Rules>;
  columns?: Column[];
  context?: Partial<CheckContext>;
}

const siteModel = (id: string, domain: string, { rules, columns }: Given): SiteModel => ({
  site: { id, name: '试验站', domain, host: 'water', contact: '办公室', index_number: '{unit}-{n:5}' },
  columns: { sections: [{ id: 'news', title: '要闻' }], columns: columns ?? [column('gzdt'), column('zcwj')] },
  policy: { title: '试验制度', routes: [] },
  checklist: { questions },
  rules: { link_hosts: ['.gov.example', 'www.news.example'], ...rules },
  blocks: { blocks: [] },
  banner: null,
});

export function inForce(given: Given = {}): InForce {
  const units = [
    { id: 'water', name: '清源县水利局', kind: 'department' as const },
    { id: 'town', name: '石桥镇', kind: 'township' as const, channel: true },
  ];
  const people = ['officer-a', 'drafter-b'].map((id) => ({ id, name: id, emails: [], appointments: [] }));
  return {
    group: { id: 'qingyuan', name: '清源县', zone: 'Asia/Shanghai', main: 'main', sites: ['main', 'sub'] },
    registry: { units, people, recorders: [] },
    sites: new Map([
      ['main', siteModel('main', 'www.qingyuan.example', given)],
      ['sub', siteModel('sub', 'sub.qingyuan.example', given)],
    ]),
    bundles: new Map([['main/rules.yml', '0'.repeat(64)]]),
  };
}

export const proper = {
  id: 'a1b2c3d4e5',
  title: '石桥水库除险加固工程开工',
  kind: 'news',
  unit: 'water',
  drafter: 'drafter-b',
  officer: 'officer-a',
  class: '动态',
  level: '一般',
  sensitive: false,
  emergency: false,
  placement: 'column',
  source: { type: 'original' },
  secrecy: { answers: { secret: '否', opinion: '无' } },
  review: [{ act: '审核', by: ['reviewer@water'] }],
  disclosure: '主动公开',
};

/** A folder and its article as the parser would give them; fields stand on line 2 and the body on line 20. */
export function given(what: Given = {}): { article: ParsedArticle; folder: Folder; context: CheckContext } {
  const body = what.body ?? '石桥水库除险加固工程今日开工。';
  const front = { ...proper, ...what.front } as FrontMatter;
  const files = Object.entries({ 'index.md': body, ...what.files }).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, mode: '100644', oid: null, size: bytes.length, sha256, bytes };
  });
  return {
    article: { type: 'article', front, body, bodyLine: 20, lineOf: () => 2 },
    folder: { path: what.path ?? 'main/gzdt/2026/shuiku', files },
    context: {
      inForce: inForce(what),
      known: { isLive: () => false, numbered: () => [], interpreters: [], sameId: [] },
      demanded: null,
      imported: false,
      ...what.context,
    },
  };
}

export async function subject(what: Given = {}): Promise<CheckSubject> {
  const { article, folder, context } = given(what);
  return subjectOf(article, folder, context, await readDocuments(folder));
}

/** What one rule finds. */
export async function findings(rule: Rule, what: Given = {}): Promise<Finding[]> {
  return rule.find(await subject(what));
}

export const keys = (list: readonly Finding[]): string[] => list.map(({ key }) => key);

/** A number with a right check character, computed here so that no real-looking one is written down. */
export function idNumber(region = '350102', birthday = '19900307', order = '123'): string {
  const digits = `${region}${birthday}${order}`;
  const last = [...'0123456789X'].find((check) => isIdNumber(digits + check));
  if (last === undefined) throw new Error(`no check character for ${digits}`);
  return digits + last;
}

export function bankCard(start = '621700', length = 19): string {
  const digits = start.padEnd(length - 1, '4');
  const last = [...'0123456789'].find((check) => passesLuhn(digits + check));
  return digits + last;
}

export const mobileNumber = (tail = '00001111') => `138${tail}`;
