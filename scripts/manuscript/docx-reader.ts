import { childOf, type Element } from '../office/xml-tree.ts';
import type { Numbering } from './docx-numbering.ts';
import type { Format } from './docx-styles.ts';
import type { Manuscript } from './manuscript.ts';

/** What is to become of changes that the file tracks: taken as if accepted, or as if rejected. */
export type Changes = 'accept' | 'reject';

/** What is counted of a Word file that an article cannot hold as it is. */
export type Count =
  | 'hidden'
  | 'white'
  | 'boxes'
  | 'nested'
  | 'pictures'
  | 'charts'
  | 'objects'
  | 'formulas'
  | 'fields'
  | 'symbols'
  | 'scripts'
  | 'struck'
  | 'numbers'
  | 'alt';

/** What reading a Word file carries along: how to read, and what was found beside the text. */
export interface Reader {
  changes: Changes;
  style(id: string | undefined): Format;
  numbering: Numbering;
  relations: ReadonlyMap<string, { target: string; outside: boolean }>;
  parts: ReadonlyMap<string, Uint8Array>;
  files: Manuscript['files'];
  /** Whether what is read stands on the bare page: a table, a text box or a coloured page may have another ground. */
  bare: boolean;
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
  counts: Record<Count, number>;
}

/** Whether `properties` (of a row, a cell, the mark of a paragraph) say that a tracked change takes it away. */
export const isGone = ({ changes }: Reader, properties: Element | undefined): boolean =>
  (changes === 'accept' ? ['del', 'moveFrom', 'cellDel'] : ['ins', 'moveTo', 'cellIns']).some(
    (name) => childOf(properties, name) !== undefined,
  );

/** Whether what a tracked change holds belongs to the text. */
export const isTaken = ({ changes }: Reader, name: string): boolean =>
  changes === 'accept' ? name === 'ins' || name === 'moveTo' : name === 'del' || name === 'moveFrom';
