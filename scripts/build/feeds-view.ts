import { type Feed, type FeedSort, feedsOf, sorts } from './feeds.ts';
import { plainPage } from './plain-page.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

/** The page that lists every feed of a site. */
export interface FeedsView extends PageView {
  groups: { sort: FeedSort; feeds: Pick<Feed, 'name' | 'rss' | 'atom' | 'json'>[] }[];
}

export function feedsView(site: SiteView): FeedsView {
  const feeds = feedsOf(site);
  const groups = sorts
    .map((sort) => ({
      sort,
      feeds: feeds.filter((feed) => feed.sort === sort).map(({ name, rss, atom, json }) => ({ name, rss, atom, json })),
    }))
    .filter((group) => group.feeds.length > 0);
  return { ...plainPage(site, '/feeds/'), groups };
}
