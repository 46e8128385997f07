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
  return (article) => {
    const { original, published: recorded, updated } = article;
    const published = original ? dayBegins(zone, original.date) : recorded;
    return {
      published,
      updated: updated === published || article.record.type === 'import' ? published : later(updated, published),
    };
  };
}
