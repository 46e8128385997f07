import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { byBytes, type CountedFile, countFiles, filesBelow } from '../../scripts/build/files.ts';
import { parseManifest } from '../../scripts/build/manifest.ts';
import { type Part, readPart } from '../../scripts/build/part.ts';
import { buildPart } from '../../scripts/build/part-release.ts';
import { programDigest } from '../../scripts/build/program.ts';
import { buildRelease, standing } from '../../scripts/build/release.ts';
import { buildInUnits } from '../../scripts/build/unit-release.ts';
import { liveOf } from '../../scripts/ledger/live.ts';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { openTextMemory } from '../../scripts/ledger/text-memory.ts';
import { folderTarget } from '../../scripts/publish/folder.ts';
import { releaseName } from '../../scripts/publish/release-name.ts';
import { filesOf } from '../../scripts/publish/store.ts';
import type { Target } from '../../scripts/publish/target.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { shownIn } from '../fixture/output.ts';
import { ChangingCounty, dice, naming, seen } from './changing-county.ts';

const root = new URL('../../', import.meta.url);
/** More steps are played by `QIANFA_EVENTS=200 vitest run test/build/incremental.test.ts`. */
const events = Number(process.env.QIANFA_EVENTS ?? 6);

let folder: string;
let county: ChangingCounty;
/** Programs that differ in one template; the first is the one in use. */
let programs: URL[];
/** What changes every page, or what stands around them. */
let common: ChangingCounty['common'];
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await ChangingCounty.found(await makeGroup(folder));
  programs = [await programWith('甲'), await programWith('乙')];
  common = { ...county.common, 'another template': async () => programs.reverse() };
});
afterAll(() => removeFolder(folder));

/** This program with a comment in the template that all articles have. */
async function programWith(words: string): Promise<URL> {
  const copy = join(folder, words);
  await cp(fileURLToPath(new URL('layouts', root)), join(copy, 'layouts'), { recursive: true });
  const template = join(copy, 'layouts/parts/article.njk');
  const text = await readFile(template, 'utf8');
  await writeFile(template, text.replace('<div class="page">', `<div class="page">\n<!-- ${words} -->`));
  await cp(fileURLToPath(new URL('.eleventy.ts', root)), join(copy, '.eleventy.ts'));
  for (const name of ['scripts', 'schemas', 'node_modules', 'package.json', 'package-lock.json'])
    await symlink(fileURLToPath(new URL(name, root)), join(copy, name));
  return pathToFileURL(`${copy}/`);
}

const trees = async (output: string) => countFiles(output, await filesBelow(output));

/** Somebody changes one byte of a file of the release that stands. */
async function tamper(output: string, throwDice: (below: number) => number): Promise<string> {
  const paths = await filesBelow(output);
  const path = paths[throwDice(paths.length)] ?? '';
  await exchange(join(output, path), throwDice);
  return path;
}

async function exchange(file: string, throwDice: (below: number) => number): Promise<void> {
  const bytes = await readFile(file);
  const place = throwDice(Math.max(1, bytes.length));
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

/** Every fifth time a byte of what a target shows is exchanged, wherever that lies: true then. */
async function tampered(to: Target, at: number, throwDice: (below: number) => number): Promise<boolean> {
  if (at % 5 !== 3 || !to.inside) return false;
  const store = join(to.inside.folder, 'store');
  const paths = await filesBelow(store).catch(() => []);
  if (paths.length === 0) return false;
  await exchange(join(store, paths[throwDice(paths.length)] ?? ''), throwDice);
  return true;
}

/** What two other machines made of a release; on all steps but every third one there are none. */
async function elsewhere(input: { live: Live; asOf: string; program: URL }, at: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const part of at % 3 === 1 ? [1, 2] : []) {
    const output = join(folder, `part-${part}`);
    await buildPart({ ...input, share: { part, of: 2 }, output });
    const made = await readPart(output);
    if (made) parts.push(made);
  }
  return parts;
}

/**
 * Publishes into a folder what is live, out of what stands there; where somebody changed a byte it is looked for first, as every night. Gives what
 * is shown then, links followed, and the files that its manifest names.
 */
