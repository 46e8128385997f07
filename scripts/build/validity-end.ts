import type { Standing } from './state.ts';

/**
 * 废止日期 of a document, YYYY-MM-DD: the day that it names itself, or that on which a document that repeals or replaces it takes effect
 * (without such a day, that document's own date), whichever comes first; null while nothing ends it.
 */
export function validityEnd({ article: { front }, marks }: Pick<Standing, 'article' | 'marks'>): string | null {
  if (front.kind !== 'document') return null;
  const ends = marks.flatMap((mark) => {
    if (mark.mark !== 'repealed' && mark.mark !== 'superseded') return [];
    const by = mark.by.front;
    return by.kind === 'document' ? [by.effective_from ?? by.document_date] : [];
  });
  return [...ends, ...(front.effective_until === undefined ? [] : [front.effective_until])].sort()[0] ?? null;
}
