import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';

/** A file of a tree. `mode` is git's (100644 for an ordinary file, 120000 for a symbolic link, 160000 for a submodule). */
export interface Entry {
  path: string;
  mode: string;
  size: number;
  /** Object id where the tree is git's, else null. */
  oid: string | null;
}

/** A tree of files, whether a git tree or a folder. Paths use `/` and start at the tree's top. */
export interface Files {
  /** Every file at or below `under` ('' is the top), sorted by path bytes; none where there is no such path. */
  list(under: string): Promise<Entry[]>;
  /** The bytes of entries that `list` gave, in their order; throws when one cannot be read. */
  read(entries: readonly Entry[]): Promise<Buffer[]>;
}

const byPath = (a: Entry, b: Entry) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));

/** The files of the tree `treeish` (a commit, or `commit:path`). */
export function gitFiles(git: Git, treeish: string): Files {
  return {
    list: (under) => listBelow(git, treeish, under ? [under] : []),
    read: (entries) =>
      readBlobs(
        git,
        entries.map((entry) => entry.oid ?? ''),
      ),
  };
}

/** Every file of a git tree at or below one of `paths`, of all where there are none, sorted by path bytes: one process for all. */
export async function listBelow(git: Git, treeish: string, paths: readonly string[]): Promise<Entry[]> {
  const below = paths.length > 0 ? ['--', ...paths] : [];
  const out = await git.run(['ls-tree', '-r', '-z', '-l', '--full-tree', treeish, ...below]);
  return out
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '')
    .map((row) => {
      const tab = row.indexOf('\t');
      const [mode = '', , oid = '', size = ''] = row.slice(0, tab).split(/ +/);
      return { path: row.slice(tab + 1), mode, oid, size: size === '-' ? 0 : Number(size) };
    })
    .sort(byPath);
}

/** The bytes of blobs by object id, one process for all; throws when one is missing. */
export async function readBlobs(git: Git, oids: readonly string[]): Promise<Buffer[]> {
  if (oids.length === 0) return [];
  // Buffered: else it writes object by object, and whoever reads is woken for each.
  const out = await git.run(['cat-file', '--batch', '--buffer'], { input: `${oids.join('\n')}\n` });
  const blobs: Buffer[] = [];
  let at = 0;
  for (const oid of oids) {
    const end = out.indexOf(10, at);
    const [, type, size] = out.toString('utf8', at, end).split(' ');
    if (type !== 'blob') throw new Error(`object ${oid} is no blob: ${out.toString('utf8', at, end)}`);
    blobs.push(out.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}

/** The files below a folder of the disk; hidden ones too, `.git` left out. Links are listed, never followed. */
export function diskFiles(folder: string): Files {
  return {
    async list(under) {
      const found: Entry[] = [];
      const walk = async (path: string): Promise<void> => {
        const stat = await lstat(join(folder, path));
        if (stat.isSymbolicLink()) found.push({ path, mode: '120000', size: stat.size, oid: null });
        else if (stat.isFile()) found.push({ path, mode: '100644', size: stat.size, oid: null });
        else if (stat.isDirectory()) {
          for (const name of await readdir(join(folder, path)))
            if (name !== '.git') await walk(path ? `${path}/${name}` : name);
        } else found.push({ path, mode: '000000', size: 0, oid: null });
      };
      try {
        await walk(under);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
      return found.sort(byPath);
    },
    read: (entries) => Promise.all(entries.map((entry) => readFile(join(folder, entry.path)))),
  };
}

/** Some entries of a tree with their bytes in memory, read in one go. */
export async function held(files: Files, entries: readonly Entry[]): Promise<Files> {
  const bytes = await files.read(entries);
  const known = new Map(entries.map(({ path }, index) => [path, bytes[index] ?? Buffer.alloc(0)]));
  return {
    list: async (under) => entries.filter(({ path }) => under === '' || path === under || path.startsWith(`${under}/`)),
    read: async (wanted) =>
      wanted.map(({ path }) => {
        const content = known.get(path);
        if (!content) throw new Error(`${path} was not read`);
        return content;
      }),
  };
}

/** The same tree, listed by one call however often it is asked: for trees that cannot change, as those of a commit. */
export function listedOnce(files: Files): Files {
  let whole: Promise<Entry[]> | null = null;
  return {
    list: async (under) => {
      whole ??= files.list('');
      const prefix = `${under}/`;
      return (await whole).filter(({ path }) => under === '' || path === under || path.startsWith(prefix));
    },
    read: files.read,
  };
}

/** Files of more bytes are not kept. */
const small = 2 ** 20;

/** The same tree, each small file read once however often it is wanted: for the few folders that a command looks at. */
export function readOnce(files: Files): Files {
  const known = new Map<string, Buffer>();
  return {
    list: files.list,
    async read(entries) {
      const missing = entries.filter(({ path }) => !known.has(path));
      const bytes = await files.read(missing);
      const found = new Map(missing.map(({ path }, index) => [path, bytes[index] ?? Buffer.alloc(0)]));
      for (const { path, size } of missing) if (size <= small) known.set(path, found.get(path) ?? Buffer.alloc(0));
      return entries.map(({ path }) => known.get(path) ?? found.get(path) ?? Buffer.alloc(0));
    },
  };
}

/** The same tree, seen from one of its folders. */
export function below(files: Files, folder: string): Files {
  const prefix = `${folder}/`;
  return {
    list: async (under) =>
      (await files.list(under ? prefix + under : folder)).map((entry) => ({
        ...entry,
        path: entry.path.slice(prefix.length),
      })),
    read: (entries) => files.read(entries.map((entry) => ({ ...entry, path: prefix + entry.path }))),
  };
}
