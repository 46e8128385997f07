import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { joinTexts, toIndex } from '../../layouts/assets/search-text.js';
import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { filesBelow, linkOrWrite } from './files.ts';
import { parseManifest, readManifest } from './manifest.ts';
import type { SearchRecord } from './search-record.ts';
import { tierName, tiersOf } from './search-tiers.ts';

/** Pagefind's own interfaces, which no page uses. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The record in the form that Pagefind takes. The language is 'en', of which Pagefind cuts words at spaces only: it cuts Chinese by a
 * dictionary, by another one in the browser than in the build, so that phrases in quotes miss two thirds of what is there.
 */
const indexed = async ({ url, title, numbers, text, attachments, attached, day, filters }: SearchRecord) => ({
  url,
  language: 'en',
  content: joinTexts([title, numbers.join('\n'), text, attachments.join('\n'), ...(await attached())]),
  // Meta is searched too: title and numbers for their weight, the day in a form that no question has.
  meta: { title: toIndex(title), numbers: toIndex(numbers.join('\n')), day: day.replaceAll('-', '') },
  filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
  sort: { day: day.replaceAll('-', '') },
});

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`);
}

/** Makes one index in a Pagefind process of its own, which ends with it: what one index takes of memory the next does not. */
async function writeIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  try {
    const { index, errors } = await createIndex({ keepIndexUrl: true });
    refuse(errors);
    if (!index) throw new Error('the search index could not be made: Pagefind did not answer');
    for (const record of records) refuse((await index.addCustomRecord(await indexed(record))).errors);
    refuse((await index.writeFiles({ outputPath: folder })).errors);
  } finally {
    await close();
  }
  for (const name of await readdir(folder)) if (unused.test(name)) await rm(join(folder, name));
}

/** Takes files along, by their paths, into another folder of this file system. */
async function takeAlong(from: string, to: string, files: ReadonlyMap<string, Digest | null>): Promise<boolean> {
  for (const [path, digest] of files) {
    const bytes = await readFile(join(from, path)).catch(() => null);
    if (bytes === null || (digest !== null && sha256(bytes) !== digest)) return false;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await linkOrWrite(join(from, path), join(to, path), bytes);
  }
  return files.size > 0;
}

/** Files of a release by path, as its manifest states them; none where there is no release. */
async function standingFiles(output: string): Promise<ReadonlyMap<string, Digest>> {
  const text = await readManifest(output);
  const manifest = text === null ? null : parseManifest(text);
  return new Map(manifest?.files.map(({ path, sha256: digest }) => [path, digest]));
}

/**
 * Makes the search indexes of the whole group, one a tier, and puts them into `<output>/<site>/pagefind/<tier>/` of each site, because browsers
 * load them from the page's own origin; `tiers.json` lists them, newest first. The same records give the same bytes: a tier that the release in
 * `standing` holds under the same name is taken from there, when every byte of it still is what that release's manifest says. Throws when
 * Pagefind fails.
 */
export async function buildSearch(input: {
  records: readonly SearchRecord[];
  sites: readonly string[];
  output: string;
  program: Digest;
  standing: string | null;
  /** How many records one index may hold; a tier's own limit unless a test asks for less. */
  most?: number;
}): Promise<void> {
  const { records, output, program, standing, most } = input;
  const [first, ...others] = input.sites.map((site) => join(output, site, 'pagefind'));
  const [site] = input.sites;
  if (first === undefined) return;
  const known = standing === null ? new Map<string, Digest>() : await standingFiles(standing);
  const names: string[] = [];
  await mkdir(first, { recursive: true });
  for (const tier of tiersOf(records, most)) {
    const name = tierName(tier, program);
    names.push(name);
    const under = `${site}/pagefind/`;
    const own = new Map(
      [...known].flatMap(([path, digest]) =>
        path.startsWith(`${under}${name}/`) ? [[path.slice(under.length), digest] as const] : [],
      ),
    );
    if (standing !== null && (await takeAlong(join(standing, under), first, own))) continue;
    await rm(join(first, name), { recursive: true, force: true });
    await writeIndex(tier.records, join(first, name));
  }
  await writeFile(join(first, 'tiers.json'), JSON.stringify(names));
  const made = new Map((await filesBelow(first)).map((path) => [path, null]));
  for (const folder of others)
    if (!(await takeAlong(first, folder, made))) throw new Error(`the search index could not be copied to ${folder}`);
}