async function publishedTo(
  to: Target,
  input: { live: Live; asOf: string; program: URL; parts: readonly Part[] },
  reread: boolean,
): Promise<{ shown: CountedFile[]; listed: CountedFile[] }> {
  const { inside } = to;
  if (!inside) throw new Error('no folder');
  const seen = await to.seen();
  const old = seen.standing && { ...seen.standing, manifest: parseManifest(seen.standing.text) };
  const wrong = reread && old?.manifest ? await inside.differing(old, old.manifest) : [];
  const work = await inside.begin();
  const built = await buildInUnits({
    ...input,
    target: inside.folder,
    work,
    standing: old && wrong.length === 0 ? { release: inside.releaseAt(old.name), text: old.text } : null,
    memory: join(folder, 'units'),
  });
  const { manifest, text } = built;
  const name = releaseName(manifest, text);
  await to.bring({ name, output: work, manifest, text, signature: 'signed' }, seen);
  built.remember();
  await to.remove((await to.releases()).filter((other) => other !== name));
  await inside.end();
  const output = join(inside.folder, 'current');
  const paths = (await shownIn(output)).filter((path) => !path.startsWith('manifest.json'));
  const listed = await filesOf(inside.folder, inside.releaseAt(name), manifest);
  return {
    shown: await countFiles(output, paths),
    listed: listed.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
  };
}

const byPath = (files: readonly CountedFile[]) => [...files].sort((a, b) => byBytes(a.path, b.path));

it(`after each of ${events} steps at random a build that takes along what it can is, byte for byte, a build from nothing`, async () => {
  const throwDice = dice(20_261_128);
  let skipped = 0;
  const to = folderTarget(join(folder, 'srv'), folder);
  let before = '';
  for (let at = 0; at < events; at += 1) {
    county.wait((1 + throwDice(at % 3 === 0 ? 60 : 4)) * 60);
    // Every third time nothing happens: time alone must make no difference, or be noticed. Events that change every page stand alone.
    const from = at % 4 === 1 ? common : county.local;
    const names = Object.keys(from);
    const drawn = (among: readonly string[]) => among[throwDice(among.length)] ?? '';
    const two = () => (throwDice(2) === 0 ? [drawn(naming), drawn(names)] : [drawn(seen), drawn(names)]);
    const played = at % 3 === 2 ? [] : from === common ? [drawn(names)] : two();
    for (const name of played) await county.play(from, name, throwDice);
    const ledger = await county.book.ledger();
    const [program = root] = programs;
    const input = { asOf: county.time, program };
    const kept = join(folder, 'kept');
    const texts = openTextMemory(join(folder, 'texts'), await programDigest(program));
    if (!texts) throw new Error('no memory of texts');
    const exchanged = at % 5 === 4 ? await tamper(kept, throwDice) : '';
    const live = await liveOf(ledger, texts);
    const same = await standing({ ...input, live, output: kept });
    const parts = await elsewhere({ ...input, live }, at);
    expect(parts, 'parts').toHaveLength(at % 3 === 1 ? 2 : 0);
    if (!same) await buildRelease({ ...input, live, parts, output: kept, memory: join(folder, 'memory') });
    texts.close();
    await buildRelease({ ...input, live: await liveOf(ledger), output: join(folder, 'anew') });
    // A release that still holds keeps its own time in its manifest, and nothing else is another.
    const fresh = { ...input, live: await liveOf(ledger), parts };
    const target = await publishedTo(to, fresh, await tampered(to, at, throwDice));
    const own = ({ path }: { path: string }) => !same || path !== 'manifest.json';
    const [found, wanted] = [await trees(kept), await trees(join(folder, 'anew'))];
    const step = `step ${at + 1}: ${played.join(', ')}; exchanged: ${exchanged}; before: ${before}`;
    expect(found.filter(own), step).toEqual(wanted.filter(own));
    const built = wanted.filter(({ path }) => path !== 'manifest.json');
    expect(byPath(target.shown), `published, ${step}`).toEqual(byPath(built));
    expect(byPath(target.listed), `published, ${step}`).toEqual(byPath(built));
    before = played.join(', ');
    skipped += Number(same !== null);
    await rm(join(folder, 'anew'), { recursive: true });
  }
  expect(skipped).toBeGreaterThan(0);
}, 3_600_000);
