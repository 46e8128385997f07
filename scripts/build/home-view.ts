import type { Blocks } from '../site/types.gen.ts';
import { columnUrl, fileUrl } from './address.ts';
import { announced, feedLinks } from './feeds.ts';
import { picturesIn } from './markdown.ts';
import { newestFirst, rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { FeedLinks, Link, PageView, Row } from './view.ts';

type Block = Blocks['blocks'][number];

export type BlockView =
  | { block: 'headline'; title: string | null; lead: Row; picture: string | null; rows: Row[] }
  | { block: 'list'; title: string; url: string; rows: Row[] }
  | { block: 'channels'; title: string | null; links: Link[] }
  | { block: 'links'; title: string | null; links: Link[] };

export interface HomeView extends PageView {
  blocks: BlockView[];
  feed: FeedLinks | null;
}

const headlines = 6;
const lines = 6;

/** Only what was signed for the home page may stand there. */
const forHome = ({ article }: Standing) => article.front.placement !== 'column';

function headline(site: SiteView, block: Block): BlockView[] {
  const all = new Map(site.columns.flatMap(({ entries }) => entries.map(({ value }) => [value.article.id, value])));
  const [lead, ...others] = newestFirst([...all.values()].filter((one) => one.article.front.placement === 'headline'));
  if (!lead) return [];
  const { id, body, files } = lead.article;
  const own = files.map(({ name }) => name);
  // Another site's pictures would be a request to another host.
  const shown = lead.article.site === site.id ? picturesIn(body).find((name) => own.includes(name)) : undefined;
  return [
    {
      block: 'headline',
      title: block.title ?? null,
      lead: rowOf(site, lead),
      picture: shown === undefined ? null : fileUrl(id, shown),
      rows: others.slice(0, (block.count ?? headlines) - 1).map((standing) => rowOf(site, standing)),
    },
  ];
}

function list(site: SiteView, block: Block): BlockView[] {
  const found = site.columns.find(({ column }) => column.id === block.column);
  if (!found) return [];
  const rows = found.entries
    .filter(({ value }) => forHome(value))
    .sort((a, b) => b.ordinal - a.ordinal)
    .slice(0, block.count ?? lines)
    .map(({ value }) => rowOf(site, value));
  if (rows.length === 0) return [];
  return [{ block: 'list', title: block.title ?? found.column.title, url: columnUrl(found.column.id), rows }];
}

const shown: Readonly<Record<Block['block'], (site: SiteView, block: Block) => BlockView[]>> = {
  headline,
  list,
  channels: ({ frame }, { title }) =>
    frame.channels.length > 0 ? [{ block: 'channels', title: title ?? null, links: frame.channels }] : [],
  links: (_, { title, links = [] }) =>
    links.length > 0
      ? [{ block: 'links', title: title ?? null, links: links.map(({ text, url }) => ({ title: text, url })) }]
      : [],
};

/** The home page, composed from the blocks of blocks.yml; a block with nothing to show is not there. */
export function homeView(site: SiteView): HomeView {
  return {
    frame: site.frame,
    url: '/',
    file: `${site.id}/index.html`,
    canonical: `https://${site.frame.site.domain}/`,
    title: null,
    crumbs: [],
    section: null,
    column: null,
    columnTags: null,
    // A site that shows nothing yet has no feed.
    feed: site.columns.length > 0 ? announced(site, feedLinks('site', '', site.frame.site.name)) : null,
    blocks: site.model.blocks.blocks.flatMap((block) => shown[block.block](site, block)),
  };
}
