import type { LiveText } from '../ledger/live-article.ts';
import type { Block } from '../site/types.gen.ts';
import { columnUrl, fileUrl } from './address.ts';
import { byOrdinal } from './lists.ts';
import { picturesIn } from './markdown.ts';
import { sizedUrl } from './pictures.ts';
import { newestFirst, rowOf } from './rows.ts';
import type { ListedColumn, SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { Link, Row } from './view.ts';

export type BlockView =
  | { block: 'headline'; title: string | null; lead: Row; picture: string | null; rows: Row[] }
  | { block: 'list'; title: string; url: string | null; rows: Row[] }
  | { block: 'columns'; title: string | null; columns: (Link & { description: string })[] }
  | { block: 'search'; title: string | null; words: Link[] }
  | { block: 'channels'; title: string | null; links: Link[] }
  | { block: 'links'; title: string | null; links: Link[] };

/** What a page of blocks may show: a site with its columns, narrowed for a channel to what its unit published. */
export interface Scope {
  site: SiteView;
  columns: readonly Pick<ListedColumn, 'column' | 'entries'>[];
  /** Visible articles, in any order, some of them more than once. */
  standings: readonly Standing[];
  /** Whether it is the home page, on which only that may stand which was signed for it. */
  home: boolean;
}

const headlines = 6;
const lines = 6;

/** Only what was signed for the home page may stand there. */
const forHome = ({ article }: Standing) => article.brief.placement !== 'column';

function headline({ site, standings }: Scope, block: Block): BlockView[] {
  const [lead, ...others] = newestFirst(new Set(standings.filter((one) => one.article.brief.placement === 'headline')));
  if (!lead) return [];
  const { body, files } = lead.article;
  const own = files.map(({ name }) => name);
  // Another site's pictures would be a request to another host.
  const shown = lead.article.site === site.id ? picturesIn(body).find((name) => own.includes(name)) : undefined;
  return [
    {
      block: 'headline',
      title: block.title ?? null,
      lead: rowOf(site, lead),
      picture: shown === undefined ? null : pictureOf(site, lead.article, shown),
      rows: others.slice(0, (block.count ?? headlines) - 1).map((standing) => rowOf(site, standing)),
    },
  ];
}

/** The widest of the smaller pictures, where there is one: the box on the home page is no wider. */
function pictureOf({ pictures }: Scope['site'], article: LiveText, name: string): string {
  const width = pictures(article, name)?.widths.at(-1);
  return width === undefined ? fileUrl(article.id, name) : sizedUrl(article.id, name, width);
}

const namesIn = ({ column, columns = [] }: Block) => [...(column === undefined ? [] : [column]), ...columns];

/** Columns that a block asks for, in the order in which it names them; null when it names none. */
function named({ columns }: Scope, block: Block): Scope['columns'] | null {
  if (block.section !== undefined) return columns.filter(({ column }) => column.section === block.section);
  const names = namesIn(block);
  if (names.length === 0) return null;
  return names.flatMap((name) => columns.find(({ column }) => column.id === name) ?? []);
}

/** One column in its own order, as its list has it; several together by the time of publication. */
function inOrder(from: Scope['columns'] | null, standings: readonly Standing[]): Standing[] {
  if (!from) return newestFirst(new Set(standings));
  const [first, ...more] = from;
  if (first && more.length === 0) {
    return byOrdinal(first.entries).map(({ value }) => value);
  }
  return newestFirst([...new Set(from.flatMap(({ entries }) => entries.map(({ value }) => value)))]);
}

/** Where all of a list stands: the page of the one section or column that the block names, or nowhere. */
function pageOf({ site }: Scope, block: Block): Link | null {
  const { sections, columns } = site.model.columns;
  const [only, ...more] = namesIn(block);
  const place = block.section ?? (more.length === 0 ? only : undefined);
  const found = [...sections, ...columns].find(({ id }) => id === place);
  return found ? { title: found.title, url: columnUrl(found.id) } : null;
}

function list(scope: Scope, block: Block): BlockView[] {
  const rows = inOrder(named(scope, block), scope.standings)
    .filter((standing) => !scope.home || forHome(standing))
    .filter(({ article }) => block.kinds === undefined || block.kinds.includes(article.brief.kind))
    .slice(0, block.count ?? lines)
    .map((standing) => rowOf(scope.site, standing));
  if (rows.length === 0) return [];
  const page = pageOf(scope, block);
  return [{ block: 'list', title: block.title ?? page?.title ?? '', url: page?.url ?? null, rows }];
}

function columns(scope: Scope, block: Block): BlockView[] {
  const entrances = (named(scope, block) ?? []).map(({ column: { id, title, description } }) => ({
    title,
    url: columnUrl(id),
    description,
  }));
  return entrances.length > 0 ? [{ block: 'columns', title: block.title ?? null, columns: entrances }] : [];
}

const shown: Readonly<Record<Block['block'], (scope: Scope, block: Block) => BlockView[]>> = {
  headline,
  list,
  columns,
  search: (_, { title, words = [] }) => {
    const links = words.map((word) => ({ title: word, url: `/search/?q=${encodeURIComponent(word)}` }));
    return [{ block: 'search', title: title ?? null, words: links }];
  },
  channels: ({ site: { frame } }, { title }) =>
    frame.channels.length > 0 ? [{ block: 'channels', title: title ?? null, links: frame.channels }] : [],
  links: (_, { title, links = [] }) =>
    links.length > 0
      ? [{ block: 'links', title: title ?? null, links: links.map(({ text, url }) => ({ title: text, url })) }]
      : [],
};

/** Blocks as their data names them; one with nothing to show is not there. */
export const blockViews = (scope: Scope, blocks: readonly Block[]): BlockView[] =>
  blocks.flatMap((block) => shown[block.block](scope, block));

/** What blocks of a page show of articles. */
export const rowsIn = (blocks: readonly BlockView[]): Row[] =>
  blocks.flatMap((block) => {
    if (block.block === 'headline') return [block.lead, ...block.rows];
    return block.block === 'list' ? block.rows : [];
  });
