import { marksIn } from '../check/marks.ts';
import { type Said, said } from '../words/said.ts';

/** What is told of the words of a header or footer: a mark of secrecy stands there more often than in the text, and forbids it all. */
export function marginSaid(text: string): Said[] {
  const [mark] = marksIn(text);
  if (mark !== undefined) return [said('manuscript-marked', { mark })];
  return /\p{L}/u.test(text) ? [said('manuscript-margin', { text: text.trim().slice(0, 60) })] : [];
}
