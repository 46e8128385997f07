import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { byBytes, type CountedFile, countFiles, filesBelow, linkOrCopy } from './files.ts';
import type { Output } from './output.ts';
import { linkTo, listName, listText, unitOf } from './unit.ts';
import type { MadeSheaf, MadeUnit, Remembered } from './unit-memory.ts';
import { type Standing, standingUnits, Tampered } from './unit-standing.ts';
import { writerIn } from './writer.ts';

/** What a release in units is made of, and what is to be remembered of it. */
export interface Units extends Remembered {
  files: CountedFile[];
  folders: NonNullable<Manifest['folders']>;
}

/** An output whose units lie in a store, by what they hold, and are shown by symbolic links. */
export interface UnitOutput extends Output {
  /** A picture made smaller that the standing release has of the same original. */
  picture(path: string, original: Digest): Promise<Uint8Array | null>;
  /** Puts every unit in its place: call it once, when all is written. */
  finish(): Promise<Units>;
}

/**
 * An output in `folder`, which must be there, for a release whose units lie in `store`. What the standing release made of the same key is not
 * touched as long as everything in its unit stays: the unit is linked as a whole, and none of its files is listed or read, since they do not
 * leave the place where they are shown. In a unit that changes every kept file is linked by itself, read, and compared with the unit's list:
 * `finish` throws Tampered where it differs.
 */
