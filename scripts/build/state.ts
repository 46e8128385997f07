import type { Brief } from '../ledger/brief.ts';
import type { Live, LiveArticle, LiveNotice, LiveText } from '../ledger/live-article.ts';
import type { Banner, Kind } from '../site/types.gen.ts';
import { timesIn } from './article-times.ts';
import { calmOf } from './calm.ts';
import { clockOf, dayBegins, dayEnds, inOrder } from './clock.ts';
import { type Stage, stageInstants, stageOf } from './stages.ts';
import { documentOf, lineOf, none, tell, validityOf } from './told.ts';

/** What newer articles and the calendar say about an article. `from` is a day still to come, else null. */
export type Mark =
  | { mark: 'expired' | 'archived' }
  | { mark: 'superseded' | 'repealed' | 'amended'; by: LiveText; from: string | null };

/** 有效性 of a document. */
export type Validity = 'coming' | 'valid' | 'amended' | 'repealed' | 'lapsed';

/** An article that the public sees at the moment of the build, and what is said of it. */
export class Standing {
  readonly article: LiveText;
  /** When it was published, in milliseconds since 1970. */
  readonly at: number;
  /** The day that lists show, YYYY-MM-DD: of publication, for moved articles of the old site. */
  readonly day: string;
  readonly stage: Stage | null;
  /** Whether it is as it was published: no text of it was signed later, and it did not move from an old site. */
  readonly steady: boolean;
  marks: Mark[];
  /** null for everything but documents. */
  validity: Validity | null = null;
  /** Visible articles that explain this one, oldest first. */
  interpretations: LiveText[] = none;
  /** Visible articles that say something about this event, oldest first. */
  updates: Standing[] = none;
  /** Visible media comments on this one, oldest first. */
  comments: LiveText[] = none;
  /** Visible topics that gather this one, oldest first. */
  topics: LiveText[] = none;
  /** Its place among all visible articles, 0 for the newest; ids decide between articles of the same moment. */
  turn = 0;
  /** Known once all is said of it. */
  #line: string | null = null;

  constructor(article: LiveText, at: number, day: string, stage: Stage | null, marks: Mark[]) {
    this.article = article;
    this.at = at;
    this.day = day;
    this.stage = stage;
    this.steady = article.updated === article.published && article.original === null;
    this.marks = marks;
  }

  /** What is said of it, as a text for keys: while it is the same, so is everything that lists show of the article. */
  get line(): string {
    this.#line ??= lineOf(this);
    return this.#line;
  }
}

/** What is to be seen at `asOf`. Nothing else of the ledger may reach a page. */
export interface State {
  asOf: string;
  /** The day of `asOf` in the group's zone. */
  day: string;
  shown: ReadonlyMap<string, Standing>;
  /** Articles, visible or not, to which something happens by the calendar, or that say something of others: few of an archive, gone through again and again. */
  lively: readonly LiveArticle[];
  /** Visible articles that stood on an old site, in the order of their ids. */
  moved: readonly Standing[];
  /** The visible ones, the newest first: by the time that the ledger gives them, and by the time that readers are told (of moved articles the original day). */
  newest: readonly Standing[];
  dated: readonly Standing[];
  /** The latter of each site on which articles have their pages. */
  datedOn: ReadonlyMap<string, readonly Standing[]>;
  /** The same by kind, in the order of their ids. */
  ofKind: ReadonlyMap<Kind, readonly Standing[]>;
  notices: readonly LiveNotice[];
  /** Columns (site/column) whose `until` has passed. */
  archived: ReadonlySet<string>;
  /** Site to its banner, while that counts. */
  banners: ReadonlyMap<string, Banner>;
}

/** Whether an instant came by `now` (milliseconds since 1970). */
const passed = (instant: string | undefined, now: number) => instant !== undefined && Date.parse(instant) <= now;

const isPublicList = (brief: Brief) => brief.kind === 'roster' || (brief.kind === 'notice' && brief.notice === '公示');

/** Public lists (公示) go when they expire, everything else is marked (DESIGN §3). */
function expiryAction({ brief }: LiveText): 'mark' | 'remove' {
  return brief.expires?.action ?? (isPublicList(brief) ? 'remove' : 'mark');
}

/** Whether it waits for a moment of its own. */
function scheduled(article: LiveArticle, now: number): boolean {
  const due = article.status === 'live' ? article.brief.publish_at : undefined;
  return due !== undefined && !passed(due, now);
}

const removed = (article: LiveArticle, now: number) =>
  article.status === 'live' && passed(article.brief.expires?.at, now) && expiryAction(article) === 'remove';

/** Every moment up to `asOf` at which an article went by itself, because its term ended. */
export function removals(live: Live, asOf: string): string[] {
  const now = Date.parse(asOf);
  return stateAt(live, asOf).lively.flatMap((article) =>
    article.status === 'live' && removed(article, now) ? (article.brief.expires?.at ?? []) : [],
  );
}

/** The day after which a topic is archived. */
const lastDayOf = ({ brief }: LiveText) => (brief.kind === 'topic' ? brief.until : undefined);

