import { later } from '../site/time.ts';
import { articleUrl } from './address.ts';
import { timesIn } from './article-times.ts';
import { rowsIn } from './blocks.ts';
import type { SiteView } from './site-view.ts';
import { knownPages, type SitemapPages, sitemapPages } from './sitemap-xml.ts';
import type { Standing, State } from './state.ts';
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

/** Whether another article tells when its page changed. */
const isToldOf = ({ marks, interpretations, updates }: Standing) =>
  marks.length + interpretations.length + updates.length > 0;

/** When an article's page changed: with it, and with the articles that replace or explain it. */
function changeOf({ article, marks, interpretations, updates }: Standing, times: ReturnType<typeof timesIn>): string {
  const others = [
    ...marks.flatMap((mark) => ('by' in mark ? [mark.by] : [])),
    ...interpretations,
    ...updates.map((update) => update.article),
  ];
  return others.map((other) => times(other).published).reduce(later, times(article).updated);
}

/** The same of all visible articles by their turn, in milliseconds since 1970: every article stands on several lists, and most never changed. */
function changesIn(state: State, changed: (standing: Standing) => string): Float64Array {
  const changedAt = (standing: Standing): number =>
    standing.steady && !isToldOf(standing) ? standing.at : Date.parse(changed(standing));
  const changes = known.get(state) ?? Float64Array.from(state.newest, changedAt);
  known.set(state, changes);
  return changes;
}

/** Every site of a group asks for the same ones. */
const known = new WeakMap<State, Float64Array>();

/**
 * The indexable pages of a site: articles in the order of their publication, so that a new one touches the last file of them only, and all
 * others. A list changed when the newest change of what it shows was signed.
 */
export function sitemapOf(site: SiteView, views: Views): SitemapPages[] {
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
  const changes = changesIn(site.state, changed);
  const newest = (view: PageView): string | null => {
    let [last, lastAt]: [Standing | null, number] = [null, 0];
    for (const standing of shownOn(view)) {
      const at = changes[standing.turn] ?? 0;
      if (!last || at >= lastAt) [last, lastAt] = [standing, at];
    }
    return last && changed(last);
  };
  return [
    sitemapPages(
      articles,
      // The line of an article holds its records, and with them its times.
      (standing) => (isToldOf(standing) ? `${standing.line} ${changed(standing)}` : standing.line),
      (standing) => ({ loc: `${origin}${articleUrl(standing.article.id)}`, lastmod: changed(standing) }),
    ),
    knownPages(others.map((view) => ({ loc: view.canonical, lastmod: newest(view) }))),
  ];
}
