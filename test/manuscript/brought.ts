/** A manuscript as offices bring it, and what somebody sees who opens it: nobody else's reader says so, the lines were written by hand. */
export interface BroughtDocument {
  what: string;
  file: string;
  bytes: Uint8Array;
  /** Visible lines in their order, the title first; numbers of lists as the word processor shows them. */
  seen: string[];
  /** Words that are in the file and must not reach the article. */
  never?: string[];
  /** What the officer must be told. */
  told?: RegExp[];
  /** Options beside column, unit and answers. */
  args?: string[];
}
