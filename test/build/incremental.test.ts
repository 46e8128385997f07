import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { buildRelease, standing } from '../../scripts/build/release.ts';
import { liveOf } from '../../scripts/ledger/live.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book } from '../fixture/ledger.ts';

const program = new URL('../../', import.meta.url);
/** More of them are played by `QIANFA_EVENTS=200 vitest run test/build/incremental.test.ts`. */
const events = Number(process.env.QIANFA_EVENTS ?? 6);

let folder: string;
let group: Group;
let book: Book;
let now = Date.parse('2026-03-02T09:00:00+08:00');
let number = 0;
const live: string[] = [];
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, new Date(now).toISOString());
  await book.found();
  for (let at = 0; at < 3; at += 1) await article({});
});
afterAll(() => removeFolder(folder));

const idOf = (at: number) => `random${String(at).padStart(4, '0')}`;
const pathOf = (id: string) => `main/gsgg/2026/${id}`;

async function article(front: object): Promise<void> {
  number += 1;
  const id = idOf(number);
  await book.publish(pathOf(id), {
    front: { id, title: `第${number}篇通报`, ...front },
    files: { '附件.txt': `附件${number}` },
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

const kinds: Readonly<Record<string, (throwDice: (below: number) => number) => Promise<unknown>>> = {
  new: () => article({}),
  'new, to appear and to go by itself': () =>
    article({ kind: 'notice', notice: '公示', publish_at: hours(30), expires: { at: hours(80) } }),
  'other text': async (throwDice) => {
    const id = live[throwDice(live.length)] ?? '';
    await book.publish(pathOf(id), { front: { id }, body: `改到${now}。\n`, files: { '附件.txt': '附件' } });
  },
  'another attachment': async (throwDice) => {
    const id = live[throwDice(live.length)] ?? '';
    await book.publish(pathOf(id), { front: { id }, files: { '附件.txt': `换到${now}` } });
  },
  withdrawal: async (throwDice) => {
    if (live.length < 2) return;
    const [id = ''] = live.splice(throwDice(live.length), 1);
    await (throwDice(2) === 0 ? book.withdraw(id, '隐私') : book.withdraw(id, '失效', '本文失效。'));
  },
  'another name of the site': async () => {
    const text = group.governed['main/site.yml']?.['site.yml'] ?? '';
    await book.govern('main/site.yml', { 'site.yml': text.replace('石桥县main网站', `石桥县网站${now}`) });
  },
  'nothing but time': async () => undefined,
};

const trees = async (output: string) => countFiles(output, await filesBelow(output));

it(`after each of ${events} events at random a build that takes along what it can is, byte for byte, a build from nothing`, async () => {
  const throwDice = dice(20_261_128);
  const names = Object.keys(kinds);
  let skipped = 0;
  for (let at = 0; at < events; at += 1) {
    now += (1 + throwDice(at % 3 === 0 ? 60 : 4)) * 3_600_000;
    book.at(new Date(now).toISOString());
    // Every third time nothing happens: time alone must make no difference, or be noticed.
    const name = at % 3 === 2 ? 'nothing but time' : (names[throwDice(names.length)] ?? 'new');
    await kinds[name]?.(throwDice);
    const input = {
      live: await liveOf(await book.ledger()),
      asOf: new Date(now).toISOString().replace('.000Z', 'Z'),
      program,
    };
    const kept = join(folder, 'kept');
    const same = await standing({ ...input, output: kept });
    if (!same) await buildRelease({ ...input, output: kept, memory: join(folder, 'memory') });
    await buildRelease({ ...input, output: join(folder, 'anew') });
    // A release that still holds keeps its own time in its manifest, and nothing else is another.
    const own = ({ path }: { path: string }) => !same || path !== 'manifest.json';
    const [found, wanted] = [await trees(kept), await trees(join(folder, 'anew'))];
    expect(found.filter(own), `event ${at + 1}: ${name}`).toEqual(wanted.filter(own));
    skipped += Number(same !== null);
    await rm(join(folder, 'anew'), { recursive: true });
  }
  expect(skipped).toBeGreaterThan(0);
}, 3_600_000);
