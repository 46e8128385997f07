import { type BlockView, blockViews } from './blocks.ts';
import { announced, feedLinks } from './feeds.ts';
import type { SiteView } from './site-view.ts';
import type { FeedLinks, PageView } from './view.ts';

export interface HomeView extends PageView {
  blocks: BlockView[];
  /** A block is the search box: the header then has none. */
  searchInside: boolean;
  feed: FeedLinks | null;
}

/** Every article that a column of the site lists, as often as one does. */
const standingsOf = ({ columns }: SiteView) => columns.flatMap(({ entries }) => entries.map(({ value }) => value));

/** The home page, composed from the blocks of blocks.yml. */
export function homeView(site: SiteView): HomeView {
  const { columns } = site;
  const blocks = blockViews({ site, columns, standings: standingsOf(site), home: true }, site.model.blocks.blocks);
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
    feed: columns.length > 0 ? announced(site, feedLinks('site', '', site.frame.site.name)) : null,
    blocks,
    searchInside: blocks.some(({ block }) => block === 'search'),
  };
}
