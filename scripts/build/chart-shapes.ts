import { numberIn, type Table } from '../article/table.ts';

export interface Word {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
  sort: 'label' | 'value' | 'tick';
}

/** What is drawn, in units of a picture `width` wide and `height` high; `series` counts from 1. */
export interface Shapes {
  width: number;
  height: number;
  grid: { x1: number; y1: number; x2: number; y2: number; zero: boolean }[];
  bars: { x: number; y: number; width: number; height: number; series: number }[];
  lines: { points: string; series: number }[];
  dots: { x: number; y: number; series: number }[];
  words: Word[];
}

export const width = 380;

/** One decimal is finer than any screen, and the same everywhere. */
export const round = (value: number) => Math.round(value * 10) / 10;

/** How wide words are in the drawing's type size: a Chinese character is as wide as it is high. */
export const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 7 : 12.5), 0);

/** The numbers of a table by row and series; null where a cell is empty or is none. */
export const numbersIn = ({ rows }: Table): (number | null)[][] => rows.map(([, ...cells]) => cells.map(numberIn));

export const known = (numbers: readonly (readonly (number | null)[])[]): number[] =>
  numbers.flat().filter((value) => value !== null);
