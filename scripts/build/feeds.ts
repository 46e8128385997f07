import { compareInstants } from '../site/time.ts';
import { articleUrl, channelUrl, columnUrl } from './address.ts';
import { timesIn } from './article-times.ts';
import { type FeedItem, itemOf } from './feeds-items.ts';
import { plainText } from './plain-text.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { FeedLinks } from './view.ts';

export type FeedSort = 'site' | 'column' | 'unit' | 'topic' | 'thread' | 'search';

/** The newest items of a site, a column, a unit or a topic, in whichever format. */
export interface Feed extends FeedLinks {
  /** `https://` and the site's domain, for the addresses of its formats and its page. */
  origin: string;
  sort: FeedSort;
  /** Of the thing itself: `title` names the site too. */
  name: string;
  description: string;
  /** The page that shows the same to people. */
  page: string;
  publisher: string;
  /** What is said of its items, as texts for keys: while they are the same, so are the items. */
  lines: readonly string[];
  /** RFC 3339: when the newest change of an item was signed. */
  readonly updated: string;
  /** Made when somebody asks for them. */
  readonly items: FeedItem[];
}

const newest = 20;

/** A topic in an address. Topics are words of signed documents: nothing in them may lead out of the folder. */
const topicName = (topic: string) => topic.normalize('NFC').replace(/[^\p{L}\p{N}、]/gu, '-');

/** Addresses on its site of one feed in its three formats. */
export function feedLinks(sort: FeedSort, name: string, title: string): FeedLinks {
  const address = sort === 'site' ? '/feeds/site' : `/feeds/${sort}/${encodeURIComponent(name)}`;
  return { title, rss: `${address}.rss`, atom: `${address}.atom`, json: `${address}.json` };
}

/** What pages announce: nothing in a preview, which has no feeds, because copies of feeds carry no mark. */
export const announced = (site: SiteView, links: FeedLinks): FeedLinks | null =>
  site.frame.mark === 'preview' ? null : links;

interface Group {
  sort: FeedSort;
  id: string;
  name: string;
  description: string;
  url: string;
  standings: Standing[];
}

/** What tells to which groups an article belongs; null where it belongs to an event, or is one. */
function groupsIn({ article: { columns, brief } }: Standing): string | null {
  if (brief.thread !== undefined || brief.kind === 'thread') return null;
  const topic = brief.kind === 'document' ? brief.topic : '';
  return `${columns.join()} ${brief.unit} ${brief.channels?.join() ?? ''} ${topic}`;
}

