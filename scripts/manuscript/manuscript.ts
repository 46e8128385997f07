import type { Range } from '../office/cells.ts';
import type { Said } from '../words/said.ts';

/** A piece of a line: its words, whether they are bold, and where they lead (http, https). */
export interface Run {
  text: string;
  bold: boolean;
  href: string | null;
}

/** A line of the manuscript; `heading` from 1, 0 for text; `bullet` is the depth of a list item from 1. */
export interface Line {
  block: 'line';
  runs: Run[];
  heading: number;
  bullet: number;
  align: 'left' | 'centre' | 'right';
}

/** Rows of equal length; where cells are merged (`merges`) their words stand in the first and the others are empty. */
export interface Table {
  block: 'table';
  rows: string[][];
  merges?: readonly Range[];
}

/** A table that lies beside the article as a file of its own. */
export interface AttachedTable {
  block: 'attached';
  /** Name that the file gets in the article's folder. */
  file: string;
}

export interface Picture {
  block: 'picture';
  /** Name that the file gets in the article's folder. */
  name: string;
  alt: string;
}

/** What is cut off a picture on each side, as a part of its width or height: 0.25 is a quarter. */
export interface Crop {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Block = Line | Table | AttachedTable | Picture;

/**
 * What a manuscript (来稿) says, whatever program it was written with: its blocks in order, numbers of lists as words, the files that it
 * holds, and everything that was left out or changed on the way, for the officer to see.
 */
export interface Manuscript {
  blocks: Block[];
  files: { name: string; bytes: Uint8Array; crop?: Crop }[];
  lost: Said[];
}

export const wordsOf = ({ runs }: Line): string => runs.map(({ text }) => text).join('');

/** A line of plain words. */
export const plainLine = (text: string, more: Partial<Omit<Line, 'block' | 'runs'>> = {}): Line => ({
  block: 'line',
  runs: [{ text, bold: false, href: null }],
  heading: 0,
  bullet: 0,
  align: 'left',
  ...more,
});

/** Rows made equally long, so that a table is a rectangle. */
export function rectangle(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}
