import { canonicalJson } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import type { Manifest } from '../site/types.gen.ts';
import { releaseBefore } from './before.ts';
import { clockOf } from './clock.ts';
import { countFiles, filesBelow } from './files.ts';
import { replaceFolder } from './fresh-folder.ts';
import { manifestName, manifestOf, readManifest, writeManifest } from './manifest.ts';
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
    const pages = await buildPages({ live, asOf, output: fresh, program, before, ...(mark ? { mark } : {}) });
    const records = searchRecords(live, stateAt(live, asOf), clockOf(live.inForce.group.zone));
    await buildSearch({ records, sites: live.inForce.group.sites, output: fresh, program: own, standing: output });
    if (mark) return { pages, manifest: null };
    const manifest = await writeManifest(live, { asOf, program: own, output: fresh });
    await mayReplace?.();
    return { pages, manifest };
  });
}

/**
 * The manifest that stands in `output` when a build of the same ledger head, program and `asOf` would make it again: it names exactly
 * these, and every file there still has the size and SHA-256 that it states. Else null.
 */
export async function standing(input: {
  live: Live;
  asOf: string;
  output: string;
  program: URL;
}): Promise<Manifest | null> {
  const { live, asOf, output, program } = input;
  const text = await readManifest(output);
  if (text === null) return null;
  const paths = (await filesBelow(output)).filter((path) => path !== manifestName);
  const files = await countFiles(output, paths);
  const manifest = manifestOf(live, { asOf, program: await programDigest(program), files });
  return canonicalJson(manifest) === text ? manifest : null;
}