/** What the calendar says about an article. */
function markedBy(article: LiveText, now: number, day: string): Mark[] {
  const expired = passed(article.brief.expires?.at, now);
  const end = lastDayOf(article);
  const archived = end !== undefined && end < day;
  if (!expired && !archived) return none;
  return [...(expired ? [{ mark: 'expired' } as const] : []), ...(archived ? [{ mark: 'archived' } as const] : [])];
}

/** The newest of `standings`, which are in the order of their ids, first; ids decide between the same moment, so that the order never depends on chance. */
function newestBy(standings: readonly Standing[], momentOf: (standing: Standing) => number): Standing[] {
  const moments = Float64Array.from(standings, momentOf);
  const order = Uint32Array.from(standings, (_, at) => at);
  order.sort((a, b) => (moments[b] ?? 0) - (moments[a] ?? 0) || b - a);
  return Array.from(order, (at) => standings[at]).filter((standing) => standing !== undefined);
}

/** Columns (site/column) whose last day is over at the day, and the banners that count at `now`. */
function surroundings({ sites }: Live['inForce'], day: string, now: number): Pick<State, 'archived' | 'banners'> {
  const archived = new Set<string>();
  const banners = new Map<string, Banner>();
  for (const [site, { columns, banner }] of sites) {
    for (const column of columns.columns) {
      if (column.until !== undefined && column.until < day) archived.add(`${site}/${column.id}`);
    }
    if (banner && !passed(banner.until, now)) banners.set(site, banner);
  }
  return { archived, banners };
}

/** The states that were asked for last: pages, search and reports of one build ask for the same one. */
const last = new WeakMap<Live, State>();

/** The visible articles at `asOf` and what is said about each; marks come only from articles that are visible themselves. */
export function stateAt(live: Live, asOf: string): State {
  const known = last.get(live);
  const state = known?.asOf === asOf ? known : stateOf(live, asOf);
  last.set(live, state);
  return state;
}

function stateOf(live: Live, asOf: string): State {
  const { zone } = live.inForce.group;
  const clock = clockOf(zone);
  const day = clock.day(asOf);
  const now = Date.parse(asOf);
  const shown = new Map<string, Standing>();
  const notices: LiveNotice[] = [];
  const lively: LiveArticle[] = [];
  const telling: Standing[] = [];
  const moved: Standing[] = [];
  const isCalm = calmOf();
  for (const article of live.articles) {
    const calm = isCalm(article);
    const at = Date.parse(article.published);
    if (!calm || at > now) lively.push(article);
    if (at > now || (!calm && (scheduled(article, now) || removed(article, now)))) continue;
    if (article.status !== 'live') {
      notices.push(article);
      continue;
    }
    const shownOn = article.original?.date ?? clock.dayAt(at);
    const stage = calm ? null : stageOf(article.brief, zone, asOf);
    const standing = new Standing(article, at, shownOn, stage, calm ? none : markedBy(article, now, day));
    shown.set(article.id, standing);
    if (!calm) telling.push(standing);
    if (article.original) moved.push(standing);
  }
  const all = [...shown.values()];
  const newest = newestBy(all, ({ at }) => at);
  for (let turn = 0; turn < newest.length; turn += 1) {
    const standing = newest[turn];
    if (standing) standing.turn = turn;
  }
  // The oldest first: in this order others tell of them.
  for (const standing of telling.sort((a, b) => b.turn - a.turn)) tell({ shown, day }, standing);
  const ofKind = Map.groupBy(all, ({ article }) => article.brief.kind);
  for (const standing of ofKind.get('document') ?? []) standing.validity = validityOf(standing, day);
  const times = timesIn(zone);
  const toldAt = ({ article, at }: Standing) => (article.original ? Date.parse(times(article).published) : at);
  const dated = moved.length > 0 ? newestBy(all, toldAt) : newest;
  const datedOn = Map.groupBy(dated, ({ article }) => article.site);
  const around = surroundings(live.inForce, day, now);
  return { asOf, day, shown, lively, moved, newest, dated, datedOn, ofKind, notices, ...around };
}

/** Every instant after `asOf` at which the pages change without a new record, in order (DESIGN §6). */
export function comingInstants(live: Live, asOf: string): string[] {
  const { group, sites } = live.inForce;
  const now = Date.parse(asOf);
  const instants: string[] = [];
  for (const article of stateAt(live, asOf).lively) {
    if (removed(article, now)) continue;
    instants.push(article.published);
    if (article.status !== 'live') continue;
    const document = documentOf(article);
    if (article.brief.publish_at !== undefined) instants.push(article.brief.publish_at);
    instants.push(...stageInstants(article.brief, group.zone));
    if (article.brief.expires) instants.push(article.brief.expires.at);
    const end = lastDayOf(article);
    if (end !== undefined) instants.push(dayEnds(group.zone, end));
    if (document?.effective_from !== undefined) instants.push(dayBegins(group.zone, document.effective_from));
    if (document?.effective_until !== undefined) instants.push(dayEnds(group.zone, document.effective_until));
  }
  for (const { columns, banner } of sites.values()) {
    if (banner) instants.push(banner.until);
    for (const { until } of columns.columns) if (until !== undefined) instants.push(dayEnds(group.zone, until));
  }
  return inOrder(instants.filter((instant) => Date.parse(instant) > now));
}
