import type { Live, Registered } from '../ledger/live-article.ts';
import type { SiteModel } from '../site/in-force.ts';
import { unitOf } from '../site/people.ts';
import type { Column, Unit } from '../site/types.gen.ts';
import { articleUrl, channelUrl, columnUrl } from './address.ts';
import type { Clock } from './clock.ts';
import { byOrdinal, type Entry, type Lists } from './lists.ts';
import type { Pictures } from './pictures.ts';
import type { Standing, State } from './state.ts';
import type { Texts } from './texts.ts';
import type { Frame } from './view.ts';

/** A column with its entries, as they are listed for people and for programs. */
export interface ListedColumn extends Lists<Standing> {
  column: Column;
  entries: readonly Entry<Standing>[];
}

/** One site as all of its pages see it. */
export interface SiteView {
  id: string;
  model: SiteModel;
  live: Live;
  state: State;
  clock: Clock;
  texts: Texts;
  pictures: Pictures;
  frame: Frame;
  /** Columns of this site that show something, in the order of columns.yml. */
  columns: ListedColumn[];
  /** Channels of this site that show something. */
  channels: { unit: Unit; standings: Standing[] }[];
  /** Address of an article as seen from this site. */
  hrefOf(article: Registered): string;
}

/** Visible articles of every column (site/column) with their ordinals, the newest first. */
export function entriesByColumn(state: State): Map<string, readonly Entry<Standing>[]> {
  const listed = new Map<string, Entry<Standing>[]>();
  // Those that were published last have the highest ordinals: hardly anything is left to be sorted.
  for (const standing of state.newest) {
    const { id, columns, ordinals } = standing.article;
    for (let at = 0; at < columns.length; at += 1) {
      const [column = '', ordinal] = [columns[at], ordinals[at]];
      if (ordinal === undefined) throw new Error(`article ${id} has no ordinal in column ${column}`);
      const entries = listed.get(column);
      if (entries) entries.push({ ordinal, value: standing });
      else listed.set(column, [{ ordinal, value: standing }]);
    }
  }
  return new Map([...listed].map(([column, entries]) => [column, byOrdinal(entries)]));
}

/** Channels are units of the main site that publish without a site of their own (DESIGN §1). */
export function channelsOf(live: Live, state: State, site: string): SiteView['channels'] {
  if (site !== live.inForce.group.main) return [];
  const units = live.inForce.registry.units.filter((unit) => unit.channel === true);
  const channels = new Map(units.map((unit) => [unit.id, { unit, standings: [] as Standing[] }]));
  for (const standing of units.length > 0 ? state.shown.values() : []) {
    const { unit, channels: others } = standing.article.brief;
    for (const id of others ? new Set([unit, ...others]) : [unit]) channels.get(id)?.standings.push(standing);
  }
  return [...channels.values()].filter(({ standings }) => standings.length > 0);
}

/** Where an article is, seen from `site`: its page exists only on the site of its path. */
export function addressFrom(live: Live, site: string): (article: Registered) => string {
  return (article) => {
    const url = articleUrl(article.id);
    const domain = live.inForce.sites.get(article.site)?.site.domain;
    return article.site === site || domain === undefined ? url : `https://${domain}${url}`;
  };
}

/** What every page of a site shows around its text. */
export function frameOf(
  live: Live,
  state: State,
  model: SiteModel,
  { columns, channels, hrefOf }: Pick<SiteView, 'columns' | 'channels' | 'hrefOf'>,
  { assets, mark }: Pick<Frame, 'assets' | 'mark'>,
): Frame {
  const { site } = model;
  const host = unitOf(live.inForce.registry, site.host);
  if (!host) throw new Error(`unit ${site.host}, which runs site ${site.id}, is not registered`);
  const nav = model.columns.sections
    .map(({ id, title }) => ({
      id,
      title,
      url: columnUrl(id),
      columns: columns
        .filter(({ column }) => column.section === id)
        .map(({ column }) => ({ id: column.id, title: column.title, url: columnUrl(column.id) })),
    }))
    .filter((section) => section.columns.length > 0);
  const banner = state.banners.get(site.id);
  const linked = banner?.link === undefined ? undefined : state.shown.get(banner.link);
  return {
    site: {
      id: site.id,
      name: site.name,
      domain: site.domain,
      code: site.code ?? null,
      icp: site.icp ?? null,
      police: site.police ?? null,
      host: host.name,
      contact: site.contact,
      mourning: site.mourning === true,
    },
    nav,
    channels: channels.map(({ unit }) => ({ title: unit.short ?? unit.name, url: channelUrl(unit.id) })),
    sites: [...live.inForce.sites.values()]
      .filter((other) => other.site.id !== site.id)
      .map((other) => ({ title: other.site.name, url: `https://${other.site.domain}/` })),
    banner: banner ? { text: banner.text, until: banner.until, url: linked ? hrefOf(linked.article) : null } : null,
    assets,
    government: [
      ...[...live.inForce.sites.values()].map((one) => one.site.domain),
      ...(model.rules.government_hosts ?? []),
    ],
    mark,
  };
}
