import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleUrl, fileOf } from '../scripts/build/address.ts';
import { buildRelease } from '../scripts/build/release.ts';
import { governedFacts } from '../scripts/ledger/item-fits.ts';
import { liveOf } from '../scripts/ledger/live.ts';
import { verifyLedger } from '../scripts/ledger/verify.ts';
import { checkPolicies } from '../scripts/signoff/policy-check.ts';
import { reviewOf, route } from '../scripts/signoff/route.ts';
import type { InForce } from '../scripts/site/in-force.ts';
import type { Policy } from '../scripts/site/types.gen.ts';
import { memoryFiles } from './fixture/files.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { said } from './sites/said.ts';
import { shown } from './sites/shown.ts';
import { type SignedGroup, signGroup } from './sites/signed.ts';
import { wrongWays } from './sites/wrong.ts';

const line = (steps: readonly { act: string; by: readonly string[] }[]) =>
  steps.map(({ act, by }) => `${act} ${by.join('|')}`).join(', ');

/** Whether a route is for articles; the others are for rules, withdrawals and the destruction of bytes. */
const forArticles = ({ when }: Policy['routes'][number]) => !when.change || when.change.includes('new');

const stepsOfBundle = (inForce: InForce, bundle: string) => {
  const found = route(inForce, governedFacts(inForce, bundle));
  return 'refused' in found ? `refused: ${found.refused.key}` : line(reviewOf([found.route]));
};

describe.each(Object.entries(shown))('the regulation %s as data', (id, ways) => {
  let folder: string;
  let group: SignedGroup;
  beforeAll(async () => {
    folder = await temporaryFolder();
    group = await signGroup(new URL(`./sites/${id}/`, import.meta.url), folder);
  });
  afterAll(() => removeFolder(folder));

  it('has a policy that rules every bundle, column and kind', () => {
    expect(checkPolicies(group.inForce)).toEqual([]);
  });

  it('has a dozen articles without an error', () => {
    expect(group.articles.length).toBeGreaterThanOrEqual(12);
    for (const { path, findings } of group.articles)
      expect([path, findings.filter(({ severity }) => severity === 'error' || severity === 'warning')]).toEqual([
        path,
        [],
      ]);
  });

  it('[D9.0] lists in each article the review that its route demands', () => {
    for (const { path, front, routes } of group.articles)
      expect([path, line(front.review)]).toEqual([path, line(reviewOf(routes))]);
  });

  it('sends at least one article each way that its policies know', () => {
    const taken = new Set(group.articles.flatMap(({ routes }) => routes.map(({ title }) => title)));
    const known = [...group.inForce.sites.values()].flatMap(({ policy }) => policy.routes.filter(forArticles));
    expect(known.map(({ title }) => title).filter((title) => !taken.has(title))).toEqual([]);
  });

  it.each(ways)('%s', (_clause, subject, steps) => {
    const article = group.articles.find(({ path }) => path === subject);
    expect(article ? line(reviewOf(article.routes)) : stepsOfBundle(group.inForce, subject)).toBe(steps);
  });

  it.each(ways)('%s: signed by nobody else, with nothing less, in no other order', (_clause, subject) => {
    const article = group.articles.find(({ path }) => path === subject);
    const facts = article?.facts ?? governedFacts(group.inForce, subject);
    const affected = new Map(
      group.articles.flatMap((one) => (one.front.id ? [[one.front.id, one.facts] as const] : [])),
    );
    const { tried, wrong } = wrongWays(group.inForce, {
      facts,
      affected,
      officer: article?.front.officer ?? null,
      at: group.end,
    });
    expect(tried).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it.each(said[id] ?? [])('%s', (_clause, claim) => claim(group.inForce));

  it('[D9.0] is signed by those who hold its posts, verified from its root, and built with a page for each article', async () => {
    const found = await verifyLedger(memoryFiles(group.tree), group.root);
    if ('broken' in found) throw new Error(JSON.stringify(found.broken));
    const live = await liveOf(found.ledger);
    expect(live.articles.map(({ path }) => path).sort()).toEqual(group.articles.map(({ path }) => path).sort());
    const output = join(folder, 'release');
    await buildRelease({ live, asOf: group.end, output, program: new URL('../', import.meta.url) });
    for (const { id: article, site } of live.articles) await access(join(output, site, fileOf(articleUrl(article))));
  });
});
