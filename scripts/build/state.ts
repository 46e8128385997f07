import type { Live, LiveArticle, LiveNotice, LiveText } from '../ledger/live-article.ts';
import type { Banner, Kind } from '../site/types.gen.ts';
import { timesIn } from './article-times.ts';
import { clockOf, dayBegins, dayEnds, inOrder } from './clock.ts';
import { itself } from './itself.ts';
import { type Stage, stageInstants, stageOf } from './stages.ts';

/** What newer articles and the calendar say about an article. `from` is a day still to come, else null. */
export type Mark =
  | { mark: 'expired' | 'archived' }
  | { mark: 'superseded' | 'repealed' | 'amended'; by: LiveText; from: string | null };

/** 有效性 of a document. */
export type Validity = 'coming' | 'valid' | 'amended' | 'repealed' | 'lapsed';

/** An article that the public sees at the moment of the build. */
export interface Standing {
  article: LiveText;
  marks: Mark[];
  /** null for everything but documents. */
  validity: Validity | null;
  /** Visible articles that explain this one, oldest first. */
  interpretations: LiveText[];
  /** Visible articles that say something about this event, oldest first. */
  updates: Standing[];
  stage: Stage | null;
  /** Visible media comments on this one, oldest first. */
  comments: LiveText[];
  /** Visible topics that gather this one, oldest first. */
  topics: LiveText[];
  /** Its place among all visible articles, 0 for the newest; ids decide between articles of the same moment. */
  turn: number;
  /** What is said of it, as a text for keys: while it is the same, so is everything that lists show of the article. */
  line: string;
  /** The day that lists show, YYYY-MM-DD: of publication, for moved articles of the old site. */
  day: string;
}

