import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { articleText, folderOf } from './fixture/article.ts';
import { writeTree } from './fixture/files.ts';
import { makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { Book, drafterAndOfficer } from './fixture/ledger.ts';
import { wholeLife } from './fixture/life.ts';
import { reviewBy, withAccounts } from './fixture/reviews.ts';

const script = fileURLToPath(new URL('verify-independently.ts', import.meta.url));
/** Node 24 of the package, whatever runs this test. */
const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const demonstration = fileURLToPath(new URL('../content/ledger', import.meta.url));

let folder = '';
let ledger = '';
let book: Book;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
  book = await wholeLife(await makeGroup(folder));
});
afterAll(() => removeFolder(folder));
beforeEach(async () => {
  ledger = join(folder, `ledger-${++count}`);
  await writeTree(book.tree, ledger);
});

/** Runs the script; gives its exit code and everything it printed. */
const verify = (...args: string[]): Promise<{ code: number; out: string }> =>
  new Promise((resolve) =>
    execFile(node, [script, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err }),
    ),
  );
const find = (part: string) => join(ledger, [...book.tree.keys()].find((path) => path.includes(part)) ?? '');

describe('somebody who knows only the description of the ledger', () => {
  it('agrees', async () => {
    const { code, out } = await verify(ledger, book.root);
    expect(out).toMatch(/^\d+ records, \d+ signatures, root [0-9a-f]{64}: agrees\n$/);
    expect(code).toBe(0);
  });

  it('shares no code with the program', async () => {
    const imports = (await readFile(script, 'utf8')).match(/from '([^']+)'/g) ?? [];
    expect(imports.every((line) => line.startsWith("from 'node:"))).toBe(true);
    expect((await readFile(script, 'utf8')).split('\n').length).toBeLessThanOrEqual(152);
  });

  it.each<[string, () => Promise<void>, RegExp]>([
    [
      'a live byte changed',
      () => appendFile(find('live/main/gsgg/2026/kaigong'), ' '),
      /live\/main\/gsgg\/2026\/kaigong hashes differently/,
    ],
    [
      'a governed byte changed',
      () => appendFile(find('rules.yml'), ' '),
      /governed main\/rules.yml hashes differently/,
    ],
    ['a record removed', () => rm(find('00000005-')), /does not follow on the record before/],
    [
      'a record’s byte changed',
      async () => {
        const text = await readFile(find('00000005-'), 'utf8');
        await writeFile(find('00000005-'), text.replace('"grade":"ssh"', '"grade":"paper"'));
      },
      /00000005-.*no good signature by recorder-1/,
    ],
    [
      'a folder that no record names',
      async () => {
        await writeTree(new Map([['live/main/gzdt/2026/smuggled/index.md', Buffer.from('x')]]), ledger);
      },
      /live\/main\/gzdt\/2026\/smuggled: no record/,
    ],
    [
      'a live folder moved',
      () =>
        rename(find('live/main/gsgg/2026/kaigong').replace(/\/[^/]+$/, ''), join(ledger, 'live/main/gsgg/2026/other')),
      /no record/,
    ],
  ])('notices %s', async (_, tamper, said) => {
    await tamper();
    const { code, out } = await verify(ledger, book.root);
    expect(out).toMatch(said);
    expect(out).toContain('does not agree');
    expect(code).toBe(1);
  });

  it('notices another root, and a folder that is no ledger', async () => {
    expect((await verify(ledger, 'f'.repeat(64))).code).toBe(1);
    expect((await verify(join(ledger, 'live'))).code).toBe(1);
  });

  it('agrees about reviews on a forge, and notices one that is no approval', async () => {
    const own = await temporaryFolder();
    const made = await makeGroup(own);
    const forged = new Book({ ...made, governed: withAccounts(made.governed) }, '2026-03-05T09:00:00+08:00');
    await forged.found();
    const article = folderOf('main/gzdt/2026/a', { 'index.md': articleText({ id: 'a000000001' }) });
    const { item } = await forged.propose(article);
    const reviews = (['reviewer', 'principal'] as const).map((person, index) =>
      reviewBy(person, index + 1, { items: [item], at: `2026-03-05T08:4${index}:00+08:00` }),
    );
    await forged.record({ type: 'signoff', items: [item], writers: drafterAndOfficer }, reviews, [article]);
    const place = join(own, 'ledger');
    await writeTree(forged.tree, place);
    expect(await verify(place, forged.root)).toMatchObject({ code: 0 });
    const file = join(place, [...forged.tree.keys()].find((path) => path.includes('00000002-')) ?? '');
    await writeFile(file, (await readFile(file, 'utf8')).replace('\\"state\\":\\"APPROVED', '\\"state\\":\\"COMMENT'));
    expect((await verify(place, forged.root)).out).toMatch(/reviewer did not approve on the forge/);
    await removeFolder(own);
  });

  it('agrees about the demonstration', async ({ skip }) => {
    if (!existsSync(demonstration)) {
      console.warn('content/ledger is missing: the demonstration was not verified independently');
      skip();
    }
    const { code, out } = await verify(demonstration);
    expect(out).toContain(': agrees');
    expect(code).toBe(0);
  });
});
