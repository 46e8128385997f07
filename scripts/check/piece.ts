/**
 * A stretch of text that a reader sees or a file carries, and where it stands. Lines count from 1; `field` is a front-matter
 * field, a cell ('名单!B5'), a page ('page 3') or a part of a document ('header1').
 */
export interface Piece {
  file: string;
  text: string;
  line?: number;
  field?: string;
  /** Names the table column that the text stands in, the same for all rows of one table. */
  column?: string;
  /** A spreadsheet cell that holds a number: digits beyond the fifteenth are lost. */
  number?: true;
  /** A spreadsheet cell that nobody sees who opens the file: in a hidden sheet, row or column. Still in the file, for everybody who looks. */
  hidden?: true;
}

/** What reading a file gave: its text, and what the reading itself found (unread, macros, limits). */
export interface Reading<F> {
  pieces: Piece[];
  findings: F[];
}
