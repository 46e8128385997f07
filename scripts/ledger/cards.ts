import type { DatabaseSync } from 'node:sqlite';
import type { Digest } from '../site/types.gen.ts';
import type { LiveNotice, LiveText } from './live-article.ts';
import { type Json, readSealed, sealOf } from './sealed.ts';

/** A place of the ledger. */
export interface Head {
  seq: number;
  digest: Digest;
}

/** A live article, or a notice, without its text and files; `digest` is that of its folder, `front` its front matter, which is parsed when somebody asks for it. */
export type Card =
  | { digest: Digest; front: Json<LiveText['front']>; article: Omit<LiveText, 'front' | 'body' | 'tables' | 'files'> }
  | { digest: Digest; front: null; article: LiveNotice };

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

/** All cards of a ledger in blocks, each under its seal, and a block over their seals: what was lost or exchanged is noticed. */
export class CardBlocks {
  readonly #database: DatabaseSync;
  readonly #program: Digest;
  readonly #seals = new Map<number, Digest>();
  /** In which block each card lies, by the id of its article. */
  readonly #blockOf = new Map<string, number>();
  #newest = 1;

  constructor(database: DatabaseSync, program: Digest) {
    this.#database = database;
    this.#program = program;
  }

  /** The cards as they stood at a head; null where they are not kept, or where anything of them is not what was written. */
  kept(): { head: Head; all: Card[] } | null {
    const found = readSealed<Index>(`${index}`, this.#row(index));
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

  #row(block: number): unknown {
    return this.#database.prepare('SELECT text, seal FROM cards WHERE block = ?').get(block);
  }

  #cardsIn(block: number, seal: Digest | undefined): Card[] | null {
    const row = this.#row(block);
    const own: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'seal') : null;
    return own === seal ? readSealed<Card[]>(`${block}`, row) : null;
  }

  #note(block: number, seal: Digest, cards: readonly Card[]): void {
    this.#seals.set(block, seal);
    for (const { article } of cards) this.#blockOf.set(article.id, block);
    this.#newest = Math.max(this.#newest, block);
  }

  #forget(): void {
    this.#seals.clear();
    this.#blockOf.clear();
    this.#newest = 1;
  }

  #put(block: number, value: object): Digest {
    const text = Buffer.from(JSON.stringify(value));
    const seal = sealOf(`${block}`, text);
    this.#database.prepare('INSERT OR REPLACE INTO cards VALUES (?, ?, ?)').run(block, text, seal);
    return seal;
  }

  /**
   * Puts cards that changed in the place of the old ones and takes those away that went; with `whole` nothing else is left. Gives the digests of
   * texts that no card has any more. Throws where that cannot be written.
   */
  write(head: Head, changed: readonly Card[], gone: Iterable<string>, whole: boolean): Digest[] {
    if (whole) {
      this.#forget();
      this.#database.exec('DELETE FROM cards');
    }
    const fresh = new Map(changed.map((card) => [card.article.id, card]));
    const dropped: Digest[] = [];
    const touched = new Map<number, Card[]>();
    const cardsOf = (block: number): Card[] => {
      const cards = touched.get(block) ?? (this.#seals.has(block) ? this.#cardsIn(block, this.#seals.get(block)) : []);
      if (!cards) throw new Error('what was kept of articles changed while it was in use');
      touched.set(block, cards);
      return cards;
    };
    for (const id of new Set([...gone, ...fresh.keys()])) {
      const block = this.#blockOf.get(id);
      if (block === undefined) continue;
      const cards = cardsOf(block);
      const [old] = cards.splice(
        cards.findIndex(({ article }) => article.id === id),
        1,
      );
      if (old && old.digest !== fresh.get(id)?.digest) dropped.push(old.digest);
      this.#blockOf.delete(id);
    }
    let last = this.#newest;
    for (const card of fresh.values()) {
      if (cardsOf(last).length >= size) last += 1;
      cardsOf(last).push(card);
    }
    for (const [block, cards] of touched) this.#note(block, this.#put(block, cards), cards);
    this.#put(index, { program: this.#program, head, seals: [...this.#seals] } satisfies Index);
    return dropped;
  }
}
