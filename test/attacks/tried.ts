import type { Entry } from '../../scripts/ledger/compose.ts';
import type { Item, LedgerRecord } from '../../scripts/site/types.gen.ts';
import type { Said } from '../../scripts/words/said.ts';
import { tell } from '../../scripts/words/say.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Book, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';

export type Writers = Entry['writers'];

export interface Tried {
  signed: boolean;
  record: LedgerRecord | null;
  missing: number;
  keys: Said['key'][];
  says: string;
}

/** Tries to record a new article that people sign, and tells what is missing and why. */
export async function tried(
  book: Book,
  id: string,
  signing: (item: Item) => Signing,
  {
    front = {},
    writers = drafterAndOfficer,
    body = '正文。\n',
    path = `main/gsgg/2026/${id}`,
  }: { front?: object; writers?: Writers; body?: string; path?: string } = {},
): Promise<Tried> {
  const article = folderOf(path, { 'index.md': articleText({ id, ...front }, body) });
  const { item } = await book.propose(article);
  const approvals = await book.sign([item], signing(item));
  const done = await book.record({ type: 'signoff', items: [item], writers }, approvals, [article]);
  if (!('refused' in done)) return { signed: true, record: done.record, missing: 0, keys: [], says: '' };
  const why = [...done.refused, ...done.ignored];
  const says = why.map((one) => tell('zh', one)).join('\n');
  return { signed: false, record: null, missing: done.missing, keys: why.map(({ key }) => key), says };
}
