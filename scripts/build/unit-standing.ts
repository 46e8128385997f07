import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest, Manifest, ReleasedFile } from '../site/types.gen.ts';
import { originalOf } from './pictures.ts';
import { linkTo, listName, parseList, unitOf } from './unit.ts';
import type { MadeUnit, UnitKeys, UnitMemory } from './unit-memory.ts';

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
  /** Whether a unit holds anything made of what `key` stands for; of articles that is known once their sheaf is opened. */
  holds(key: Digest): boolean;
  /** Looks up what was made of which article of a sheaf. */
  open(sheaf: string): void;
  /** What the files of a unit were made of. Throws Tampered where that is not known. */
  keysOf(unit: string): UnitKeys;
  /** Where a folder with this list lies in the store. */
  placeOf(list: Digest): string | undefined;
  /** Whether its link of a unit leads to the folder that is remembered, and that is there. */
  shows(unit: string, made: MadeUnit): boolean;
  /** What it has at a path; null where it has nothing there. Throws Tampered where a list is not the one that was published. */
  at(path: string): There | null;
  /** What the file that it has at a path was made of, and the sheaf to which that belongs. */
  madeOf(path: string): { key: Digest; sheaf: string | undefined } | null;
  /** A picture made smaller that it has of the same original. */
  picture(path: string, original: Digest): Promise<Uint8Array | null>;
}

export function standingUnits(store: string, before: Standing | null): StandingUnits {
  const known = before?.memory.units ?? new Map<string, MadeUnit>();
  const held = new Set([...known.values()].flatMap(({ keys }) => keys));
  let unitsOf: Map<string, { unit: string }[]> | undefined;
  /** The units in which articles of a sheaf have files. */
  const unitsWith = (sheaf: string): readonly string[] => {
    const pairs = () => [...known].flatMap(([unit, { sheaves }]) => sheaves.map((name) => ({ name, unit })));
    unitsOf ??= Map.groupBy(pairs(), ({ name }) => name);
    return (unitsOf.get(sheaf) ?? []).map(({ unit }) => unit);
  };
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
  const read = new Map<string, UnitKeys>();
  const keysOf = (unit: string): UnitKeys => {
    const made = known.get(unit);
    const keys = read.get(unit) ?? (made && before?.memory.keysOf(made));
    if (!keys) throw new Tampered(`it is not known what ${unit} was made of`);
    read.set(unit, keys);
    return keys;
  };
  /** What lies in the store. */
  let there: ReadonlySet<string> | undefined;
  const byPath = new Map<string, ReadonlyMap<string, Digest>>();
  const keyAt = (unit: string, path: string): Digest | undefined => {
    const keys =
      byPath.get(unit) ?? new Map([...keysOf(unit).paths].flatMap(([key, all]) => all.map((own) => [own, key])));
    byPath.set(unit, keys);
    return keys.get(path);
  };
  return {
    known,
    madeOf(path) {
      const unit = unitOf(path);
      const key = unit !== null && known.has(unit) ? keyAt(unit, path) : undefined;
      return unit === null || key === undefined ? null : { key, sheaf: keysOf(unit).sheafOf.get(key) };
    },
    keysOf,
    holds: (key) => held.has(key),
    open(sheaf) {
      for (const unit of unitsWith(sheaf))
        for (const [key, name] of keysOf(unit).sheafOf) if (name === sheaf) held.add(key);
    },
    placeOf: (list) => places.get(list),
    shows(unit, { place }) {
      try {
        const link = readlinkSync(join(before?.release ?? '', unit));
        there ??= new Set(readdirSync(store));
        return link === linkTo(unit, place) && there.has(place);
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
