import type { Document } from '../site/types.gen.ts';
import { chineseDay } from './filters/chinese-day.ts';

/** One line by which a document is cited: its issuer, title, number, own date and permanent address. */
export function citationOf(
  front: Pick<Document, 'issuer' | 'title' | 'document_number' | 'document_date'>,
  url: string,
) {
  const facts = [front.document_number, chineseDay(front.document_date)].filter((fact) => fact !== undefined);
  return `${front.issuer.split(' ').join('、')}：《${front.title}》（${facts.join('，')}），${url}`;
}
