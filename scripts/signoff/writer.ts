import type { Facts, LedgerRecord } from '../site/types.gen.ts';

export type Writer = NonNullable<LedgerRecord['writers']>[number];

const labels = {
  drafter: '拟稿人',
  officer: '信息员',
  opener: '提请人',
  author: '提交作者',
  committer: '提交者',
  'co-author': '合著者',
};
export const partOf = (writer: Writer): string => writer.as.map((part) => labels[part]).join('、');

/** The writers who may not sign: nobody where it is a withdrawal (DESIGN §3). */
export const writersFor = ({ facts, writers }: { facts: Facts; writers: readonly Writer[] }): readonly Writer[] =>
  facts.change === 'withdraw' ? [] : writers;
