import type { PublicCase } from '../site/types.gen.ts';
import { newestFirst } from './rows.ts';
import { ofSite } from './services.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

function casesIn({ article }: Standing, url: string): PublicCase[] {
  const { front, unitName } = article;
  if (front.kind === 'progress') {
    return front.rows.map(({ person: _person, ...row }) => ({ ...row, result: null, finished: null, url }));
  }
  if (front.kind !== 'results') return [];
  return front.rows.map(({ person: _person, ...row }) => ({ ...row, unit: unitName, state: '已办结', url }));
}

/** The lists of a site that tell how far cases have come and how they ended, the newest first. */
export const caseLists = (site: SiteView): Standing[] => newestFirst(ofSite(site, 'progress', 'results'));

/** Every case that the site's lists tell of, once: a result before a state, a newer state before an older one; by receipt number (E24.4). */
export function casesOf(site: SiteView, absolute: (standing: Standing) => string): PublicCase[] {
  const lists = caseLists(site);
  const ended = lists.filter(({ article }) => article.front.kind === 'results');
  const cases = new Map<string, PublicCase>();
  for (const list of [...ended, ...lists]) {
    for (const each of casesIn(list, absolute(list))) if (!cases.has(each.number)) cases.set(each.number, each);
  }
  return [...cases.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}
