import { plainPage } from './plain-page.ts';
import { filterNames, type SearchFilters } from './search-record.ts';
import { filtersIn } from './search-records.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

/** The search page with what can be chosen there: values that at least one article of the group has. */
export interface SearchView extends PageView {
  filters: { name: keyof SearchFilters; values: string[] }[];
}

const inChinese = new Intl.Collator('zh-CN').compare;

/** The order in which values are read: years from the newest, all others as a Chinese dictionary has them. */
const ordered = (name: keyof SearchFilters, values: Iterable<string>) =>
  name === 'year' ? [...values].sort().reverse() : [...values].sort(inChinese);

/** What could narrow a search of the group; what has one value only cannot. */
export function choicesOf({ live, state }: Pick<SiteView, 'live' | 'state'>): SearchView['filters'] {
  const known = new Map(filterNames.map((name) => [name, new Set<string>()]));
  const filtersOf = filtersIn(live);
  // Of articles that are alike one is enough: nothing tells them apart but the year and the validity.
  const seen = new Set<object>();
  let year = 'none';
  for (const { article, validity, day } of state.dated) {
    // The newest stand first, so that those of a year follow each other.
    if (!day.startsWith(year)) {
      year = day.slice(0, 4);
      known.get('year')?.add(year);
    }
    if (validity !== null) known.get('validity')?.add(validity);
    const { alike = article } = article;
    if (seen.has(alike)) continue;
    seen.add(alike);
    const filters = filtersOf({ article, validity, day });
    for (const [name, values] of known) for (const value of filters[name]) values.add(value);
  }
  return [...known].flatMap(([name, values]) => (values.size < 2 ? [] : [{ name, values: ordered(name, values) }]));
}

export const searchView = (site: SiteView, filters: SearchView['filters']): SearchView => ({
  ...plainPage(site, '/search/'),
  filters,
});
