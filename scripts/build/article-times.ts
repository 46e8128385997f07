import type { LiveText } from '../ledger/live-article.ts';
import { later } from '../site/time.ts';
import { dayBegins } from './clock.ts';

/** RFC 3339, as machines are told. */
export interface ArticleTimes {
  published: string;
  updated: string;
}

/**
 * When articles were published and last changed, by the record (DESIGN §3). A moved article was published on its original day; the move
 * itself changed nothing. What was signed before its publish_at is not older than its publication.
 */
export function timesIn(zone: string): (article: LiveText) => ArticleTimes {
  const days = new Map<string, string>();
  const beginning = (day: string) => {
    const known = days.get(day) ?? dayBegins(zone, day);
    days.set(day, known);
    return known;
  };
  return ({ original, record, published: recorded, updated }) => {
    const published = original ? beginning(original.date) : recorded;
    return { published, updated: record.type === 'import' ? published : later(updated, published) };
  };
}
