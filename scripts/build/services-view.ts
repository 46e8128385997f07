import type { ResourceFields } from '../site/types.gen.ts';
import { plainPage } from './plain-page.ts';
import { newestFirst, rowOf } from './rows.ts';
import { ofSite, type ServiceGroup, type ServiceSort, serviceGroups, serviceSorts, servicesUrl } from './services.ts';
import type { SiteView } from './site-view.ts';
import type { Link, PageView, Row } from './view.ts';

/** A guide in a list of services. */
export interface ServiceLine extends Link {
  matter: string;
  authority: string;
  limit: string;
  ways: string;
}

/** All services, or those of one group. */
export interface ServicesView extends PageView {
  /** null on the page of all. */
  here: { sort: ServiceSort; name: string } | null;
  /** Ways to find them; on a group's page only the groups of its own sort. */
  ways: { sort: ServiceSort; groups: (Link & { count: number; here: boolean })[] }[];
  lines: ServiceLine[];
  /** Directories of places by field (E25); only on the page of all. */
  resources: { field: ResourceFields['field']; rows: Row[] }[];
}

const lineOf = (site: SiteView, { standing, guide }: ServiceGroup['guides'][number]): ServiceLine => ({
  title: guide.title,
  url: site.hrefOf(standing.article),
  matter: guide.matter,
  authority: guide.authority,
  limit: guide.promised_limit,
  ways: guide.ways.join('、'),
});

function waysOf(groups: readonly ServiceGroup[], here: ServiceGroup | null): ServicesView['ways'] {
  return serviceSorts
    .filter((sort) => here === null || here.sort === sort)
    .map((sort) => ({
      sort,
      groups: groups
        .filter((group) => group.sort === sort)
        .map((group) => ({
          title: group.name,
          url: servicesUrl(group),
          count: group.guides.length,
          here: group === here,
        })),
    }))
    .filter((way) => way.groups.length > 0);
}

function resourcesOf(site: SiteView): ServicesView['resources'] {
  const fields = new Map<ResourceFields['field'], Row[]>();
  for (const standing of newestFirst(ofSite(site, 'resource'))) {
    const { front } = standing.article;
    if (front.kind === 'resource') fields.set(front.field, [...(fields.get(front.field) ?? []), rowOf(site, standing)]);
  }
  return [...fields].map(([field, rows]) => ({ field, rows }));
}

/** `/services/` and one page a group, for every site that shows a guide or a directory of places (E25, E26). */
export function servicesViews(site: SiteView): ServicesView[] {
  const groups = serviceGroups(site);
  const resources = resourcesOf(site);
  if (groups.length === 0 && resources.length === 0) return [];
  const view = (group: ServiceGroup | null): ServicesView => ({
    ...plainPage(site, servicesUrl(group ?? undefined)),
    title: group?.name ?? null,
    here: group ? { sort: group.sort, name: group.name } : null,
    ways: waysOf(groups, group),
    lines: (group?.guides ?? []).map((entry) => lineOf(site, entry)),
    resources: group ? [] : resources,
  });
  return [view(null), ...groups.map(view)];
}
