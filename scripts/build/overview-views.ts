import type { Column, Kind } from '../site/types.gen.ts';
import { channelUrl, columnUrl, fileOf } from './address.ts';
import { type BlockView, blockViews } from './blocks.ts';
import { announced, feedLinks } from './feeds.ts';
import { plainPage } from './plain-page.ts';
import { newestFirst, rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { FeedLinks, PageView, Row } from './view.ts';

/** A heading with the newest lines under it and the address of all of them. */
export interface Digest {
  title: string;
  url: string | null;
  rows: Row[];
}

/** A page on which one looks for what several columns hold, by the name of its template. */
export type Door = 'services' | 'status' | 'questions' | 'disclosure' | 'library';

const behind: Readonly<Record<Door, readonly Kind[]>> = {
  services: ['guide', 'resource'],
  status: ['progress', 'results'],
  questions: ['faq'],
  disclosure: ['disclosure-guide', 'annual-report'],
  library: ['document'],
};
const doors: readonly Door[] = ['services', 'status', 'questions', 'disclosure', 'library'];

/** A section's or a channel's page: its columns with their newest lines. */
export interface OverviewView extends PageView {
  title: string;
  digests: Digest[];
  /** Of a section: pages on which one looks for what its columns hold. */
  doors: Door[];
  /** Of a channel whose blocks the site's data names, instead of its digests. */
  blocks: BlockView[];
  /** Of a channel; sections have none. */
  feed: FeedLinks | null;
}

const linesInSection = 6;
const linesInChannel = 20;

function page(
  site: SiteView,
  url: string,
  title: string,
): Omit<OverviewView, 'digests' | 'blocks' | 'columnTags' | 'doors' | 'feed'> {
  return {
    frame: site.frame,
    url,
    file: `${site.id}/${fileOf(url)}`,
    canonical: `https://${site.frame.site.domain}${url}`,
    title,
    crumbs: [],
    section: null,
    column: null,
  };
}

/** Tags for a page that gathers columns: of the type that its data names, else of that of its first one. */
function tagsOver(title: string, columns: readonly Column[], type?: string) {
  return {
    name: title,
    type: type ?? columns[0]?.column_type ?? title,
    description: `${title}：${columns.map((column) => column.title).join('、')}`,
    keywords: [title, ...columns.map((column) => column.title)].join(','),
  };
}

/** The kinds that columns hold, by their entries: three pages of a site ask. */
const known = new WeakMap<SiteView['columns'][number]['entries'], ReadonlySet<Kind>>();

function kindsIn({ entries }: SiteView['columns'][number]): ReadonlySet<Kind> {
  const found = known.get(entries);
  if (found) return found;
  const kinds = new Set<Kind>();
  for (const { value } of entries) kinds.add(value.article.brief.kind);
  known.set(entries, kinds);
  return kinds;
}

/** The pages on which one looks for what `columns` hold. The library of the whole group stands on its main site. */
function doorsTo(site: SiteView, columns: SiteView['columns']): Door[] {
  const held = new Set(columns.flatMap((column) => [...kindsIn(column)]));
  const here = doors.filter((door) => door !== 'library' || site.id === site.live.inForce.group.main);
  return here.filter((door) => behind[door].some((kind) => held.has(kind)));
}

/** A page that names every place of the site: its columns, and where one looks for what they hold. */
export interface DirectoryView extends PageView {
  doors: Door[];
}

export const directoryView = (site: SiteView, url: string): DirectoryView => ({
  ...plainPage(site, url),
  doors: doorsTo(site, site.columns),
});

export function sectionViews(site: SiteView): OverviewView[] {
  return site.model.columns.sections.flatMap(({ id, title, column_type: type }) => {
    const inside = site.columns.filter(({ column }) => column.section === id);
    if (inside.length === 0) return [];
    const digests = inside.map(({ column, newest }) => ({
      title: column.title,
      url: columnUrl(column.id),
      rows: newest.slice(0, linesInSection).map((standing) => rowOf(site, standing)),
    }));
    const columns = inside.map(({ column }) => column);
    return [
      {
        ...page(site, columnUrl(id), title),
        section: id,
        columnTags: tagsOver(title, columns, type),
        digests,
        doors: doorsTo(site, inside),
        blocks: [],
        feed: null,
      },
    ];
  });
}

/** Where an article stands: the title and address of the column of its path, on whichever site that is. */
function homeColumn({ live }: SiteView, { article }: Standing) {
  const [id = '', name] = article.path.split('/');
  return live.inForce.sites.get(id)?.columns.columns.find((column) => column.id === name);
}

/** The channel's blocks from what its unit published, in whichever column of the site. */
function blocksOf(site: SiteView, unit: string, standings: readonly Standing[]): BlockView[] {
  const own = new Set(standings);
  const columns = site.columns
    .map(({ column, entries }) => ({ column, entries: entries.filter(({ value }) => own.has(value)) }))
    .filter(({ entries }) => entries.length > 0);
  const blocks = site.model.blocks.channels?.find((channel) => channel.unit === unit)?.blocks ?? [];
  return blockViews({ site, columns, standings, home: false }, blocks);
}

export function channelViews(site: SiteView): OverviewView[] {
  return site.channels.map(({ unit, standings }) => {
    const blocks = blocksOf(site, unit.id, standings);
    const groups = new Map<string, { column: Column | undefined; standings: Standing[] }>();
    for (const standing of newestFirst(standings)) {
      const key = standing.article.path.split('/', 2).join('/');
      const group = groups.get(key) ?? { column: homeColumn(site, standing), standings: [] };
      group.standings.push(standing);
      groups.set(key, group);
    }
    const digests = [...groups].map(([key, { column, standings: inside }]) => ({
      title: column?.title ?? unit.name,
      url: column && key === `${site.id}/${column.id}` ? columnUrl(column.id) : null,
      rows: inside.slice(0, linesInChannel).map((standing) => rowOf(site, standing)),
    }));
    const columns = [...groups.values()].flatMap(({ column }) => column ?? []);
    const feed = announced(site, feedLinks('unit', unit.id, `${unit.name} - ${site.frame.site.name}`));
    const columnTags = tagsOver(unit.name, columns);
    const own = page(site, channelUrl(unit.id), unit.name);
    return { ...own, columnTags, digests: blocks.length > 0 ? [] : digests, blocks, doors: [], feed };
  });
}
