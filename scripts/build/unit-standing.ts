import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest, Manifest, ReleasedFile } from '../site/types.gen.ts';
import { originalOf } from './pictures.ts';
import { linkTo, listName, parseList, unitOf } from './unit.ts';
import type { MadeUnit, UnitMemory } from './unit-memory.ts';

/** The release that stands at a target, as far as it is known what it was made of. */
export interface Standing {
  /** Folder of its files. */
  release: string;
  manifest: Manifest;
  memory: UnitMemory;
}

/** What stands at the target is not what its manifest says: nothing of it may be taken along. */
export class Tampered extends Error {
  override name = 'Tampered';
}

/** A file of the standing release and where it lies. */
interface There {
  unit: string;
  made: MadeUnit;
  file: ReleasedFile;
  from: string;
}

/** The units of the standing release, whose lists are read when somebody asks for one of their files. */
export interface StandingUnits {
  known: ReadonlyMap<string, MadeUnit>;
  /** Whether a unit holds anything made of what `key` stands for. */
  holds(key: Digest): boolean;
  /** Where a folder with this list lies in the store. */
  placeOf(list: Digest): string | undefined;
  /** Whether its link of a unit leads to the folder that is remembered, and that is there. */
  shows(unit: string, made: MadeUnit): boolean;
  /** What it has at a path; null where it has nothing there. Throws Tampered where a list is not the one that was published. */
  at(path: string): There | null;
  /** What the file that it has at a path was made of. */
  keyOf(path: string): Digest | undefined;
  /** A picture made smaller that it has of the same original. */
  picture(path: string, original: Digest): Promise<Uint8Array | null>;
}

export function standingUnits(store: string, before: Standing | null): StandingUnits {
  const known = before?.memory.units ?? new Map<string, MadeUnit>();
  const held = new Set([...known.values()].flatMap(({ keys }) => keys));
  const places = new Map([...known.values()].map(({ list, place }) => [list, place]));
  const lists = new Map<string, ReadonlyMap<string, ReleasedFile>>();
  const listOf = (unit: string, { list, place }: MadeUnit): ReadonlyMap<string, ReleasedFile> => {
    const read = lists.get(unit);
    if (read) return read;
    const file = join(store, listName(place));
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const files = sha256(text) === list ? parseList(unit, text) : null;
    if (!files) throw new Tampered(`the list of ${unit} is not the one that was published`);
    const found = new Map(files.map((one) => [one.path, one]));
    lists.set(unit, found);
    return found;
  };
  const at = (path: string): There | null => {
    const unit = unitOf(path);
    const made = unit === null ? undefined : known.get(unit);
    if (unit === null || !made) return null;
    const file = listOf(unit, made).get(path);
    return file ? { unit, made, file, from: join(store, made.place, path.slice(unit.length + 1)) } : null;
  };
  const made = new Map<string, ReadonlyMap<string, Digest>>();
  const keysOf = (unit: string): ReadonlyMap<string, Digest> => {
    const own = known.get(unit);
    const paths = made.has(unit) || !own ? null : before?.memory.pathsOf(own);
    const found = made.get(unit) ?? new Map([...(paths ?? [])].flatMap(([key, all]) => all.map((path) => [path, key])));
    made.set(unit, found);
    return found;
  };
  return {
    known,
    keyOf: (path) => keysOf(unitOf(path) ?? '').get(path),
    holds: (key) => held.has(key),
    placeOf: (list) => places.get(list),
    shows(unit, { place }) {
      try {
        const link = readlinkSync(join(before?.release ?? '', unit));
        return link === linkTo(unit, place) && existsSync(join(store, place));
      } catch {
        return false;
      }
    },
    at,
    async picture(path, original) {
      const from = originalOf(path);
      const [made, signed] = [at(path), from === null ? null : at(from)];
      if (!made || signed?.file.sha256 !== original || !existsSync(made.from)) return null;
      const bytes = readFileSync(made.from);
      return sha256(bytes) === made.file.sha256 ? bytes : null;
    },
  };
}
