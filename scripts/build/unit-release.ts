import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, sha256 } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Manifest } from '../site/types.gen.ts';
import { nothingBefore } from './before.ts';
import type { Crew } from './crew.ts';
import { manifestOf, parseManifest } from './manifest.ts';
import type { BuiltPage } from './pages.ts';
import { type Part, withParts } from './part.ts';
import { programDigest } from './program.ts';
import { fillRelease } from './release.ts';
import { storeFolder } from './unit.ts';
import { type Due, keepUnits, readUnits, type UnitMemory } from './unit-memory.ts';
import { openUnitOutput } from './unit-output.ts';
import { type Standing, Tampered } from './unit-standing.ts';

/** A release that lies in its target, not yet shown. */
export interface UnitRelease {
  pages: Iterable<BuiltPage>;
  manifest: Manifest;
  /** The bytes of manifest.json, which is not written. */
  text: string;
  /** Remembers what it was made of: call it when it is shown. */
  remember(): void;
}

function dueOf({ articles }: Live): Due[] {
  const due: Due[] = [];
  for (const article of articles) {
    const { confirmBy } = article;
    if (confirmBy !== null) due.push({ path: article.path, by: confirmBy });
  }
  return due;
}

/** Whether what is remembered names the very units that the signed manifest names: a memory that was cut off at the end of a line does not. */
function agrees({ units }: UnitMemory, { folders = [] }: Manifest): boolean {
  const same = folders.every(({ path, count, sha256: list }) => {
    const unit = units.get(path);
    return unit?.list === list && unit.count === count;
  });
  return same && units.size === folders.length;
}

/**
 * Makes everything that goes online at `asOf` in the empty folder `work` of a target, its units in the target's store. What did not change since the
 * release `standing` is taken along by units; where that is not what its manifest says, or not what `memory` is about, everything is made anew.
 */
export async function buildInUnits(input: {
  live: Live;
  asOf: string;
  program: URL;
  target: string;
  work: string;
  standing: { release: string; text: string } | null;
  memory: string | null;
  /** What other machines made of this release. */
  parts?: readonly Part[];
  crew?: Crew;
}): Promise<UnitRelease> {
  const { live, asOf, program, target, work, standing, memory, parts = [], crew } = input;
  const own = await programDigest(program);
  const make = async (before: Standing | null): Promise<UnitRelease> => {
    for (const name of await readdir(work)) await rm(join(work, name), { recursive: true });
    const output = openUnitOutput(work, join(target, storeFolder), before);
    const pictures = before?.manifest.program === own ? output.picture : nothingBefore;
    const pages = await fillRelease(
      { live, asOf, program, own, before: pictures, ...(crew ? { crew } : {}) },
      withParts(output, parts),
    );
    const { files, folders, ...made } = await output.finish();
    const manifest = manifestOf(live, { asOf, program: own, files, folders });
    const text = canonicalJson(manifest);
    const remember = () => {
      if (memory !== null) keepUnits(memory, sha256(text), made, dueOf(live));
    };
    return { pages, manifest, text, remember };
  };
  const known = memory !== null && standing ? readUnits(memory, sha256(standing.text)) : null;
  const manifest = known && standing ? parseManifest(standing.text) : null;
  if (!known || !manifest || !standing || !agrees(known, manifest)) return make(null);
  try {
    return await make({ release: standing.release, manifest, memory: known });
  } catch (error) {
    if (error instanceof Tampered) return make(null);
    throw error;
  }
}
