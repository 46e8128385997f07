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

/** When a page changed, as it is written and in milliseconds since 1970. */
interface Change {
  text: string;
  at: number;
}

/** An article's page changes with it, and with the articles that replace or explain it. */
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
  const { shown, dated } = site.state;
  const articles = dated.filter(({ article }) => article.site === site.id).reverse();
  // Rows name articles by their addresses, on whichever site.
  const shownAt = (url: string) => shown.get(/\/([a-z0-9]{10})\.html$/.exec(url)?.[1] ?? '');
  const rows = rowsOf(views);
  const others = overviews
    .filter((template) => !unlisted.includes(template))
    .flatMap((template): PageView[] => views[template])
    .filter(({ frame }) => frame.site.id === site.id);
  const shownOn = (view: PageView) => view.shows ?? (rows.get(view) ?? []).flatMap(({ url }) => shownAt(url) ?? []);
  // Every article stands on several lists.
  const changes = new Map<Standing, Change>();
  const changed = (standing: Standing): Change => {
    const known = changes.get(standing);
    if (known) return known;
    const text = changeOf(standing, times);
    const change = { text, at: Date.parse(text) };
    changes.set(standing, change);
    return change;
  };
  const newest = (view: PageView): string | null => {
    let last: Change | null = null;
    for (const standing of shownOn(view)) {
      const change = changed(standing);
      if (!last || change.at >= last.at) last = change;
    }
    return last?.text ?? null;
  };
  return [
    ...articles.map((standing) => ({
      loc: `${origin}${articleUrl(standing.article.id)}`,
      lastmod: changed(standing).text,
    })),
    ...others.map((view) => ({ loc: view.canonical, lastmod: newest(view) })),
  ];
}
