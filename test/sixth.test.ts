import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleUrl, fileOf } from '../scripts/build/address.ts';
import { buildRelease } from '../scripts/build/release.ts';
import { liveOf } from '../scripts/ledger/live.ts';
import { verifyLedger } from '../scripts/ledger/verify.ts';
import { checkPolicies } from '../scripts/signoff/policy-check.ts';
import { memoryFiles } from './fixture/files.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { type SignedGroup, signGroup } from './sites/signed.ts';
import { wrongWays } from './sites/wrong.ts';

/** A sixth regulation, made up, and written by nothing but the documentation of the fields and the page on writing one. */
describe('a regulation that nobody had in mind', () => {
  let folder: string;
  let group: SignedGroup;
  beforeAll(async () => {
    folder = await temporaryFolder();
    group = await signGroup(new URL('./sites/luoxi/', import.meta.url), folder);
  });
  afterAll(() => removeFolder(folder));

  it('rules every bundle, column and kind, and finds nothing wrong with its articles', () => {
    expect(checkPolicies(group.inForce)).toEqual([]);
    for (const { path, findings } of group.articles)
      expect([path, findings.filter(({ severity }) => severity === 'error')]).toEqual([path, []]);
  });

  it('sends each article the way that its practices say', () => {
    const ways = Object.fromEntries(group.articles.map(({ path, routes }) => [path, routes.map(({ id }) => id)]));
    expect(ways).toEqual({
      'main/gzdt/2026/seedlings': ['three'],
      'main/gzdt/2026/meeting': ['own'],
      'main/gsgg/2026/gale': ['standing'],
      'main/gsgg/2026/allowance': ['standing'],
    });
  });

  it('keeps its two leaders for whatever is sensitive, with seniors, authority and corrections around', () => {
    const gale = group.articles.find(({ path }) => path.endsWith('/gale'));
    if (!gale) throw new Error('no article');
    const facts = { ...gale.facts, emergency: true };
    const { tried, wrong } = wrongWays(group.inForce, {
      facts,
      affected: new Map(),
      officer: 'pei-yunshu',
      at: group.end,
    });
    expect(tried).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('is signed, verified from its root, and built', async () => {
    const found = await verifyLedger(memoryFiles(group.tree), group.root);
    if ('broken' in found) throw new Error(JSON.stringify(found.broken));
    const live = await liveOf(found.ledger);
    const output = join(folder, 'release');
    await buildRelease({ live, asOf: group.end, output, program: new URL('../', import.meta.url) });
    for (const { id, site } of live.articles) await access(join(output, site, fileOf(articleUrl(id))));
    await access(join(output, 'main/duties/index.html'));
  });
});
