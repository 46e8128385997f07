import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifiedHead } from '../../scripts/command/verified-head.ts';
import { command as ledger } from '../../scripts/ledger.ts';
import { County, text } from '../attacks/county.ts';
import { someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const program = new URL('../../', import.meta.url);
let folder: string;
let county: County;
let file: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder);
  file = join(county.repository.folder, '.git/qianfa/verified');
});
afterAll(() => removeFolder(folder));

const memory = (root = county.root) => verifiedHead(county.repository.git, root, program);

it('a head is remembered once the ledger was verified from its root, and the next one after it', async () => {
  expect((await memory()).known).toBeNull();
  expect((await county.run(ledger, ['verify'])).code).toBe(0);
  expect((await memory()).known).toMatchObject({ seq: 1, digest: county.root });
  expect((await county.publish('main/gsgg/2026/1', { 'index.md': text('remember01') })).code).toBe(0);
  expect((await county.run(ledger, ['list', '--root', county.root])).code).toBe(0);
  expect((await memory()).known?.seq).toBe(2);
  expect(await county.repository.run('status', '--porcelain')).toBe('');
});

it('under another root, by another program, or spoilt, nothing is remembered', async () => {
  expect((await memory(someDigest('another root'))).known).toBeNull();
  const kept = await readFile(file, 'utf8');
  await writeFile(file, kept.replace(/^\w{64}/, someDigest('another program')));
  expect((await memory()).known).toBeNull();
  await writeFile(file, `${kept}\n`);
  expect((await memory()).known).toBeNull();
  await writeFile(file, '');
  expect((await memory()).known).toBeNull();
});

it('may be deleted at any time', async () => {
  await rm(file);
  expect((await county.run(ledger, ['list', '--root', county.root])).code).toBe(0);
  expect((await memory()).known?.seq).toBe(2);
});