function groupsOf(site: SiteView): Group[] {
  const { columns, channels, frame, state, model } = site;
  const searches = model.site.searches ?? [];
  const groups = new Map<string, Group>();
  /** Whether a group that the article belongs to wants more. */
  let open = false;
  const add = (standing: Standing, group: Omit<Group, 'standings'>) => {
    const key = `${group.sort} ${group.id}`;
    const known = groups.get(key);
    if (!known) groups.set(key, { ...group, standings: [standing] });
    else if (known.standings.length < newest) known.standings.push(standing);
    open ||= (known?.standings.length ?? 0) < newest;
  };
  // Articles that belong to the same groups, which are all full: an archive has hundreds of thousands of them.
  const full = new Set<string | object>();
  const inColumn = new Map(columns.map(({ column }) => [`${site.id}/${column.id}`, column]));
  const inChannel = new Map(channels.map(({ unit }) => [unit.id, unit]));
  // An event may collect what other sites say: all of it goes into its feed (E22).
  const eventsOf = (standing: Standing) => {
    const { id, front } = standing.article;
    return [id, front.thread].flatMap((each) => {
      const event = each === undefined ? undefined : state.shown.get(each);
      return event?.article.front.kind === 'thread' && event.article.site === site.id ? [event] : [];
    });
  };
  const isFull = (sort: FeedSort, id: string) => groups.get(`${sort} ${id}`)?.standings.length === newest;
  for (const standing of state.dated) {
    const { alike } = standing.article;
    if (alike && full.has(alike)) continue;
    const into = groupsIn(standing);
    if (into !== null && full.has(into)) {
      if (alike) full.add(alike);
      continue;
    }
    open = false;
    const { front, unitName } = standing.article;
    const own = standing.article.columns.flatMap((path) => inColumn.get(path) ?? []);
    const home = { id: '', name: frame.site.name, description: frame.site.name, url: '/' };
    if (own.length > 0 && !isFull('site', '')) add(standing, { sort: 'site', ...home });
    for (const { id, title, description } of own) {
      if (isFull('column', id)) continue;
      add(standing, { sort: 'column', id, name: title, description, url: columnUrl(id) });
    }
    const sent = [...new Set([front.unit, ...(front.channels ?? [])])].flatMap((unit) => inChannel.get(unit) ?? []);
    for (const { id, name } of sent) {
      add(standing, { sort: 'unit', id, name, description: name, url: channelUrl(id) });
    }
    if (own.length > 0 && !sent.some(({ id }) => id === front.unit)) {
      add(standing, { sort: 'unit', id: front.unit, name: unitName, description: unitName, url: '/' });
    }
    for (const event of eventsOf(standing)) {
      const { id, front: said } = event.article;
      const description = said.summary ?? said.title;
      add(standing, { sort: 'thread', id, name: said.title, description, url: articleUrl(id) });
    }
    const asked = own.length > 0 ? searches.filter(({ id }) => !isFull('search', id)) : [];
    const words = asked.length > 0 ? `${front.title}\n${plainText(standing.article)}` : '';
    for (const { id, title, words: wanted } of asked) {
      if (!wanted.every((word) => words.includes(word))) continue;
      const url = `/search/?q=${encodeURIComponent(wanted.join(' '))}`;
      add(standing, { sort: 'search', id, name: title, description: wanted.join(' '), url });
    }
    if (own.length > 0 && front.kind === 'document') {
      const [topic = ''] = front.topic.split('\\');
      add(standing, { sort: 'topic', id: topicName(topic), name: topic, description: topic, url: '/' });
    }
    if (into !== null && !open && asked.length === 0) full.add(into);
  }
  return [...groups.values()];
}

/** In the order in which they are listed. */
export const sorts: readonly FeedSort[] = ['site', 'column', 'unit', 'topic', 'thread', 'search'];

/**
 * The feeds of a site: of what is visible and listed, twenty items each, the newest by publication first. What has no item has no
 * feed. Columns stand in their order, units and topics in the order of their ids.
 */
export function feedsOf(site: SiteView): Feed[] {
  const known = made.get(site) ?? feedsFor(site);
  made.set(site, known);
  return known;
}

/** Feeds that were made: their page and their files ask for the same ones. */
const made = new WeakMap<SiteView, Feed[]>();

function feedsFor(site: SiteView): Feed[] {
  const origin = `https://${site.frame.site.domain}`;
  const times = timesIn(site.live.inForce.group.zone);
  const place = new Map(site.columns.map(({ column }, at) => [column.id, at]));
  const rank = ({ sort, id }: Group) => sorts.indexOf(sort) * 1000 + (sort === 'column' ? (place.get(id) ?? 0) : 0);
  return groupsOf(site)
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map(({ sort, id, name, description, url, standings }) => {
      const title = sort === 'site' ? name : `${name} - ${site.frame.site.name}`;
      const listed = (standing: Standing) => {
        const href = site.hrefOf(standing.article);
        return itemOf(standing, href === articleUrl(standing.article.id) ? `${origin}${href}` : href, times);
      };
      let items: FeedItem[] | undefined;
      return {
        ...feedLinks(sort, id, title),
        origin,
        sort,
        name,
        description,
        page: url,
        publisher: site.frame.site.host,
        lines: standings.map(({ line }) => line),
        get updated() {
          const updated = this.items.map((item) => item.updated).sort(compareInstants);
          return updated.at(-1) ?? '';
        },
        get items() {
          items ??= standings.map(listed);
          return items;
        },
      };
    });
}
