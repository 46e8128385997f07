import type { Brief } from '../ledger/brief.ts';
import { compareInstants } from '../site/time.ts';
import { dayBegins, dayEnds } from './clock.ts';

/** How far a consultation or an interview has come: not begun, open, over, or with its result (an interview: its transcript). */
export type Stage = 'coming' | 'open' | 'closed' | 'answered';

/** The instants at which an article's stage changes by the calendar alone. */
export function stageInstants(brief: Brief, zone: string): string[] {
  if (brief.kind === 'consultation') return [dayBegins(zone, brief.opens), dayEnds(zone, brief.closes)];
  return brief.kind === 'interview' ? [brief.starts] : [];
}

/** The stage at `asOf`; null for kinds that have none. */
export function stageOf(brief: Brief, zone: string, asOf: string): Stage | null {
  const [first, last] = stageInstants(brief, zone);
  if (first === undefined) return null;
  const answered = brief.kind === 'consultation' ? brief.result : brief.kind === 'interview' ? brief.transcript : null;
  if (answered) return 'answered';
  if (compareInstants(asOf, first) < 0) return 'coming';
  return last !== undefined && compareInstants(asOf, last) < 0 ? 'open' : 'closed';
}
