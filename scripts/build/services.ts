import type { Audience, Guide, Kind, LifeEvent, ServiceTheme } from '../site/types.gen.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

/** By what services can be found (E26). */
export type ServiceSort = 'theme' | 'event' | 'audience' | 'unit';
export const serviceSorts: readonly ServiceSort[] = ['theme', 'event', 'audience', 'unit'];

export interface ServiceGroup {
  sort: ServiceSort;
  /** Part of the address: the theme's own name, or the unit's id. */
  id: string;
  name: string;
  guides: { standing: Standing; guide: Guide }[];
}

export const servicesUrl = (group?: Pick<ServiceGroup, 'sort' | 'id'>): string =>
  group === undefined ? '/services/' : `/services/${group.sort}/${encodeURIComponent(group.id)}/`;

/** Articles of these kinds that people look for on this site: on the main site those of the whole group, elsewhere those that its columns list. */
export function ofSite({ id, live, state }: SiteView, ...kinds: Kind[]): Standing[] {
  const found = kinds.flatMap((kind) => state.ofKind.get(kind) ?? []);
  const listed = ({ article }: Standing) => article.columns.some((path) => path.startsWith(`${id}/`));
  return id === live.inForce.group.main ? found : found.filter(listed);
}

type Entry = ServiceGroup['guides'][number];

function guidesOf(site: SiteView): Entry[] {
  return ofSite(site, 'guide').flatMap((standing): Entry[] => {
    const { front } = standing.article;
    return front.kind === 'guide' ? [{ standing, guide: front }] : [];
  });
}

/** The groups that a guide belongs to. Themes, events and audiences are words of its schema, units are those in force at its record. */
function groupsOfGuide({ standing, guide }: Entry): Omit<ServiceGroup, 'guides'>[] {
  const named = (sort: ServiceSort, names: readonly (ServiceTheme | LifeEvent | Audience)[]) =>
    names.map((name) => ({ sort, id: name, name }));
  return [
    ...named('theme', guide.themes),
    ...named('event', guide.life_events),
    ...named('audience', guide.audiences),
    { sort: 'unit', id: guide.unit, name: standing.article.unitName },
  ];
}

/**
 * The guides of a site in groups, by theme, life event, audience and unit; a group without a guide is not there. Larger groups come
 * first, guides stand in the order of their matters.
 */
export function serviceGroups(site: SiteView): ServiceGroup[] {
  const groups = new Map<string, ServiceGroup>();
  const inOrder = guidesOf(site).sort(
    (a, b) => a.guide.matter.localeCompare(b.guide.matter, 'zh-Hans-CN') || (a.guide.id < b.guide.id ? -1 : 1),
  );
  for (const entry of inOrder) {
    for (const group of groupsOfGuide(entry)) {
      const key = `${group.sort} ${group.id}`;
      const known = groups.get(key) ?? { ...group, guides: [] };
      known.guides.push(entry);
      groups.set(key, known);
    }
  }
  const rank = ({ sort }: ServiceGroup) => serviceSorts.indexOf(sort);
  return [...groups.values()].sort(
    (a, b) => rank(a) - rank(b) || b.guides.length - a.guides.length || (a.id < b.id ? -1 : 1),
  );
}
