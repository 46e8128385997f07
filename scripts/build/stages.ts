import type { FrontMatter } from '../article/front-matter.ts';
import { compareInstants } from '../site/time.ts';
import { dayBegins, dayEnds } from './clock.ts';

/** How far a consultation or an interview has come: not begun, open, over, or with its result (an interview: its transcript). */
export type Stage = 'coming' | 'open' | 'closed' | 'answered';

/** The instants at which an article's stage changes by the calendar alone. */
export function stageInstants(front: FrontMatter, zone: string): string[] {
  if (front.kind === 'consultation') return [dayBegins(zone, front.opens), dayEnds(zone, front.closes)];
  return front.kind === 'interview' ? [front.starts] : [];
}

/** The stage at `asOf`; null for kinds that have none. */
export function stageOf(front: FrontMatter, zone: string, asOf: string): Stage | null {
  const [first, last] = stageInstants(front, zone);
  if (first === undefined) return null;
  const answered = front.kind === 'consultation' ? front.result : front.kind === 'interview' ? front.transcript : null;
  if (answered) return 'answered';
  if (compareInstants(asOf, first) < 0) return 'coming';
  return last !== undefined && compareInstants(asOf, last) < 0 ? 'open' : 'closed';
}
