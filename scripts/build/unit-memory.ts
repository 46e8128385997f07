import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { unwritable } from './unwritable.ts';

/** A unit of the release that stands: what it was made of, and where it lies. */
export interface MadeUnit {
  /** Digest of its list. */
  list: Digest;
  count: number;
  /** Name of its folder in the store. */
  place: string;
  /** Names of the sheaves whose articles have files in it. */
  sheaves: readonly string[];
  /** Keys of what its other files were made of. */
  keys: readonly Digest[];
  /** Whether it holds files without a key, which are written with every publication: it is never taken along unseen. */
  open: boolean;
}

/** A sheaf of the release that stands: its key, and those of its articles which have files that stand by themselves. */
export interface MadeSheaf {
  key: Digest;
  loose: readonly Digest[];
}

/** What the files of a unit were made of: their paths by the keys, and of keys of articles the names of their sheaves. */
export interface UnitKeys {
  paths: ReadonlyMap<Digest, readonly string[]>;
  sheafOf: ReadonlyMap<Digest, string>;
}

/** What this machine remembers of the release that stands at a target, all of it small enough to be read with every publication. */
export interface UnitMemory {
  units: ReadonlyMap<string, MadeUnit>;
  sheaves: ReadonlyMap<string, MadeSheaf>;
  /** Paths of files that stand by themselves, by their keys. */
  loose: ReadonlyMap<Digest, readonly string[]>;
  /** Null where it is not known any more. */
  keysOf(unit: MadeUnit): UnitKeys | null;
}

const grouped = (made: ReadonlyMap<string, Digest>): Map<Digest, string[]> => {
  const paths = new Map<Digest, string[]>();
  for (const [path, key] of made) {
    const own = paths.get(key);
    if (own) own.push(path);
    else paths.set(key, [path]);
  }
  return paths;
};

/** One row of the index: everything is text, and a row of another form makes the whole memory none. */
type Row = readonly string[];

function rowsOf(text: string): Row[] | null {
  const lines = text.split('\n');
  if (lines.pop() !== '') return null;
  const rows: Row[] = [];
  for (const line of lines) {
    try {
      const value: unknown = JSON.parse(line);
      if (!Array.isArray(value)) return null;
      rows.push(value.map(String));
    } catch {
      return null;
    }
  }
  return rows;
}

const nameOf = ({ place }: Pick<MadeUnit, 'place'>, unit: string) => sha256(`${place} ${unit}`).slice(0, 32);

/** What an index in this form begins with. */
const headOf = (manifest: Digest) => `${manifest} sheaves`;

/** An article that is to be confirmed, and until when (RFC 3339). */
export interface Due {
  path: string;
  by: string;
}

/** What is to be confirmed of the release whose manifest has this digest; null where what is remembered in the folder `memory` is about another one. */
export function dueIn(memory: string, manifest: Digest): Due[] | null {
  try {
    const [[of] = [], ...rows] = rowsOf(readFileSync(join(memory, 'of'), 'utf8')) ?? [];
    return of === manifest ? rows.map(([path = '', by = '']) => ({ path, by })) : null;
  } catch {
    return null;
  }
}

/**
 * Reads from the folder `memory` what is remembered of the release whose manifest has this digest; null where it is about another one, or was
 * cut off. It may be deleted at any time.
 */
