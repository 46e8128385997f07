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
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department } from '../fixture/ledger.ts';
import { shownIn } from '../fixture/output.ts';

const root = new URL('../../', import.meta.url);
/** More steps are played by `QIANFA_EVENTS=200 vitest run test/build/incremental.test.ts`. */
const events = Number(process.env.QIANFA_EVENTS ?? 6);

let folder: string;
let group: Group;
let book: Book;
let now = Date.parse('2026-03-02T09:00:00+08:00');
let number = 0;
/** Ids of what is live, and the column in which each stands. */
const live: string[] = [];
const columns = new Map<string, string>();
const named = new Set<string>();
/** Programs that differ in one template; the first is the one in use. */
let programs: URL[];
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, new Date(now).toISOString());
  await book.found();
  programs = [await programWith('甲'), await programWith('乙')];
  for (let at = 0; at < 3; at += 1) await article({});
  for (const name of naming) await local[name]?.(() => 0);
});
afterAll(() => removeFolder(folder));

/** In three buckets, so that some folders of a release change and others stay. */
const idOf = (at: number) => `r${'abc'[at % 3]}ndom${String(at).padStart(4, '0')}`;
const pathOf = (id: string) => `main/${columns.get(id) ?? 'gsgg'}/2026/${id}`;

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

async function article(front: object, body?: string, change: Parameters<Book['publish']>[1] = {}): Promise<void> {
  number += 1;
  const id = idOf(number);
  await book.publish(pathOf(id), {
    front: { id, title: `第${number}篇通报`, ...front },
    files: { '附件.txt': `附件${number}` },
    ...(body === undefined ? {} : { body }),
    ...change,
  });
  live.push(id);
}

/** The same numbers on every run: a failure can be played again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hours = (count: number) => new Date(now + count * 3_600_000).toISOString().replace('.000Z', '+00:00');

const issued = { issuer: '石桥县水利局', document_date: '2026-02-20', topic: '农业\\水利' };
const ofSite = [
  ['site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] }],
  ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
] as const;

type Events = Readonly<Record<string, (throwDice: (below: number) => number) => Promise<unknown>>>;

/** Every second time one that others name, if there is one: what happens to such an article is to be seen on two pages. */
function anyOf(throwDice: (below: number) => number): string {
  const among = live.filter((id) => named.has(id));
  const from = among.length > 0 && throwDice(2) === 0 ? among : live;
  return from[throwDice(from.length)] ?? '';
}

/** One that the next article names. */
function nameOne(throwDice: (below: number) => number): string {
  const id = anyOf(throwDice);
  named.add(id);
  return id;
}

/** A new version of an article; its title stays where `front` does not change it. */
const again = (id: string, front: object, change: object) =>
  book.publish(pathOf(id), { front: { id, ...front }, files: { '附件.txt': '附件' }, ...change });

/** What changes an article and those that it names. */
const local: Events = {
  new: () => article({}),
  'new in a column that was empty': () => {
    columns.set(idOf(number + 1), 'gzdt');
    return article({});
  },
  'new, to appear and to go by itself': () =>
    article({ kind: 'notice', notice: '公示', publish_at: hours(30), expires: { at: hours(80) } }),
  'new, to be marked when its time is over': () => article({ expires: { at: hours(20) } }),
  'new, leading to another': (throwDice) => article({}, `详见[另一篇](id:${nameOne(throwDice)})。\n`),
  'new, replacing another': (throwDice) => article({ supersedes: [nameOne(throwDice)] }),
  'new document, to lapse by itself': () =>
    article({ kind: 'document', ...issued, effective_until: hours(50).slice(0, 10) }),
  'new document, amending another from a day to come': (throwDice) =>
    article({ kind: 'document', ...issued, amends: [nameOne(throwDice)], effective_from: hours(50).slice(0, 10) }),
  'from the old site': () =>
    article({}, undefined, {
      type: 'import',
      signing: ofSite,
      original: { date: `20${10 + (number % 15)}-05-01`, address: `http://old.shiqiao.example/${number}.html` },
    }),
  confirmation: (throwDice) => book.again(anyOf(throwDice), 'confirmation', department),
  'other text': (throwDice) => again(anyOf(throwDice), {}, { body: `改到${now}。\n` }),
  'another title': (throwDice) => again(anyOf(throwDice), { title: `改题${now}` }, {}),
  'another attachment': (throwDice) => again(anyOf(throwDice), {}, { files: { '附件.txt': `换到${now}` } }),
  move: async (throwDice) => {
    const id = anyOf(throwDice);
    columns.set(id, columns.get(id) === 'gzdt' ? 'gsgg' : 'gzdt');
    await again(id, { kind: 'news' }, {});
  },
  withdrawal: async (throwDice) => {
    if (live.length < 2) return;
    const id = anyOf(throwDice);
    live.splice(live.indexOf(id), 1);
    await (throwDice(2) === 0 ? book.withdraw(id, '隐私') : book.withdraw(id, '失效', '本文失效。'));
  },
  'nothing but time': async () => undefined,
};

/** Kinds after which a page depends on another article, and kinds that are to be seen on such a page. */
const naming = ['new, leading to another', 'new, replacing another'];
const seen = ['another title', 'withdrawal', 'other text', 'move'];

/** What changes every page, or what stands around them. */
const common: Events = {
  'another name of the site': async () => {
    const text = group.governed['main/site.yml']?.['site.yml'] ?? '';
    await book.govern('main/site.yml', { 'site.yml': text.replace('石桥县main网站', `石桥县网站${now}`) });
  },
  'another name of a unit': async () => {
    const registry = group.governed.registry ?? {};
    const units = registry['units.yml'] ?? '';
    await book.govern('registry', { ...registry, 'units.yml': units.replace('石桥县水利局', `石桥县水利局${now}`) });
  },
  'another column’s title': async () => {
    const text = group.governed['main/columns.yml']?.['columns.yml'] ?? '';
    await book.govern('main/columns.yml', { 'columns.yml': text.replace('工作动态', `动态${now}`) });
  },
  'a banner': () => book.govern('main/banner.yml', { 'banner.yml': `text: 台风预警${now}\nuntil: '${hours(30)}'\n` }),
  'another template': async () => programs.reverse(),
};

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
    now += (1 + throwDice(at % 3 === 0 ? 60 : 4)) * 3_600_000;
    // Every third time nothing happens: time alone must make no difference, or be noticed. Events that change every page stand alone.
    const from = at % 4 === 1 ? common : local;
    const names = Object.keys(from);
    const drawn = (among: readonly string[]) => among[throwDice(among.length)] ?? '';
    const two = () => (throwDice(2) === 0 ? [drawn(naming), drawn(names)] : [drawn(seen), drawn(names)]);
    const played = at % 3 === 2 ? [] : from === common ? [drawn(names)] : two();
    for (const name of played) {
      now += 60_000;
      book.at(new Date(now).toISOString());
      await from[name]?.(throwDice);
    }
    const ledger = await book.ledger();
    const [program = root] = programs;
    const input = { asOf: new Date(now).toISOString().replace('.000Z', 'Z'), program };
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