export function openUnitOutput(folder: string, store: string, before: Standing | null = null): UnitOutput {
  const counted = new Map<string, CountedFile>();
  const keys = new Map<string, Digest>();
  const touched = new Set<string>();
  const taken = new Set<Digest>();
  /** Sheaves that are taken along whole, and the keys of those of which each article was asked for. */
  const whole = new Map<string, MadeSheaf>();
  const opened = new Map<string, Digest>();
  const sheafOf = new Map<Digest, string>();
  const stored = new Map<Digest, string>();
  const standing = standingUnits(store, before);
  const alone = new Map(before?.manifest.files.map((file) => [file.path, file.sha256]));

  const { place, write } = writerIn(folder);
  const noted = (path: string, key: Digest | undefined) => {
    if (key !== undefined) keys.set(path, key);
    const unit = unitOf(path);
    if (unit !== null) touched.add(unit);
  };
  const count = (file: CountedFile) => void counted.set(file.path, file);
  /** Links a file of the standing release; false where it is not the one that was published. */
  const link = (from: string, path: string, wanted: Digest | undefined): boolean => {
    const target = place(path);
    try {
      const bytes = linkOrCopy(from, target);
      count({ path, size: bytes.length, sha256: sha256(bytes) });
      if (counted.get(path)?.sha256 === wanted) return true;
    } catch {
      // As good as changed.
    }
    counted.delete(path);
    rmSync(target, { force: true });
    return false;
  };

  const isTaken = (key: Digest, sheaf: string | undefined) =>
    taken.has(key) || (sheaf !== undefined && whole.has(sheaf));

  /** Links the kept files of a unit that changes, one by one. */
  const keepOf = (unit: string, made: MadeUnit): void => {
    if (made.sheaves.length === 0 && !made.keys.some((key) => taken.has(key))) return;
    const { paths, sheafOf: own } = standing.keysOf(unit);
    for (const [key, all] of paths) {
      const sheaf = own.get(key);
      if (!isTaken(key, sheaf)) continue;
      if (sheaf !== undefined) sheafOf.set(key, sheaf);
      for (const path of all) {
        if (counted.has(path)) continue;
        const there = standing.at(path);
        if (!there || !link(there.from, path, there.file.sha256))
          throw new Tampered(`${path} is not what was published`);
        noted(path, key);
      }
    }
  };
  /** Reads what others wrote, so that every file of `paths` is counted. */
  const countAll = async (paths: readonly string[]): Promise<CountedFile[]> => {
    const unknown = paths.filter((path) => !counted.has(path));
    for (const file of await countFiles(folder, unknown)) counted.set(file.path, file);
    return paths.flatMap((path) => counted.get(path) ?? []);
  };
  /** Moves a unit that was filled here to the store, unless the same lies there; null for an empty one. */
  const put = async (unit: string): Promise<MadeUnit | null> => {
    const paths = (await filesBelow(join(folder, unit))).map((path) => `${unit}/${path}`);
    if (paths.length === 0) return null;
    const text = listText(unit, await countAll(paths));
    const list = sha256(text);
    const same = standing.placeOf(list) ?? stored.get(list);
    // A folder of this name that no release shows was left by a publication that was broken off: nobody knows what is in it.
    const at = same ?? (existsSync(join(store, list)) ? `${list}-${randomBytes(4).toString('hex')}` : list);
    if (same !== undefined) rmSync(join(folder, unit), { recursive: true });
    else {
      writeFileSync(join(store, listName(at)), text);
      renameSync(join(folder, unit), join(store, at));
      stored.set(list, at);
    }
    const made = new Set(paths.map((path) => keys.get(path)));
    const open = made.delete(undefined);
    const sheaves = new Set<string>();
    const others: Digest[] = [];
    for (const key of made) {
      const sheaf = key && sheafOf.get(key);
      if (sheaf) sheaves.add(sheaf);
      else if (key) others.push(key);
    }
    return { list, count: paths.length, place: at, sheaves: [...sheaves], keys: others, open };
  };

  /**
   * Shows a unit by a link. One that the standing release shows gets a name more for its link: to make thousands of links anew, and to take
   * them away later, costs a file system many times as much.
   */
  const show = (unit: string, made: MadeUnit): void => {
    const link = place(unit);
    try {
      if (before && standing.known.get(unit) === made) {
        linkSync(join(before.release, unit), link);
        return;
      }
    } catch {
      // It has all the names that it can have, or can have one only: the unit gets a link of its own.
    }
    symlinkSync(linkTo(unit, made.place), link);
  };

  /** The sheaves of this release, with those of its files that stand by themselves. */
  const sheavesNow = (loose: ReadonlyMap<string, Digest>): Map<string, MadeSheaf> => {
    const alike = new Map<string, Set<Digest>>([...opened.keys()].map((name) => [name, new Set()]));
    for (const key of loose.values()) alike.get(sheafOf.get(key) ?? '')?.add(key);
    const fresh = [...opened].map(([name, key]) => [name, { key, loose: [...(alike.get(name) ?? [])] }] as const);
    return new Map<string, MadeSheaf>([...whole, ...fresh]);
  };

  /** Takes the files that stand by themselves; false where one of them is not what was published. */
  const takeLoose = (key: Digest): boolean => {
    const own = before?.memory.loose.get(key) ?? [];
    // Where one of them is not what was published none stays linked: what is written in its place would be written into the standing release.
    const sound = own.every((path) => link(join(before?.release ?? '', path), path, alone.get(path)));
    for (const path of own) {
      if (sound) keys.set(path, key);
      else {
        counted.delete(path);
        rmSync(join(folder, path), { force: true });
      }
    }
    return sound;
  };

  return {
    folder,
    counted,
    keys,
    write(path, given, key) {
      count(write(path, given));
      noted(path, key);
    },
    wrote: noted,
    count,
    take(key) {
      if (!before || (!before.memory.loose.has(key) && !standing.holds(key)) || !takeLoose(key)) return false;
      if (standing.holds(key)) taken.add(key);
      return true;
    },
    takeSheaf({ name, key, keys: each }) {
      const known = before?.memory.sheaves.get(name);
      if (known?.key === key && known.loose.every(takeLoose)) {
        whole.set(name, known);
        for (const own of known.loose) sheafOf.set(own, name);
        return true;
      }
      if (known) standing.open(name);
      opened.set(name, key);
      for (const own of each().values()) sheafOf.set(own, name);
      return false;
    },
    has(path) {
      const made = standing.madeOf(path);
      return existsSync(join(folder, path)) || (made !== null && isTaken(made.key, made.sheaf));
    },
    read(path) {
      const there = existsSync(join(folder, path)) ? null : standing.at(path);
      const bytes = readFileSync(there ? there.from : join(folder, path));
      if (there && sha256(bytes) !== there.file.sha256) throw new Tampered(`${path} is not what was published`);
      return bytes;
    },
    picture: standing.picture,
    async finish() {
      mkdirSync(store, { recursive: true });
      const units = new Map<string, MadeUnit>();
      for (const [unit, made] of standing.known) {
        const stays = made.keys.every((key) => taken.has(key)) && made.sheaves.every((name) => whole.has(name));
        if (made.open || touched.has(unit) || !stays) keepOf(unit, made);
        else if (standing.shows(unit, made)) units.set(unit, made);
        else throw new Tampered(`${unit} is not where it was published`);
      }
      const fresh = new Map([...touched].map((unit) => [unit, new Map<string, Digest>()]));
      const loose = new Map<string, Digest>();
      for (const [path, key] of keys) (fresh.get(unitOf(path) ?? '') ?? loose).set(path, key);
      for (const unit of touched) {
        const made = await put(unit);
        if (made) units.set(unit, made);
      }
      const files = await countAll(await filesBelow(folder));
      for (const [unit, made] of units) show(unit, made);
      const listed = [...units].map(([path, unit]) => ({ path, count: unit.count, sha256: unit.list }));
      const folders = listed.sort((a, b) => byBytes(a.path, b.path));
      return { files, folders, units, sheaves: sheavesNow(loose), fresh, sheafOf, loose };
    },
  };
}
