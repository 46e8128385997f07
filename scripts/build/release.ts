import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import { compareInstants, dayIn } from '../site/time.ts';
import type { Manifest } from '../site/types.gen.ts';
import { releaseBefore } from './before.ts';
import { clockOf } from './clock.ts';
import { countFiles, filesBelow } from './files.ts';
import { replaceFolder } from './fresh-folder.ts';
import { manifestName, manifestOf, parseManifest, readManifest, writeManifest } from './manifest.ts';
import { type BuiltPage, buildPages } from './pages.ts';
import { programDigest } from './program.ts';
import { buildSearch } from './search.ts';
import { searchRecords } from './search-records.ts';
import { stateAt } from './state.ts';

/**
 * Everything that goes online at `asOf`: pages, files, the search index, and the manifest that lists them all. The output folder is
 * wholly the old release or wholly the new one. A preview has no manifest: it is no release.
 */
export async function buildRelease(input: {
  live: Live;
  asOf: string;
  output: string;
  program: URL;
  mark?: 'preview';
  /** Asked when everything is written, just before it takes the old release's place; what it throws keeps the old one. */
  mayReplace?: () => Promise<void>;
}): Promise<{ pages: BuiltPage[]; manifest: Manifest | null }> {
  const { live, asOf, output, program, mark, mayReplace } = input;
  const own = await programDigest(program);
  const before = await releaseBefore(output, own);
  return replaceFolder(output, async (fresh) => {
    // Pagefind is a process of its own: pages and indexes are made side by side, and put together when both are there.
    const beside = `${fresh}-search`;
    const { sites } = live.inForce.group;
    const records = searchRecords(live, stateAt(live, asOf), clockOf(live.inForce.group.zone));
    const both = [
      buildPages({ live, asOf, output: fresh, program, before, ...(mark ? { mark } : {}) }),
      buildSearch({ records, sites, output: beside, program: own, standing: output }),
    ] as const;
    // When one fails the other is waited for: nothing may be written any more into what is then taken away.
    await Promise.allSettled(both);
    const [pages] = await Promise.all(both);
    for (const site of sites) await rename(join(beside, site, 'pagefind'), join(fresh, site, 'pagefind'));
    if (mark) return { pages, manifest: null };
    const manifest = await writeManifest(live, { asOf, program: own, output: fresh });
    await mayReplace?.();
    return { pages, manifest };
  });
}

/**
 * Whether a release shows at `asOf` what it showed at its own time: no instant at which its pages change has come since, and it is still the
 * same day in `zone`, which covers whatever hangs on the calendar. The ledger and the program are not asked here.
 */
export function holdsAt({ as_of, coming }: Pick<Manifest, 'as_of' | 'coming'>, asOf: string, zone: string): boolean {
  const come = coming.some((instant) => compareInstants(instant, asOf) <= 0);
  return !come && compareInstants(as_of, asOf) <= 0 && dayIn(zone, as_of) === dayIn(zone, asOf);
}

/**
 * The manifest that stands in `output` when a build of the same ledger head and program at `asOf` would make the same files again: it names
 * exactly these, no instant came at which something changes, and every file there still has the size and SHA-256 that it states. Else null.
 */
export async function standing(input: {
  live: Live;
  asOf: string;
  output: string;
  program: URL;
}): Promise<Manifest | null> {
  const { live, asOf, output, program } = input;
  const text = await readManifest(output);
  const released = text === null ? null : parseManifest(text);
  if (!released || !holdsAt(released, asOf, live.inForce.group.zone)) return null;
  if (released.ledger.digest !== live.head.digest || released.program !== (await programDigest(program))) return null;
  const paths = (await filesBelow(output)).filter((path) => path !== manifestName);
  const files = await countFiles(output, paths);
  const manifest = manifestOf(live, { asOf: released.as_of, program: released.program, files });
  return canonicalJson(manifest) === text ? manifest : null;
}
