import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFolder } from '../../scripts/article/parse.ts';
import { type Before, factsOf } from '../../scripts/signoff/facts.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';
import { inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { news } from './given.ts';

const path = 'main/gzdt/2026/a';
const live: Before = { record: someDigest('record'), path, digest: someDigest('text'), status: 'live', facts: news };

let folder = '';
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** The facts of a text at a place, or why there are none. */
function facts(
  files: Record<string, string>,
  before: Before | null = null,
  at = path,
  others: Record<string, Facts> = {},
) {
  const parsed = parseFolder(folderOf(at, files));
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  const found = factsOf(inForce, at, parsed, before, (id) => others[id], false);
  return 'facts' in found ? found.facts : found.refused.key;
}
const text = (change: object = {}) => ({ 'index.md': articleText(change) });

describe('the facts of an article', () => {
  it('are its place and its front matter', () => {
    expect(facts(text())).toEqual(news);
  });

  it.each<[string, Before | null, string, Facts['change']]>([
    ['new where the ledger does not know it', null, path, 'new'],
    ['a change where it is live', live, path, 'change'],
    ['a move where it was elsewhere', live, 'main/gsgg/2026/a', 'move'],
    ['a return where it was withdrawn', { ...live, status: 'gone' }, path, 'return'],
    ['a return where a notice stands', { ...live, status: 'notice' }, path, 'return'],
  ])('say that it is %s', (_, before, at, change) => {
    expect(facts(text(), before, at)).toMatchObject({ change });
  });

  it('name the column that it leaves, and none for a new slug in the same column', () => {
    expect(facts(text(), live, 'main/gsgg/2026/a')).toMatchObject({ from_column: 'main/gzdt' });
    expect(facts(text(), live, 'main/gzdt/2026/b')).not.toHaveProperty('from_column');
  });

  it('name what it supersedes of another unit, and what nobody knows, but not its own unit’s', () => {
    const named = { kind: 'interpretation', interprets: ['c000000003', 'd000000004', 'e000000005'] };
    expect(facts(text(named), null, path, { c000000003: { ...news, unit: 'xzf' }, d000000004: news })).toMatchObject({
      affects: ['c000000003', 'e000000005'],
    });
  });

  it('name the event of another unit that it adds to (E22)', () => {
    const known = { c000000003: { ...news, unit: 'xzf' }, d000000004: news };
    expect(facts(text({ thread: 'c000000003' }), null, path, known)).toMatchObject({ affects: ['c000000003'] });
    expect(facts(text({ thread: 'd000000004' }), null, path, known)).toMatchObject({ affects: [] });
  });

  it('name the article itself when it passes to another unit', () => {
    expect(facts(text({ unit: 'jyj' }), live)).toMatchObject({ unit: 'jyj', affects: ['a000000001'] });
    expect(facts(text({ unit: 'jyj' }), { ...live, status: 'gone' })).toMatchObject({ affects: ['a000000001'] });
    expect(facts(text(), live)).toMatchObject({ affects: [] });
  });

  it.each<[string, object, string, string]>([
    ['a unit that is not registered', { unit: 'nowhere' }, path, 'facts-unit-unknown'],
    ['a column that does not exist', {}, 'main/nowhere/2026/a', 'facts-column-unknown'],
    ['a further column that does not exist', { also_in: ['slj/nowhere'] }, path, 'facts-column-unknown'],
    ['a site that does not exist', {}, 'nowhere/gzdt/2026/a', 'facts-column-unknown'],
  ])('cannot be had for %s', (_, change, at, key) => {
    expect(facts(text(change), null, at)).toBe(key);
  });
});

describe('the facts of a withdrawal', () => {
  const withdrawn = { 'withdrawn.md': withdrawnText('a000000001', '涉密') };

  it('are those of what it withdraws', () => {
    expect(facts(withdrawn, { ...live, facts: { ...news, from_column: 'main/gsgg' } })).toEqual({
      ...news,
      change: 'withdraw',
    });
  });

  it('cannot be had for what is not live, or lies elsewhere', () => {
    expect(facts(withdrawn)).toBe('withdraw-not-live');
    expect(facts(withdrawn, { ...live, status: 'gone' })).toBe('withdraw-not-live');
    expect(facts(withdrawn, live, 'main/gsgg/2026/a')).toBe('withdraw-moved');
  });
});
