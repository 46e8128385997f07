import { columnUrl, fileOf, listUrl } from './address.ts';
import { tagsOf } from './article-view.ts';
import { announced, feedLinks } from './feeds.ts';
import { listingOf } from './rows.ts';
import type { ListedColumn, SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { FeedLinks, Link, PageView, Row } from './view.ts';

/** A column's index (`n` null) or one of its numbered list pages. */
export interface ColumnView extends PageView {
  title: string;
  n: number | null;
  description: string;
  rows: Row[];
  /** The column's days are over; it is kept for reading. */
  archived: boolean;
  /** The columns of its section, for the list beside the text. */
  neighbours: (Link & { id: string })[];
  /** The newest numbered pages and the first one; only on the index, so that a new page changes no old one but its neighbour. */
  pages: { n: number; url: string }[];
  newer: string | null;
  older: string | null;
  feed: FeedLinks | null;
}

const newestPages = 9;

/** Enough numbers to jump to: a column of thousands of articles has hundreds of pages. */
function shortcuts<T>(numbered: readonly T[]): T[] {
  if (numbered.length < 2) return [];
  return [...numbered.slice(0, newestPages), ...numbered.slice(Math.max(newestPages, numbered.length - 1))];
}

/** Leaders stand in their order, whoever was published last. */
function inRank(standings: readonly Standing[]): readonly Standing[] {
  const ranks = new Map(
    standings.flatMap((one) => (one.article.front.kind === 'leader' ? [[one, one.article.front.rank] as const] : [])),
  );
  if (ranks.size < standings.length) return standings;
  return [...standings].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function views(site: SiteView, { column, newest, pages }: ListedColumn): ColumnView[] {
  const section = site.frame.nav.find(({ id }) => id === column.section);
  const numbered = pages.map(({ n }) => ({ n, url: listUrl(column.id, n) }));
  const feed = announced(site, feedLinks('column', column.id, `${column.title} - ${site.frame.site.name}`));
  const common = {
    frame: site.frame,
    title: column.title,
    crumbs: section ? [{ title: section.title, url: section.url }] : [],
    section: column.section,
    column: column.id,
    columnTags: tagsOf(column),
    description: column.description,
    archived: site.state.archived.has(`${site.id}/${column.id}`),
    neighbours: section?.columns ?? [],
    feed,
  };
  const listing = listingOf(site);
  const view = (
    url: string,
    standings: readonly Standing[],
    own: Pick<ColumnView, 'n' | 'pages' | 'newer' | 'older'>,
  ): ColumnView => {
    const place = { url, file: `${site.id}/${fileOf(url)}`, canonical: `https://${site.frame.site.domain}${url}` };
    const plain = { ...common, ...place, ...own };
    return {
      ...plain,
      shows: standings,
      get rows() {
        return listing.rows(standings);
      },
      toJSON: () => ({ ...plain, rows: listing.lines(standings) }),
    };
  };
  const neither = { newer: null, older: null };
  const index = view(columnUrl(column.id), inRank(newest), { n: null, pages: shortcuts(numbered), ...neither });
  const lists = pages.map(({ n, values }, at) => {
    const [newer = null, older = null] = [numbered[at - 1]?.url, numbered[at + 1]?.url];
    return view(listUrl(column.id, n), values, { n, pages: [], newer, older });
  });
  return [index, ...lists];
}

/** Index and list pages of every column that shows something. */
export function columnViews(site: SiteView): ColumnView[] {
  return site.columns.flatMap((listed) => views(site, listed));
}
