import type { Validity } from './state.ts';

/** What can be found, as it is known before an index is made of it. */
export interface SearchEntry {
  url: string;
  day: string;
  /** What its record is made of, as a text for keys: while it is the same, so is everything in the record but the day. */
  made(): string;
  record(): SearchRecord;
}

/** One page as the search index knows it. Everything in it is public. */
export interface SearchRecord {
  /** Address on its own site; `filters.site` tells which one that is. */
  url: string;
  title: string;
  /** 索引号, 发文字号. */
  numbers: string[];
  /** What readers see, as plain text. */
  text: string;
  /** Titles and file names of attachments. */
  attachments: string[];
  /** What the attachments say, each under its title; read when the index is made, so that not all of them are held at once. */
  attached(): Promise<string[]>;
  /** The day that lists show, YYYY-MM-DD. */
  day: string;
  filters: SearchFilters;
}

/** What a search may be narrowed by: names as readers see them, but for kind and validity, which are ids. */
export interface SearchFilters {
  site: string[];
  section: string[];
  column: string[];
  kind: string[];
  /** 基本, 动态, 专题. */
  class: string[];
  unit: string[];
  year: string[];
  /** First part of the topic of a document. */
  topic: string[];
  validity: Validity[];
}

/** In the order in which they are offered. */
export const filterNames = [
  'site',
  'section',
  'column',
  'kind',
  'class',
  'unit',
  'year',
  'topic',
  'validity',
] as const satisfies (keyof SearchFilters)[];
