import type { Digest } from '../site/types.gen.ts';
import type { LiveNotice, LiveText } from './live-article.ts';

/** Everything of a live article but its front matter, text and files. */
export type Registration = Omit<LiveText, 'front' | 'body' | 'tables' | 'files'>;

/** A live article, or a notice, without its text and files; `digest` is that of its folder. */
export type Card = { digest: Digest; article: Registration } | { digest: Digest; article: LiveNotice };

/** What many articles have in common, as one object for all of them. */
export type Alike = Pick<Registration, 'site' | 'columns' | 'unitName' | 'brief'> &
  Pick<Registration['record'], 'type' | 'grade'>;

/** What is said of few articles: of one with one record every time is the record's. */
interface Rare extends Partial<Pick<Registration, 'published' | 'updated' | 'versions' | 'names'>> {
  original?: Registration['original'];
  confirmBy?: Registration['confirmBy'];
}

/**
 * Cards that lie together, each property in a row of its own: it is read of every article with every publication, and most of it nobody asks for.
 * Digests stand one behind the other, ordinals too, as many as an article has columns.
 */
export interface Packed {
  ids: string[];
  digests: string;
  records: string;
  paths: string[];
  indexNumbers: string[];
  seqs: number[];
  times: string[];
  /** What each article has in common with others, as JSON; a notice has nothing, -1. */
  alike: string[];
  of: number[];
  ordinals: number[];
  rare: [at: number, Rare][];
  notices: [at: number, LiveNotice][];
}

const none: readonly never[] = [];
const digits = 64;

/** Packs cards in their order; digests are SHA-256 in hexadecimal. */
export function pack(cards: readonly Card[]): Packed {
  const known = new Map<string, number>();
  const packed: Packed = {
    ids: cards.map(({ article }) => article.id),
    digests: cards.map(({ digest }) => digest).join(''),
    records: cards.map(({ article }) => article.record.digest).join(''),
    paths: cards.map(({ article }) => article.path),
    indexNumbers: cards.map(({ article }) => article.indexNumber),
    seqs: cards.map(({ article }) => article.record.seq),
    times: cards.map(({ article }) => article.record.time),
    alike: [],
    of: [],
    ordinals: [],
    rare: [],
    notices: [],
  };
  for (const [at, { article }] of cards.entries()) {
    if (article.status === 'notice') {
      packed.of.push(-1);
      packed.notices.push([at, article]);
      continue;
    }
    const { site, columns, unitName, brief, record } = article;
    const text = JSON.stringify({
      site,
      columns,
      unitName,
      brief,
      type: record.type,
      grade: record.grade,
    } satisfies Alike);
    const place = known.get(text) ?? known.size;
    known.set(text, place);
    packed.of.push(place);
    packed.ordinals.push(...article.ordinals);
    const rare = rareOf(article);
    if (Object.keys(rare).length > 0) packed.rare.push([at, rare]);
  }
  packed.alike.push(...known.keys());
  return packed;
}

function rareOf({ record: { time }, published, updated, versions, names, original, confirmBy }: Registration): Rare {
  return {
    ...(published === time ? {} : { published }),
    ...(updated === time ? {} : { updated }),
    ...(versions.length === 1 && versions[0] === time ? {} : { versions }),
    ...(names.length === 0 ? {} : { names }),
    ...(original === null ? {} : { original }),
    ...(confirmBy === null ? {} : { confirmBy }),
  };
}

/** Packed cards, each thing of them to be had when it is asked for. Numbers count from 0. */
export class Block {
  readonly packed: Packed;
  readonly #alike: readonly Alike[];
  /** Where the ordinals of each card begin. */
  readonly #begins: readonly number[];
  readonly #rare: ReadonlyMap<number, Rare>;
  readonly #notices: ReadonlyMap<number, LiveNotice>;
  readonly #front: (at: number) => LiveText['front'] | null;

  /** `intern` gives for the same text the same object; `front` the front matter of a card, null where that is not what was written. */
  constructor(packed: Packed, intern: (text: string) => Alike, front: (at: number) => LiveText['front'] | null) {
    this.packed = packed;
    this.#alike = packed.alike.map(intern);
    this.#rare = new Map(packed.rare);
    this.#notices = new Map(packed.notices);
    this.#front = front;
    const begins: number[] = [];
    let begin = 0;
    for (const place of packed.of) {
      begins.push(begin);
      begin += this.#alike[place]?.columns.length ?? 0;
    }
    this.#begins = begins;
  }

  get size(): number {
    return this.packed.ids.length;
  }

  id(at: number): string {
    return this.packed.ids[at] ?? '';
  }

  digest(at: number): Digest {
    return this.packed.digests.slice(at * digits, (at + 1) * digits);
  }

  notice(at: number): LiveNotice | null {
    return this.#notices.get(at) ?? null;
  }

  front(at: number): LiveText['front'] | null {
    return this.#front(at);
  }

  /** The card with everything that was packed. */
  card(at: number): Card {
    const [digest, notice] = [this.digest(at), this.notice(at)];
    if (notice) return { digest, article: notice };
    const { site, columns, unitName, brief } = this.alike(at);
    const [id, path, indexNumber, record] = [this.id(at), this.path(at), this.indexNumber(at), this.record(at)];
    const [published, updated, versions] = [this.published(at), this.updated(at), this.versions(at)];
    const [ordinals, names, original, confirmBy] = [
      this.ordinals(at),
      this.names(at),
      this.original(at),
      this.confirmBy(at),
    ];
    const known = {
      status: 'live',
      id,
      path,
      site,
      columns,
      ordinals,
      indexNumber,
      record,
      published,
      updated,
    } as const;
    return { digest, article: { ...known, versions, unitName, original, confirmBy, names, brief } };
  }

  /** What an article has in common with others. */
  alike(at: number): Alike {
    const alike = this.#alike[this.packed.of[at] ?? -1];
    if (!alike) throw new Error('a notice is like no article');
    return alike;
  }

  ordinals(at: number): number[] {
    const begin = this.#begins[at] ?? 0;
    return this.packed.ordinals.slice(begin, begin + this.alike(at).columns.length);
  }

  record(at: number): Registration['record'] {
    const { seqs, records, times } = this.packed;
    const { type, grade } = this.alike(at);
    const digest = records.slice(at * digits, (at + 1) * digits);
    return { seq: seqs[at] ?? 0, digest, time: times[at] ?? '', type, grade };
  }

  path(at: number): string {
    return this.packed.paths[at] ?? '';
  }

  indexNumber(at: number): string {
    return this.packed.indexNumbers[at] ?? '';
  }

  published(at: number): string {
    return this.#rare.get(at)?.published ?? this.packed.times[at] ?? '';
  }

  updated(at: number): string {
    return this.#rare.get(at)?.updated ?? this.packed.times[at] ?? '';
  }

  versions(at: number): readonly string[] {
    return this.#rare.get(at)?.versions ?? [this.packed.times[at] ?? ''];
  }

  names(at: number): readonly string[] {
    return this.#rare.get(at)?.names ?? none;
  }

  original(at: number): Registration['original'] {
    return this.#rare.get(at)?.original ?? null;
  }

  confirmBy(at: number): string | null {
    return this.#rare.get(at)?.confirmBy ?? null;
  }
}

/** Gives for the same text the same object: there are few of them, however many articles. */
export function interning(): (text: string) => Alike {
  const known = new Map<string, Alike>();
  return (text) => {
    const alike: Alike = known.get(text) ?? JSON.parse(text);
    known.set(text, alike);
    return alike;
  };
}
