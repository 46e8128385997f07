import { jsonText } from './json-text.ts';
import type { SiteView } from './site-view.ts';

export const titlesUrl = '/search/titles.json';

/** Enough of them to be a help, few enough to be fetched while somebody types (about 60 KB compressed). */
const most = 2_000;

/** The newest titles of the group with their addresses as seen from the site, for the list under its search box. */
export function titlesOf({ state, hrefOf }: SiteView): string {
  const newest = state.newest.slice(0, most);
  return `${jsonText(newest.map(({ article }) => [article.front.title, hrefOf(article)]))}\n`;
}
