import type { Live } from '../ledger/live-article.ts';
import { clockOf } from './clock.ts';
import { replaceFolder } from './fresh-folder.ts';
import { type Manifest, writeManifest } from './manifest.ts';
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
}): Promise<{ pages: BuiltPage[]; manifest: Manifest | null }> {
  const { live, asOf, output, program, mark } = input;
  return replaceFolder(output, async (fresh) => {
    const pages = await buildPages({ live, asOf, output: fresh, program, ...(mark ? { mark } : {}) });
    const records = searchRecords(live, stateAt(live, asOf), clockOf(live.inForce.group.zone));
    await buildSearch({ records, sites: live.inForce.group.sites, output: fresh });
    if (mark) return { pages, manifest: null };
    return {
      pages,
      manifest: await writeManifest(live, { asOf, program: await programDigest(program), output: fresh }),
    };
  });
}
