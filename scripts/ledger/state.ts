import type { Before } from '../signoff/facts.ts';
import { parseStatement, reviewKey } from '../signoff/statement.ts';
import type { InForce } from '../site/in-force.ts';
import { compareInstants, later } from '../site/time.ts';
import type { Digest, Facts, Grade, LedgerRecord, RecordItem } from '../site/types.gen.ts';
import { counterKey } from './numbers.ts';
import type { Table } from './table.ts';

type Writers = NonNullable<LedgerRecord['writers']>;

/** What the ledger knows of one article after its newest record. */
export interface ArticleState extends Before {
  id: string;
  seq: number;
  time: string;
  type: LedgerRecord['type'];
  grade: Grade | null;
  /** max(record time, publish_at) of the first sign-off (DESIGN §3, dates). */
  published: string;
  updated: string;
  /** When each version of its text was signed off, oldest first. */
  versions: readonly string[];
  indexNumber: string;
  /** Every ordinal it ever got, by column; they are never reused. */
  ordinals: Map<string, number>;
  original: RecordItem['original'] | null;
  reason: RecordItem['reason'] | null;
  /** Until when a provisional record is to be confirmed; null when there is nothing to confirm. */
  confirmBy: string | null;
  purged: boolean;
  /** Who wrote its newest version. */
  writers: Writers;
  /** The governed files that were in force at its newest record; they name its unit. */
  inForce: InForce;
}

/** A record in the chain; a checkpoint has no form. */
export interface Link {
  digest: Digest;
  time: string;
  form: string | null;
  /** Of what it speaks. */
  ids: string[];
}

/** The ledger as far as it was read. `advance` is the only thing that changes it. */
export interface LedgerState {
  group: string;
  root: Digest;
  zone: string;
  head: { seq: number; digest: Digest; time: string };
  lastCheckpoint: string | null;
  /** How many articles are live. */
  live: number;
  /** Number of the newest record that took something down, 0 where none did. */
  lastRemoval: number;
  /** The records that changed governed files, oldest first. */
  governing: Digest[];
  /** What is asked of every record, by its number. */
  chain: Table<Link>;
  articles: Table<ArticleState>;
  governed: Map<string, { digest: Digest; record: Digest }>;
  /** Last ordinal given out in each column. */
  ordinals: Map<string, number>;
  /** Last running number given out for each index number template, see `counterKey`. */
  counters: Map<string, number>;
  /** Statements and reviews used for each item, by its id. */
  spent: Table<Set<Digest>>;
  /** Ids of articles that ever stood at a path, and that ever bore a document number, see `numberKey`: where to look, so that nobody looks through all. */
  atPath: Table<Set<string>>;
  byNumber: Table<Set<string>>;
  /** Every record of each item with its time, oldest first, by its id. */
  records: Table<{ record: Digest; time: string }[]>;
}

export function begin(group: string, zone: string, root: Digest, time: string): LedgerState {
  return {
    group,
    root,
    zone,
    head: { seq: 0, digest: '', time },
    lastCheckpoint: null,
    live: 0,
    lastRemoval: 0,
    governing: [],
    chain: new Map(),
    articles: new Map(),
    governed: new Map(),
    ordinals: new Map(),
    counters: new Map(),
    spent: new Map(),
    atPath: new Map(),
    byNumber: new Map(),
    records: new Map(),
  };
}

/** Whether an item is a governed bundle: its id is its path. */
export const isGoverned = (item: { id: string; path: string }): boolean => item.id === item.path;

/** The columns of an item, its own first. */
export const columnsOf = (item: RecordItem): string[] =>
  item.facts?.column ? [...new Set([item.facts.column, ...(item.facts.also_in ?? [])])] : [];

/** What makes a document number one: its site, its issuer, the number. null where there is none. */
export const numberKey = (facts: Pick<Facts, 'site' | 'issuer' | 'document_number'> | undefined): string | null =>
  facts?.document_number ? [facts.site, facts.issuer, facts.document_number].join('\n') : null;

function note(index: Table<Set<string>>, key: string | null, id: string): void {
  if (key !== null) index.set(key, (index.get(key) ?? new Set()).add(id));
}

