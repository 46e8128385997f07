import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Digest } from '../site/types.gen.ts';
import type { LiveNotice, LiveText } from './live-article.ts';
import { readSealed, sealOf } from './sealed.ts';
import type { Registration } from './short.ts';
import { long, type Short, short } from './short.ts';

/** A place of the ledger. */
export interface Head {
  seq: number;
  digest: Digest;
}

/**
 * A live article, or a notice, without its text and files; `digest` is that of its folder. Its front matter is fetched when somebody asks for it:
 * null where that is not what was written.
 */
export type Card = TextCard | { digest: Digest; article: LiveNotice; front: null };

export interface TextCard {
  digest: Digest;
  article: Registration;
  front(): LiveText['front'] | null;
}

/** Cards that lie together: as many are written anew when one of them changes. */
const size = 128;

interface Index {
  program: Digest;
  head: Head;
  /** Seals of all blocks, by their numbers. */
  seals: [number, Digest][];
}

/** The block that tells which there are. */
const index = 0;

/** What is read of every block; the front matters lie beside it in the same order (null for notices), under the seal `fronts`. */
interface Block {
  fronts: Digest;
  digests: Digest[];
  articles: (Short | LiveNotice)[];
}

type Fronts = (LiveText['front'] | null)[];

/** The key under which the front matters of a block are sealed. */
const frontsOf = (block: number) => `${block} fronts`;

/** All cards of a ledger in blocks, each under its seal, and a block over their seals: what was lost or exchanged is noticed. */
export class CardBlocks {
  readonly #database: DatabaseSync;
  readonly #program: Digest;
  readonly #text: StatementSync;
  readonly #fronts: StatementSync;
  readonly #seals = new Map<number, Digest>();
  /** What lies in each block. */
  readonly #cards = new Map<number, readonly Card[]>();

  constructor(database: DatabaseSync, program: Digest) {
    this.#database = database;
    this.#program = program;
    this.#text = database.prepare('SELECT text, seal FROM articles WHERE block = ?');
    this.#fronts = database.prepare('SELECT fronts AS text, fronts_seal AS seal FROM articles WHERE block = ?');
  }

  /** The cards as they stood at a head; null where they are not kept, or where anything of them is not what was written. */
  kept(): { head: Head; all: Card[] } | null {
    const found = readSealed<Index>(`${index}`, this.#text.get(index));
    if (found?.program !== this.#program) return null;
    const all: Card[] = [];
    for (const [block, seal] of found.seals) {
      const cards = this.#cardsIn(block, seal);
      if (!cards) {
        this.#forget();
        return null;
      }
      for (const card of cards) all.push(card);
      this.#note(block, seal, cards);
    }
    return { head: found.head, all };
  }

  /** Digests of the folders of all cards. */
  digests(): Digest[] {
    return [...this.#cards.values()].flatMap((cards) => cards.map(({ digest }) => digest));
  }

  #cardsIn(block: number, seal: Digest | undefined): Card[] | null {
    const row: unknown = this.#text.get(block);
    const found = sealIn(row) === seal ? readSealed<Block>(`${block}`, row) : null;
    if (!found) return null;
    let read: Fronts | undefined;
    const frontAt = (at: number) => {
      read ??= this.#frontsIn(block, found.fronts);
      return read[at] ?? null;
    };
    return found.articles.map((kept, at): Card => {
      const digest = found.digests[at] ?? '';
      return Array.isArray(kept)
        ? { digest, article: long(kept), front: () => frontAt(at) }
        : { digest, article: kept, front: null };
    });
  }

  #frontsIn(block: number, seal: Digest): Fronts {
    const row: unknown = this.#fronts.get(block);
    return (sealIn(row) === seal ? readSealed<Fronts>(frontsOf(block), row) : null) ?? [];
  }

  #note(block: number, seal: Digest, cards: readonly Card[]): void {
    this.#seals.set(block, seal);
    this.#cards.set(block, cards);
  }

  #forget(): void {
    this.#seals.clear();
    this.#cards.clear();
  }

  #put(block: number, cards: readonly Card[]): Digest {
    const fronts = Buffer.from(JSON.stringify(cards.map(({ front }) => (front ? (front() ?? changedInUse()) : null))));
    const seal = sealOf(frontsOf(block), fronts);
    const digests = cards.map(({ digest }) => digest);
    const articles = cards.map(({ article }) => (article.status === 'live' ? short(article) : article));
    return this.#write(block, { fronts: seal, digests, articles } satisfies Block, fronts, seal);
  }

  #write(block: number, value: object, fronts: Uint8Array | null, frontsSeal: Digest | null): Digest {
    const text = Buffer.from(JSON.stringify(value));
    const seal = sealOf(`${block}`, text);
    const put = this.#database.prepare('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)');
    put.run(block, text, seal, fronts, frontsSeal);
    return seal;
  }

  /**
   * Puts cards that changed in the place of the old ones and takes those away that went; with `whole` nothing else is left. Gives the digests that
   * cards had and have no more. Throws where that cannot be written.
   */
  write(head: Head, changed: readonly Card[], gone: Iterable<string>, whole: boolean): Digest[] {
    if (whole) {
      this.#forget();
      this.#database.exec('DELETE FROM articles');
    }
    const fresh = new Map(changed.map((card) => [card.article.id, card]));
    const dropped: Digest[] = [];
    const touched = new Map<number, Card[]>();
    const went = new Set([...gone, ...fresh.keys()]);
    for (const [block, cards] of this.#cards) {
      const stay = cards.filter(({ article }) => !went.has(article.id));
      if (stay.length === cards.length) continue;
      touched.set(block, stay);
      for (const { article, digest } of cards)
        if (went.has(article.id) && digest !== fresh.get(article.id)?.digest) dropped.push(digest);
    }
    let last = Math.max(1, ...this.#cards.keys());
    for (const card of fresh.values()) {
      if ((touched.get(last) ?? this.#cards.get(last) ?? []).length >= size) last += 1;
      const own = touched.get(last) ?? [...(this.#cards.get(last) ?? [])];
      own.push(card);
      touched.set(last, own);
    }
    for (const [block, cards] of touched) this.#note(block, this.#put(block, cards), cards);
    this.#write(index, { program: this.#program, head, seals: [...this.#seals] } satisfies Index, null, null);
    return dropped;
  }
}

function changedInUse(): never {
  throw new Error('what was kept of articles changed while it was in use');
}

const sealIn = (row: unknown): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, 'seal') : null);
