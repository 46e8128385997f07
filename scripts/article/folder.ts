import type { Files } from '../git/files.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { sha256 } from './canonical.ts';
import type { DigestFile } from './digest.ts';

export interface FolderFile extends DigestFile {
  mode: string;
  /** Object id of the blob where the folder was read from git. */
  oid: string | null;
  bytes: Uint8Array;
}

/** An article's folder as it lies in a tree. `path` is counted from content/: site/column/year/slug. */
export interface Folder {
  path: string;
  files: FolderFile[];
}

/** What an article may hold at most; a message names the limit that was passed. */
export const limits = {
  files: 200,
  fileBytes: 20 * 2 ** 20,
  folderBytes: 60 * 2 ** 20,
  textBytes: 2 ** 20,
  frontBytes: 64 * 2 ** 10,
  nameBytes: 180,
};

const articlePath = /^[a-z][a-z0-9-]{0,39}\/[a-z][a-z0-9-]{0,39}\/(19|20)\d{2}\/[a-z0-9][a-z0-9-]{0,79}$/;

/** The site, column (site/column) and year of an article's path, or null when it is no such path. */
export function placeOf(path: string): { site: string; column: string; year: string } | null {
  const [site = '', column = '', year = ''] = path.split('/');
  return articlePath.test(path) ? { site, column: `${site}/${column}`, year } : null;
}

/** Control, zero-width and bidi characters, which make two names look like one; U+FFFD stands where a name was no UTF-8. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\uFFFD]/u;
/** How a file begins that only says where Git LFS keeps the real one, which nobody would have signed. */
const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/');
const windowsDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Reads the folder at content path `path` (attacks 28–30, 54): links, submodules, LFS pointers, modes, hidden or confusable names and anything
 * past the limits are findings, and then nothing is read. A folder that is not there gives the finding `folder-missing`.
 */
export async function readFolder(files: Files, path: string): Promise<{ folder: Folder } | { findings: Finding[] }> {
  const findings: Finding[] = [];
  const refuse = (key: MessageKey, file: string, params: Finding['params'] = {}) =>
    findings.push({
      rule: 'folder',
      key,
      severity: 'error',
      file: visible(file),
      params: { file: visible(file), ...params },
    });

  if (!placeOf(path)) {
    refuse('folder-path', path);
    return { findings };
  }
  const entries = await files.list(path);
  if (entries.length === 0) refuse('folder-missing', path);
  if (entries.length > limits.files) {
    refuse('folder-too-many', path, { limit: limits.files });
    return { findings };
  }
  const seen = new Map<string, string>();
  let total = 0;
  for (const { path: full, mode, size } of entries) {
    const name = full.slice(path.length + 1);
    total += size;
    if (mode === '120000') refuse('file-link', name);
    else if (mode === '160000') refuse('file-submodule', name);
    else if (mode !== '100644') refuse('file-mode', name);
    if (size > limits.fileBytes) refuse('file-too-large', name, { limit: limits.fileBytes / 2 ** 20 });
    if (Buffer.byteLength(name) > limits.nameBytes) refuse('file-name-long', name, { limit: limits.nameBytes });
    if (hidden.test(name) || name !== name.normalize('NFC')) refuse('file-name-hidden', name);
    else if (/[\\/:*?"<>|]/.test(name) || /^[-.~ ]|[. ]$/.test(name) || windowsDevice.test(name))
      refuse('file-name', name);
    const folded = name.normalize('NFKC').toLowerCase();
    const twin = seen.get(folded);
    if (twin !== undefined) refuse('file-name-twin', name, { other: visible(twin) });
    seen.set(folded, name);
  }
  if (total > limits.folderBytes) refuse('folder-too-large', path, { limit: limits.folderBytes / 2 ** 20 });
  if (findings.length > 0) return { findings };
  const bytes = await files.read(entries);
  for (const [index, { path: full }] of entries.entries())
    if (bytes[index]?.subarray(0, lfsPointer.length).equals(lfsPointer))
      refuse('file-lfs', full.slice(path.length + 1));
  if (findings.length > 0) return { findings };
  return {
    folder: {
      path,
      files: entries.map(({ path: full, mode, oid }, index) => {
        const content = bytes[index] ?? Buffer.alloc(0);
        return {
          name: full.slice(path.length + 1),
          mode,
          oid,
          size: content.length,
          sha256: sha256(content),
          bytes: content,
        };
      }),
    },
  };
}

/** A name with its hidden characters spelled out, so that a message cannot be fooled by them. */
function visible(name: string): string {
  return name.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\uFFFD]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