/** What is to be seen at `asOf`. Nothing else of the ledger may reach a page. */
export interface State {
  asOf: string;
  /** The day of `asOf` in the group's zone. */
  day: string;
  shown: ReadonlyMap<string, Standing>;
  /** The same, the newest first: by the time that the ledger gives them, and by the time that readers are told (of moved articles the original day). */
  newest: readonly Standing[];
  dated: readonly Standing[];
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

const isPublicList = (front: LiveText['front']) =>
  front.kind === 'roster' || (front.kind === 'notice' && front.notice === '公示');

/** Public lists (公示) go when they expire, everything else is marked (DESIGN §3). */
function expiryAction({ front }: LiveText): 'mark' | 'remove' {
  return front.expires?.action ?? (isPublicList(front) ? 'remove' : 'mark');
}

function scheduled(article: LiveArticle, now: number): boolean {
  const due = article.status === 'live' ? article.front.publish_at : undefined;
  return !passed(article.published, now) || (due !== undefined && !passed(due, now));
}

const removed = (article: LiveArticle, now: number) =>
  article.status === 'live' && passed(article.front.expires?.at, now) && expiryAction(article) === 'remove';

/** Every moment up to `asOf` at which an article went by itself, because its term ended. */
export function removals(live: Live, asOf: string): string[] {
  const now = Date.parse(asOf);
  return live.articles.flatMap((article) =>
    article.status === 'live' && removed(article, now) ? (article.front.expires?.at ?? []) : [],
  );
}

const standsDocument = (article: LiveText) => (article.front.kind === 'document' ? article.front : null);

/** The day after which a topic is archived. */
const lastDayOf = ({ front }: LiveText) => (front.kind === 'topic' ? front.until : undefined);

/** Whether `day` has been reached; a day that nobody named counts as reached. */
const reached = (from: string | undefined, day: string) => from === undefined || from <= day;

function validityOf(standing: Standing, day: string): Validity | null {
  const front = standsDocument(standing.article);
  if (!front) return null;
  const has = (...kinds: Mark['mark'][]) =>
    standing.marks.some((mark) => kinds.includes(mark.mark) && (!('from' in mark) || mark.from === null));
  if (has('superseded', 'repealed')) return 'repealed';
  if (front.effective_until !== undefined && front.effective_until < day) return 'lapsed';
  if (has('expired')) return 'lapsed';
  if (!reached(front.effective_from, day)) return 'coming';
  return has('amended') ? 'amended' : 'valid';
}

/** The newest first; ids decide between the same moment, so that the order never depends on chance. */
const newestBy = (standings: readonly Standing[], momentOf: (standing: Standing) => string): Standing[] =>
  standings
    .map((standing) => ({ standing, at: Date.parse(momentOf(standing)) }))
    .sort((a, b) => b.at - a.at || (a.standing.article.id < b.standing.article.id ? 1 : -1))
    .map(({ standing }) => standing);

/** What `standing` says about other visible articles. */
function tell({ shown, day }: { shown: ReadonlyMap<string, Standing>; day: string }, standing: Standing): void {
  const { article } = standing;
  const { front } = article;
  const say = (mark: 'superseded' | 'repealed' | 'amended', ids: string[] | undefined) => {
    if (ids === undefined) return;
    const effective = standsDocument(article)?.effective_from;
    const from = effective !== undefined && !reached(effective, day) ? effective : null;
    for (const id of ids) if (id !== article.id) shown.get(id)?.marks.push({ mark, by: article, from });
  };
  say('superseded', front.supersedes);
  say('repealed', front.repeals);
  say('amended', front.amends);
  if (front.kind === 'interpretation') {
    for (const id of front.interprets) shown.get(id)?.interpretations.push(article);
  }
  const event = front.thread === undefined ? undefined : shown.get(front.thread);
  if (event?.article.front.kind === 'thread') event.updates.push(standing);
  if (front.kind === 'comment') for (const id of front.comments_on) shown.get(id)?.comments.push(article);
  if (front.kind === 'topic') {
    for (const id of new Set(front.groups.flatMap(({ articles }) => articles))) shown.get(id)?.topics.push(article);
  }
}

const saidBy = (mark: Mark) => ('by' in mark ? [mark.mark, mark.by.id, mark.from] : [mark.mark]);

function lineOf({ article, marks, validity, stage }: Standing): string {
  const own = itself(article);
  const plain = marks.length === 0 && validity === null && stage === null;
  return plain ? own : JSON.stringify([own, marks.map(saidBy), validity, stage]);
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
  for (const article of live.articles) {
    if (scheduled(article, now) || removed(article, now)) continue;
    if (article.status !== 'live') {
      notices.push(article);
      continue;
    }
    const marks: Mark[] = passed(article.front.expires?.at, now) ? [{ mark: 'expired' }] : [];
    const end = lastDayOf(article);
    if (end !== undefined && end < day) marks.push({ mark: 'archived' });
    const stage = stageOf(article.front, zone, asOf);
    const named = { interpretations: [], comments: [], topics: [], updates: [] };
    const listed = article.original?.date ?? clock.day(article.published);
    shown.set(article.id, { article, marks, validity: null, ...named, stage, turn: 0, line: '', day: listed });
  }
  const all = [...shown.values()];
  const newest = newestBy(all, ({ article }) => article.published);
  for (const standing of newest.toReversed()) tell({ shown, day }, standing);
  for (const [turn, standing] of newest.entries()) {
    standing.turn = turn;
    standing.validity = validityOf(standing, day);
    standing.line = lineOf(standing);
  }
  const times = timesIn(zone);
  const moved = all.some(({ article }) => article.original !== null);
  const dated = moved ? newestBy(all, ({ article }) => times(article).published) : newest;
  const ofKind = Map.groupBy(all, ({ article }) => article.front.kind);
  return { asOf, day, shown, newest, dated, ofKind, notices, ...surroundings(live.inForce, day, now) };
}

/** Every instant after `asOf` at which the pages change without a new record, in order (DESIGN §6). */
export function comingInstants(live: Live, asOf: string): string[] {
  const { group, sites } = live.inForce;
  const now = Date.parse(asOf);
  const instants: string[] = [];
  for (const article of live.articles) {
    if (removed(article, now)) continue;
    instants.push(article.published);
    if (article.status !== 'live') continue;
    const front = standsDocument(article);
    if (article.front.publish_at !== undefined) instants.push(article.front.publish_at);
    instants.push(...stageInstants(article.front, group.zone));
    if (article.front.expires) instants.push(article.front.expires.at);
    const end = lastDayOf(article);
    if (end !== undefined) instants.push(dayEnds(group.zone, end));
    if (front?.effective_from !== undefined) instants.push(dayBegins(group.zone, front.effective_from));
    if (front?.effective_until !== undefined) instants.push(dayEnds(group.zone, front.effective_until));
  }
  for (const { columns, banner } of sites.values()) {
    if (banner) instants.push(banner.until);
    for (const { until } of columns.columns) if (until !== undefined) instants.push(dayEnds(group.zone, until));
  }
  return inOrder(instants.filter((instant) => Date.parse(instant) > now));
}
