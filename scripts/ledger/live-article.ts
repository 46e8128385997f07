import type { FrontMatter } from '../article/front-matter.ts';
import type { ShownTable } from '../office/shown-table.ts';
import type { InForce } from '../site/in-force.ts';
import type { Digest, Grade, LedgerRecord, RecordItem, WithdrawReason } from '../site/types.gen.ts';
import type { Brief } from './brief.ts';

/** One file of a signed folder; `read` returns bytes whose SHA-256 was compared with `sha256`, or throws. */
export interface LiveFile {
  name: string;
  size: number;
  sha256: Digest;
  read(): Promise<Uint8Array>;
}

/** What the ledger knows of an article, whatever its state. Times are RFC 3339 with offset. */
export interface Registered {
  id: string;
  /** Path under content/: site/column/year/slug. */
  path: string;
  site: string;
  /** All columns that list it, as site/column, its own first. */
  columns: string[];
  /** Its ordinal in each of its columns, in their order. */
  ordinals: readonly number[];
  indexNumber: string;
  record: { seq: number; digest: Digest; time: string; type: LedgerRecord['type']; grade: Grade | null };
  /** max(record time, publish_at) of the first sign-off of the id; never moves. */
  published: string;
  /** Time of the newest sign-off. */
  updated: string;
  /** When each version of its text was signed off, oldest first. */
  versions: readonly string[];
  /** Name of its unit in the registry that was in force at its record. */
  unitName: string;
  original: RecordItem['original'] | null;
  /** Provisional records show until when they are to be confirmed. */
  confirmBy: string | null;
}

export interface LiveText extends Registered {
  status: 'live';
  front: FrontMatter;
  brief: Brief;
  /** One object for all articles that are alike in site, columns, name of the unit, grade and brief; one that has none is like no other. */
  alike?: object;
  body: string;
  /** Ids that its fields or links of its text name; some of them may be no article's. */
  names: readonly string[];
  /** The tables that blocks of its text show, in their order, out of its files; null where a block cannot be shown. */
  tables: readonly (ShownTable | null)[];
  /** Every file of the folder, index.md included. */
  files: LiveFile[];
}

/** Withdrawn with a public notice (更正, 失效): the title and the text are gone. */
export interface LiveNotice extends Registered {
  status: 'notice';
  reason: WithdrawReason;
  notice: string;
}

export type LiveArticle = LiveText | LiveNotice;

/** Everything that a build may see. Articles are in the order of their ids. */
export interface Live {
  group: string;
  root: Digest;
  head: { seq: number; digest: Digest; time: string };
  inForce: InForce;
  articles: LiveArticle[];
}
