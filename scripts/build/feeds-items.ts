import type { LiveText } from '../ledger/live-article.ts';
import type { ArticleTimes } from './article-times.ts';
import { summaryOf } from './article-view.ts';
import type { Standing } from './state.ts';

/** An article in a feed. Its address is made from its id, never changes and so is its identity. */
export interface FeedItem {
  url: string;
  title: string;
  /** RFC 3339. */
  published: string;
  updated: string;
  summary: string;
  /** The unit that publishes it, or the source of a reprint (ContentSource). */
  source: string;
  /** Where a reprint comes from. */
  via: string | null;
}

export function itemOf({ article }: Standing, url: string, times: (article: LiveText) => ArticleTimes): FeedItem {
  const { front, unitName } = article;
  const { type, name, url: via } = front.source;
  return {
    url,
    title: front.title,
    ...times(article),
    summary: summaryOf(article),
    source: type === 'reprint' ? (name ?? unitName) : unitName,
    via: type === 'reprint' ? (via ?? null) : null,
  };
}
