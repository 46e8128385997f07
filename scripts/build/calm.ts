import type { LiveArticle } from '../ledger/live-article.ts';

/** Fields of a front matter that the calendar is asked about, or that name other articles. */
const lively = [
  'publish_at',
  'expires',
  'until',
  'opens',
  'closes',
  'starts',
  'effective_from',
  'effective_until',
  'supersedes',
  'repeals',
  'amends',
  'interprets',
  'thread',
  'comments_on',
  'groups',
] as const;

/**
 * Tells of an article whether nothing happens to it by the calendar once it is published, and it says nothing of others: so it is with most of an
 * archive, and of articles that are alike one is looked at.
 */
export function calmOf(): (article: LiveArticle) => boolean {
  const known = new Map<object, boolean>();
  return (article) => {
    if (article.status !== 'live') return false;
    const { alike = article } = article;
    const calm = known.get(alike) ?? !lively.some((field) => field in article.brief);
    if (article.alike) known.set(alike, calm);
    return calm;
  };
}
