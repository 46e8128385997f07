import { later } from '../site/time.ts';
import { articleUrl } from './address.ts';
import { timesIn } from './article-times.ts';
import { rowsIn } from './blocks.ts';
import type { SiteView } from './site-view.ts';
import type { SitemapEntry } from './sitemap-xml.ts';
import type { Standing } from './state.ts';
import { type Overview, overviews } from './templates.ts';
import type { PageView, Row } from './view.ts';
import type { Views } from './views.ts';

/** Pages that ask not to be indexed. */
const unlisted: readonly Overview[] = ['withdrawn', 'missing'];

/** What pages that list articles show. */
function rowsOf(views: Views): Map<PageView, Row[]> {
  const rows = new Map<PageView, Row[]>();
  for (const view of [...views.section, ...views.channel])
    rows.set(view, [...view.digests.flatMap((digest) => digest.rows), ...rowsIn(view.blocks)]);
  for (const view of views.home) {
    rows.set(view, rowsIn(view.blocks));
  }
  return rows;
}

/** When an article's page changed: with it, and with the articles that replace or explain it. */
function changeOf({ article, marks, interpretations, updates }: Standing, times: ReturnType<typeof timesIn>): string {
  const own = times(article).updated;
  if (marks.length + interpretations.length + updates.length === 0) return own;
  const others = [
    ...marks.flatMap((mark) => ('by' in mark ? [mark.by] : [])),
    ...interpretations,
    ...updates.map((update) => update.article),
  ];
  return others.map((other) => times(other).published).reduce(later, own);
}

/**
 * The indexable pages of a site: articles in the order of their publication, so that a new one touches the last file only, then all
 * others. A list changed when the newest change of what it shows was signed.
 */
export function sitemapEntries(site: SiteView, views: Views): SitemapEntry[] {
  const origin = `https://${site.frame.site.domain}`;
  const times = timesIn(site.live.inForce.group.zone);
  const { shown, datedOn } = site.state;
  const articles = (datedOn.get(site.id) ?? []).toReversed();
  // Rows name articles by their addresses, on whichever site.
  const shownAt = (url: string) => shown.get(/\/([a-z0-9]{10})\.html$/.exec(url)?.[1] ?? '');
  const rows = rowsOf(views);
  const others = overviews
    .filter((template) => !unlisted.includes(template))
    .flatMap((template): PageView[] => views[template])
    .filter(({ frame }) => frame.site.id === site.id);
  const shownOn = (view: PageView) => view.shows ?? (rows.get(view) ?? []).flatMap(({ url }) => shownAt(url) ?? []);
  const changed = (standing: Standing): string => changeOf(standing, times);
  /** The same in milliseconds since 1970: every article stands on several lists. */
  const changedAt = (standing: Standing): number => {
    const text = changed(standing);
    return text === standing.article.published ? standing.at : Date.parse(text);
  };
  const newest = (view: PageView): string | null => {
    let last: { standing: Standing; at: number } | null = null;
    for (const standing of shownOn(view)) {
      const at = changedAt(standing);
      if (!last || at >= last.at) last = { standing, at };
    }
    return last && changed(last.standing);
  };
  return [
    ...articles.map((standing) => ({
      loc: `${origin}${articleUrl(standing.article.id)}`,
      lastmod: changed(standing),
    })),
    ...others.map((view) => ({ loc: view.canonical, lastmod: newest(view) })),
  ];
}
