import { extname } from 'node:path';
import type { LiveText } from '../ledger/live-article.ts';
import { picturesIn } from './markdown.ts';

/** A file that the page offers to take away. `url` is relative to the article's page. */
export interface Attachment {
  title: string;
  url: string;
  /** `DOCX`, or '' for a name without an ending. */
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

const same = (name: string) => name.normalize('NFC');

/** Address of an article's file, relative to the article's page. */
export const besidePage = (id: string, name: string) => `${id}/${encodeURIComponent(name)}`;

/** Captions and posters are part of what they belong to, not something to take away. */
const besideRecordings = (front: LiveText['front']): string[] =>
  (('recordings' in front && front.recordings) || []).flatMap(({ captions = '', poster = '' }) =>
    [captions, poster].map(same),
  );

/** Every file besides the text, its pictures and what belongs to its recordings: those that the front matter names first, in its order. */
export function attachmentsOf({ id, front, body, files }: LiveText): Attachment[] {
  const shown = new Set([...picturesIn(body), ...besideRecordings(front)]);
  const listed = front.attachments ?? [];
  const place = (name: string) => {
    const at = listed.findIndex(({ file }) => same(file) === same(name));
    return at < 0 ? listed.length : at;
  };
  return files
    .filter(({ name }) => name !== 'index.md' && !shown.has(same(name)))
    .sort((a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1))
    .map(({ name, size, sha256 }) => ({
      title: listed[place(name)]?.title ?? name,
      url: besidePage(id, name),
      type: extname(name).slice(1).toUpperCase(),
      size,
      sha256,
    }));
}
