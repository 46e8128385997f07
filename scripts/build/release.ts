import { canonicalJson } from '../article/canonical.ts';
import type { Live } from '../ledger/live-article.ts';
import { compareInstants, dayIn } from '../site/time.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { nothingBefore, releaseBefore } from './before.ts';
import { type Crew, openCrew } from './crew.ts';
import { countFiles, filesBelow } from './files.ts';
import { replaceFolder } from './fresh-folder.ts';
import { madeBefore, rememberMade } from './made.ts';
import { manifestName, manifestOf, parseManifest, readManifest, writeManifest } from './manifest.ts';
import { type Output, openOutput } from './output.ts';
import { type BuildInput, type BuiltPage, fillPages } from './pages.ts';
import { type Part, withParts } from './part.ts';
import type { Before } from './pictures.ts';
import { programDigest } from './program.ts';
import { buildSearch } from './search.ts';
import { searchEntries } from './search-records.ts';
import { stateAt } from './state.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * Fills `output` with everything that goes online at `asOf` but the manifest: pages, files, the search index. `own` is the program's digest. A
 * `crew` that is given stays open, unless something went wrong.
 */
export async function fillRelease(
  { own, crew: given, ...input }: Omit<BuildInput, 'before'> & { own: Digest; before: Before; crew?: Crew },
  all: Output,
): Promise<Iterable<BuiltPage>> {
  const { live, asOf, program } = input;
  const stop = new AbortController();
  const output = untilStopped(all, stop.signal);
  const { sites } = live.inForce.group;
  // Articles that cannot be read are found here: no thread may stand open then.
  const entries = searchEntries(live, stateAt(live, asOf));
  const crew = given ?? openCrew(program, live.articles.length);
  // Pages and indexes are made side by side; indexes have a thread of their own, so they are begun first.
  const { indexer, renderer } = crew;
  const search = buildSearch({ entries, sites, output, program: own, indexer });
  const both = [search, fillPages(input, own, output, renderer)] as const;
  // When one fails the other is stopped and waited for: nothing may be written any more into what is then taken away.
  for (const one of both) one.catch((cause) => stop.abort(cause));
  try {
    await Promise.allSettled(both);
    stop.signal.throwIfAborted();
    return await both[1];
  } finally {
    if (!given || stop.signal.aborted) await crew.close();
  }
}

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
  /** What other machines made of this release. */
  parts?: readonly Part[];
  crew?: Crew;
  /** File in which it is remembered what the release in `output` was made of; without one everything is made anew. */
  memory?: string | null;
  /** Asked when everything is written, just before it takes the old release's place; what it throws keeps the old one. */
  mayReplace?: () => Promise<void>;
}): Promise<{ pages: Iterable<BuiltPage>; manifest: Manifest | null }> {
  const { live, asOf, output, program, mark, parts = [], crew, memory = null, mayReplace } = input;
  const own = await programDigest(program);
  const made = memory === null ? null : await madeBefore(output, memory);
  // Of a release that is not the one that was remembered nothing is taken along.
  const known = memory === null || made !== null;
  const before = known ? await releaseBefore(output, own) : nothingBefore;
  const { manifest, ...rest } = await replaceFolder(output, async (folder) => {
    const fresh = openOutput(folder, made);
    const given = { live, asOf, program, own, before, ...(mark ? { mark } : {}), ...(crew ? { crew } : {}) };
    const pages = await fillRelease(given, withParts(fresh, parts));
    if (mark) return { pages, keys: fresh.keys, manifest: null };
    const written = await writeManifest(live, { asOf, program: own, output: folder, counted: fresh.counted });
    await mayReplace?.();
    return { pages, keys: fresh.keys, manifest: written };
  });
  if (memory !== null && manifest) await rememberMade(memory, manifest.text, rest.keys);
  return { pages: rest.pages, manifest: manifest?.manifest ?? null };
}

/**
 * Whether a release shows at `asOf` what it showed at its own time: no instant at which its pages change has come since, and it is still the
 * same day in `zone`, which covers whatever hangs on the calendar. The ledger and the program are not asked here.
 */
export function holdsAt({ as_of, coming }: Pick<Manifest, 'as_of' | 'coming'>, asOf: string, zone: string): boolean {
  const come = coming.some((instant) => compareInstants(instant, asOf) <= 0);
  return !come && compareInstants(as_of, asOf) <= 0 && dayIn(zone, as_of) === dayIn(zone, asOf);
}

/** Whether a build at `asOf` would make again what a release shows: of the same ledger head and program, and nothing came that changes a page. */
export const makesTheSame = (
  released: Manifest,
  { ledger, zone, asOf, program }: { ledger: Digest; zone: string; asOf: string; program: Digest },
): boolean => released.ledger.digest === ledger && released.program === program && holdsAt(released, asOf, zone);

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
  const made = { ledger: live.head.digest, zone: live.inForce.group.zone, asOf, program: await programDigest(program) };
  if (!released || !makesTheSame(released, made)) return null;
  const paths = (await filesBelow(output)).filter((path) => path !== manifestName);
  const files = await countFiles(output, paths);
  const manifest = manifestOf(live, { asOf: released.as_of, program: released.program, files });
  return canonicalJson(manifest) === text ? manifest : null;
}