/** Takes a judged record into the state. `inForce` is what was in force when it was recorded. */
export function advance(state: LedgerState, record: LedgerRecord, digest: Digest, inForce: InForce): void {
  state.head = { seq: record.seq, digest, time: record.time };
  const ids = record.items.map(({ id }) => id);
  state.chain.set(`${record.seq}`, { digest, time: record.time, form: record.form ?? null, ids });
  if (record.type === 'withdrawal' || record.type === 'purge') state.lastRemoval = record.seq;
  if (record.items.some(isGoverned)) state.governing.push(digest);
  if (record.type === 'checkpoint') state.lastCheckpoint = record.time;
  const reviews = (record.evidence ?? []).flatMap((evidence) => ('answer' in evidence ? [evidence.statement] : []));
  const keys = reviews.flatMap((text) => parseStatement(text)?.review ?? []).map(reviewKey);
  for (const item of record.items) {
    const used = state.spent.get(item.id) ?? new Set<Digest>();
    for (const { statement } of [...(record.signers ?? []), ...(record.self_reviews ?? [])]) used.add(statement);
    for (const key of keys) used.add(key);
    state.spent.set(item.id, used);
    state.records.set(item.id, [...(state.records.get(item.id) ?? []), { record: digest, time: record.time }]);
    if (isGoverned(item)) state.governed.set(item.id, { digest: item.digest, record: digest });
    else {
      const before = state.articles.get(item.id);
      advanceArticle(state, record, digest, item, inForce, before);
      state.live += lives(state.articles.get(item.id)) - lives(before);
    }
  }
}

const lives = (article: ArticleState | undefined): number => (article?.status === 'live' ? 1 : 0);

function advanceArticle(
  state: LedgerState,
  record: LedgerRecord,
  digest: Digest,
  item: RecordItem,
  inForce: InForce,
  before: ArticleState | undefined,
): void {
  note(state.atPath, item.path, item.id);
  note(state.byNumber, numberKey(item.facts), item.id);
  const ordinals = before?.ordinals ?? new Map<string, number>();
  for (const [column, ordinal] of Object.entries(item.ordinals ?? {})) {
    ordinals.set(column, ordinal);
    state.ordinals.set(column, Math.max(state.ordinals.get(column) ?? 0, ordinal));
  }
  if (!before && item.index_number) {
    const counter = counterKey(inForce, item, record.time);
    state.counters.set(counter.key, counter.read(item.index_number));
  }
  const base = {
    record: digest,
    seq: record.seq,
    time: record.time,
    type: record.type,
    grade: record.grade ?? null,
    digest: item.digest,
  };
  if (before && record.type === 'purge') {
    state.articles.set(item.id, { ...before, ...base, purged: true });
    return;
  }
  if (before && record.type === 'withdrawal') {
    const status = item.reason === '更正' || item.reason === '失效' ? 'notice' : 'gone';
    state.articles.set(item.id, {
      ...before,
      ...base,
      status,
      reason: item.reason ?? null,
      confirmBy: null,
      inForce,
    });
    return;
  }
  if (before && record.type === 'confirmation') {
    state.articles.set(item.id, { ...before, ...base, type: before.type });
    return;
  }
  const confirmed = before?.status === 'live' && before.type === 'provisional' && before.digest === item.digest;
  const published = item.facts?.publish_at ? later(record.time, item.facts.publish_at) : record.time;
  state.articles.set(item.id, {
    ...base,
    id: item.id,
    path: item.path,
    status: 'live',
    facts: item.facts ?? { change: 'new' },
    published: before?.published ?? published,
    updated: confirmed ? before.updated : record.time,
    versions: confirmed ? before.versions : [...(before?.versions ?? []), record.time],
    indexNumber: before?.indexNumber ?? item.index_number ?? '',
    ordinals,
    original: item.original ?? before?.original ?? null,
    reason: null,
    confirmBy: record.confirm_by ?? null,
    purged: false,
    writers: joinWriters(record.writers ?? [], before?.digest === item.digest ? before.writers : []),
    inForce,
  });
}

/** Everybody of both lists, each person once with every part. */
export function joinWriters(some: Writers, more: Writers): Writers {
  const parts = new Map(some.map(({ person, as }) => [person, as]));
  for (const { person, as } of more) parts.set(person, [...new Set([...(parts.get(person) ?? []), ...as])]);
  return [...parts].map(([person, as]) => ({ person, as }));
}

/** Provisional articles whose time to be confirmed has passed at `at` (attacks 70). */
export const overdue = (state: LedgerState, at: string): ArticleState[] =>
  [...state.articles.values()].filter(({ confirmBy }) => confirmBy !== null && compareInstants(confirmBy, at) < 0);
