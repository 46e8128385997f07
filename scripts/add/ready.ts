import { allowedName, baseName, foldedName } from '../article/file-name.ts';
import { limits } from '../article/folder.ts';
import { extensionOf } from '../check/addresses.ts';
import { attachmentFault } from '../check/attachment-types.ts';
import { isFilm, withoutPlace } from '../check/film-place.ts';
import { isPicture, readyPicture } from '../manuscript/picture.ts';
import { type Said, said } from '../words/said.ts';

/** A file that may be written into the article's folder, and what was changed in it. */
export interface ReadyFile {
  name: string;
  bytes: Uint8Array;
  changes: Said[];
}

/** What lies in the article's folder already, how files are read (null: not there), and whether a file may take another's place. */
export interface Around {
  read(file: string): Promise<Uint8Array | null>;
  there: readonly { name: string; size: number }[];
  replace: boolean;
}

const megabytes = (bytes: number) => Math.ceil((bytes / 2 ** 20) * 10) / 10;

/** The files as the folder may hold them, all of them, or every reason why one cannot come in. */
export async function readyFiles(
  files: readonly string[],
  { read, there, replace }: Around,
): Promise<{ files: ReadyFile[] } | { refused: Said[] }> {
  const ready: ReadyFile[] = [];
  const refused: Said[] = [];
  const taken = new Set(replace ? [] : there.map(({ name }) => foldedName(name)));
  taken.add('index.md').add('withdrawn.md');
  for (const typed of files) {
    const bytes = await read(typed);
    if (bytes === null) {
      refused.push(said('add-unreadable', { name: typed }));
      continue;
    }
    const made = await readyFile(baseName(typed), bytes);
    if ('refused' in made) refused.push(made.refused);
    else if (taken.has(foldedName(made.name))) refused.push(said('add-exists', { name: made.name }));
    else if (made.bytes.length > limits.fileBytes)
      refused.push(
        said('add-too-large', {
          name: made.name,
          size: megabytes(made.bytes.length),
          limit: limits.fileBytes / 2 ** 20,
        }),
      );
    else {
      taken.add(foldedName(made.name));
      ready.push(made);
    }
  }
  const kept = there.filter(({ name }) => !ready.some((file) => foldedName(file.name) === foldedName(name)));
  const total = [...kept.map(({ size }) => size), ...ready.map(({ bytes }) => bytes.length)].reduce((a, b) => a + b, 0);
  if (total > limits.folderBytes)
    refused.push(said('add-too-large-all', { size: megabytes(total), limit: limits.folderBytes / 2 ** 20 }));
  return refused.length > 0 ? { refused } : { files: ready };
}

async function readyFile(typed: string, bytes: Uint8Array): Promise<ReadyFile | { refused: Said }> {
  const name = allowedName(typed);
  if (isPicture(name)) return readyPicture(name, bytes);
  const fault = attachmentFault(name, bytes);
  if (fault) return { refused: said(fault, { name, type: extensionOf(name) }) };
  const bare = isFilm(name) ? withoutPlace(bytes) : null;
  return bare ? { name, bytes: bare, changes: [said('picture-place')] } : { name, bytes, changes: [] };
}
