import type { Validity } from './state.ts';

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
  /** The day that lists show, YYYY-MM-DD. */
  day: string;
  /** Name of the site, titles of columns, name of the unit, ids of kind and validity. */
  filters: {
    site: string;
    column: string[];
    unit: string;
    kind: string;
    validity: Validity | null;
  };
}
