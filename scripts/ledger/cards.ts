import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Digest } from '../site/types.gen.ts';
import { Block, type Card, interning, type Packed, pack } from './block.ts';
import type { LiveText } from './live-article.ts';
import { readSealed, sealOf } from './sealed.ts';

/** A place of the ledger. */
export interface Head {
  seq: number;
  digest: Digest;
}

/** A card with the front matter that lies beside it: null for notices. */
export type Fronted = Card & { front: LiveText['front'] | null };

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

/** What is read of every block; the front matters lie beside it in the same order, under the seal `fronts`. */
interface Kept {
  fronts: Digest;
  cards: Packed;
}

type Fronts = Fronted['front'][];

/** The key under which the front matters of a block are sealed. */
const frontsOf = (block: number) => `${block} fronts`;

/** All cards of a ledger in blocks, each under its seal, and a block over their seals: what was lost or exchanged is noticed. */
export class CardBlocks {
  readonly #database: DatabaseSync;
  readonly #program: Digest;
  readonly #text: StatementSync;
  readonly #fronts: StatementSync;
  readonly #intern = interning();
  readonly #seals = new Map<number, Digest>();
  readonly #blocks = new Map<number, Block>();

  constructor(database: DatabaseSync, program: Digest) {
    this.#database = database;
    this.#program = program;
    this.#text = database.prepare('SELECT text, seal FROM articles WHERE block = ?');
    this.#fronts = database.prepare('SELECT fronts AS text, fronts_seal AS seal FROM articles WHERE block = ?');
  }

  /** The cards as they stood at a head; null where they are not kept, or where anything of them is not what was written. */
  kept(): { head: Head; blocks: Block[] } | null {
    const found = readSealed<Index>(`${index}`, this.#text.get(index));
    if (found?.program !== this.#program) return null;
    for (const [number, seal] of found.seals) {
      const block = this.#read(number, seal);
      if (!block) {
        this.#forget();
        return null;
      }
      this.#note(number, seal, block);
    }
    return { head: found.head, blocks: [...this.#blocks.values()] };
  }

  /** Digests of the folders of all cards. */
  digests(): Digest[] {
    return [...this.#blocks.values()].flatMap((block) =>
      Array.from({ length: block.size }, (_, at) => block.digest(at)),
    );
  }

  #read(number: number, seal: Digest): Block | null {
    const row: unknown = this.#text.get(number);
    const found = sealIn(row) === seal ? readSealed<Kept>(`${number}`, row) : null;
    return found && this.#block(number, found);
  }

  #block(number: number, { cards, fronts: seal }: Kept): Block {
    let read: Fronts | undefined;
    return new Block(cards, this.#intern, (at) => {
      read ??= this.#frontsIn(number, seal);
      return read[at] ?? null;
    });
  }

  #frontsIn(number: number, seal: Digest): Fronts {
    const row: unknown = this.#fronts.get(number);
    return (sealIn(row) === seal ? readSealed<Fronts>(frontsOf(number), row) : null) ?? [];
  }

  #note(number: number, seal: Digest, block: Block): void {
    this.#seals.set(number, seal);
    this.#blocks.set(number, block);
  }

  #forget(): void {
    this.#seals.clear();
    this.#blocks.clear();
  }

  #put(number: number, given: readonly Fronted[]): void {
    // All articles are read into the order of their ids: what is in order already is put together faster.
    const cards = given.toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1));
    const fronts = Buffer.from(JSON.stringify(cards.map(({ front }) => front)));
    const seal = sealOf(frontsOf(number), fronts);
    const kept: Kept = { fronts: seal, cards: pack(cards) };
    this.#note(number, this.#write(number, kept, fronts, seal), this.#block(number, kept));
  }

  #write(number: number, value: object, fronts: Uint8Array | null, frontsSeal: Digest | null): Digest {
    const text = Buffer.from(JSON.stringify(value));
    const seal = sealOf(`${number}`, text);
    const put = this.#database.prepare('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)');
    put.run(number, text, seal, fronts, frontsSeal);
    return seal;
  }

  /**
   * Puts cards that changed in the place of the old ones and takes those away that went; with `whole` nothing else is left. Gives the digests that
   * cards had and have no more. Throws where that cannot be written.
   */
  write(head: Head, changed: readonly Fronted[], gone: Iterable<string>, whole: boolean): Digest[] {
    if (whole) {
      this.#forget();
      this.#database.exec('DELETE FROM articles');
    }
    // In the order in which they came: what is asked for together, as the newest are, lies together.
    const fresh = new Map(changed.map((card) => [card.article.id, card]));
    const dropped: Digest[] = [];
    const touched = new Map<number, Fronted[]>();
    const went = new Set([...gone, ...fresh.keys()]);
    for (const [number, block] of this.#blocks) {
      if (!block.packed.ids.some((id) => went.has(id))) continue;
      const cards = cardsIn(block);
      touched.set(
        number,
        cards.filter(({ article }) => !went.has(article.id)),
      );
      for (const { article, digest } of cards)
        if (went.has(article.id) && digest !== fresh.get(article.id)?.digest) dropped.push(digest);
    }
    let last = Math.max(1, ...this.#blocks.keys());
    let open = touched.get(last) ?? cardsIn(this.#blocks.get(last));
    for (const card of fresh.values()) {
      if (open.length >= size) {
        last += 1;
        open = [];
      }
      open.push(card);
      touched.set(last, open);
    }
    for (const [number, cards] of touched) this.#put(number, cards);
    this.#write(index, { program: this.#program, head, seals: [...this.#seals] } satisfies Index, null, null);
    return dropped;
  }
}

/** The cards of a block with their front matters. Throws where one of those is not what was written. */
function cardsIn(block: Block | undefined): Fronted[] {
  return Array.from({ length: block?.size ?? 0 }, (_, at) => {
    const card = block?.card(at) ?? changedInUse();
    const front = card.article.status === 'notice' ? null : (block?.front(at) ?? changedInUse());
    return { ...card, front };
  });
}

function changedInUse(): never {
  throw new Error('what was kept of articles changed while it was in use');
}

const sealIn = (row: unknown): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, 'seal') : null);