export function readUnits(memory: string, manifest: Digest): UnitMemory | null {
  let text: string;
  try {
    text = readFileSync(join(memory, 'index'), 'utf8');
  } catch {
    return null;
  }
  const rows = rowsOf(text);
  if (rows?.[0]?.join(' ') !== headOf(manifest)) return null;
  const units = new Map<string, MadeUnit>();
  const sheaves = new Map<string, MadeSheaf>();
  const loose = new Map<Digest, readonly string[]>();
  const paths = new Map<MadeUnit, string>();
  for (const [kind = '', first = '', ...rest] of rows.slice(1)) {
    if (kind === 'file') loose.set(first, rest);
    const [key = '', ...others] = rest;
    if (kind === 'sheaf') sheaves.set(first, { key, loose: others });
    if (kind !== 'unit') continue;
    const [list = '', count = '', place = '', open = '', named = '', ...names] = rest;
    const held = Number(named);
    const made = { sheaves: names.slice(0, held), keys: names.slice(held) };
    const unit = { list, count: Number(count), place, open: open === 'open', ...made };
    units.set(first, unit);
    paths.set(unit, first);
  }
  return {
    units,
    sheaves,
    loose,
    keysOf(unit) {
      try {
        const found = rowsOf(readFileSync(join(memory, nameOf(unit, paths.get(unit) ?? '')), 'utf8'));
        return found && keysIn(found);
      } catch {
        return null;
      }
    },
  };
}

function keysIn(rows: readonly Row[]): UnitKeys {
  const paths = new Map<Digest, readonly string[]>();
  const sheafOf = new Map<Digest, string>();
  for (const [sheaf = '', key = '', ...own] of rows) {
    paths.set(key, own);
    if (sheaf !== '') sheafOf.set(key, sheaf);
  }
  return { paths, sheafOf };
}

/** What is to be remembered of a release. */
export interface Remembered {
  units: ReadonlyMap<string, MadeUnit>;
  sheaves: ReadonlyMap<string, MadeSheaf>;
  /** Of the units that were made now: which file was made of what. */
  fresh: ReadonlyMap<string, ReadonlyMap<string, Digest>>;
  /** The sheaves to which keys of articles in these belong. */
  sheafOf: ReadonlyMap<Digest, string>;
  /** What the files that stand by themselves were made of. */
  loose: ReadonlyMap<string, Digest>;
}

/**
 * Remembers what a release was made of: its units, of those that were made now also which file was made of what, its sheaves, and the files that
 * stand by themselves. What is about units that are no more is taken away. Where that cannot be kept the next publication makes everything anew.
 */
export function keepUnits(
  memory: string,
  manifest: Digest,
  { units, sheaves, fresh, sheafOf, loose }: Remembered,
  due: readonly Due[],
): void {
  try {
    mkdirSync(memory, { recursive: true });
    const put = (name: string, rows: Iterable<Row>) => {
      const work = join(memory, `.${name}-${process.pid}`);
      writeFileSync(work, `${[...rows].map((row) => JSON.stringify(row)).join('\n')}\n`);
      renameSync(work, join(memory, name));
    };
    const names = new Set(['index', 'of']);
    const index: Row[] = [headOf(manifest).split(' ')];
    for (const [path, unit] of units) {
      const { list, count, place, open, sheaves: own, keys } = unit;
      index.push(['unit', path, list, String(count), place, open ? 'open' : '', String(own.length), ...own, ...keys]);
      names.add(nameOf(unit, path));
    }
    for (const [name, { key, loose: own }] of sheaves) index.push(['sheaf', name, key, ...own]);
    for (const [key, paths] of grouped(loose)) index.push(['file', key, ...paths]);
    for (const [path, made] of fresh) {
      const unit = units.get(path);
      if (unit)
        put(
          nameOf(unit, path),
          [...grouped(made)].map(([key, paths]) => [sheafOf.get(key) ?? '', key, ...paths]),
        );
    }
    put('index', index);
    put('of', [[manifest], ...due.map(({ path, by }) => [path, by])]);
    for (const name of readdirSync(memory)) if (!names.has(name)) rmSync(join(memory, name), { force: true });
  } catch (error) {
    if (!unwritable(error)) throw error;
  }
}

/** Where it is remembered what was made at a target: beside git's own files. */
export const unitMemoryOf = (gitFolder: string, target: string): string =>
  join(gitFolder, 'qianfa', `units-${sha256(target).slice(0, 16)}`);
