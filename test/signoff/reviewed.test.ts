import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewKey } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type Given, reviewBy, withAccounts } from '../fixture/reviews.ts';
import { as } from '../fixture/statements.ts';
import { change, given, item, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(withAccounts(group.governed, { 'school-reviewer': 'until: 2026-02-01' }));
});
afterAll(() => removeFolder(folder));

let number = 0;
const minute = (count: number) => `2026-03-04T09:${String(count).padStart(2, '0')}:00+08:00`;
/** A review of the item, each a minute after the one before. */
const by = (person: PersonId, more: Given = {}) => {
  number += 1;
  return reviewBy(person, number, { items: [item], at: minute(number % 60), ...more });
};
const judged = (...reviews: Parameters<typeof verdict>[2]) => verdict(inForce, change(), reviews);

describe('reviews on a forge', () => {
  it('by the right people in order sign it, each for the step that was open, and each with a statement of its own', () => {
    const { signed, signers, found } = judged(by('reviewer'), by('principal'));
    expect({ signed, signers }).toEqual({ signed: true, signers: ['reviewer', 'principal'] });
    expect(found.signers.map(({ act, post, grade }) => [act, post, grade])).toEqual([
      ['审核', 'reviewer', 'forge'],
      ['审批', 'principal', 'forge'],
    ]);
    expect(new Set(found.signers.map(({ statement }) => statement)).size).toBe(2);
  });

  it.each(['github', 'gitea'] as const)('count on %s', (dialect) => {
    expect(judged(by('reviewer', { dialect }), by('principal', { dialect })).signed).toBe(true);
  });

  it('and statements by key count together', () => {
    const key = given(group, 'principal', as.principal);
    expect(judged(by('reviewer'), key)).toMatchObject({ signed: true, signers: ['reviewer', 'principal'] });
    expect(judged(key, by('reviewer'))).toMatchObject({ signed: false, ignored: ['approval-order'] });
  });

  const ignored: [string, () => Parameters<typeof verdict>[2][number], string][] = [
    ['11 · by the officer who opened it', () => by('officer'), 'review-not-asked'],
    ['18 · by a leader of another unit', () => by('school-principal'), 'review-not-asked'],
    ['18 · by somebody without a post', () => by('outsider'), 'review-no-post'],
    ['16 · by somebody whose term ended', () => by('former'), 'approval-post-ended'],
    ['16 · by somebody whose term has not begun', () => by('coming'), 'approval-post-not-yet'],
    [
      'by an account that nobody has',
      () => by('outsider', { user: { id: 9, login: 'who' } }),
      'review-account-unknown',
    ],
    ['by an account that is no longer valid', () => by('school-reviewer'), 'review-account-expired'],
    [
      '20 · by an app that GitHub marks',
      () => by('reviewer', { dialect: 'github', user: { id: 3, login: 'ci[bot]', type: 'Bot' } }),
      'review-bot',
    ],
    [
      '22 · that was dismissed, though Gitea still calls it approved',
      () => by('reviewer', { kind: 'dismissed' }),
      'review-dismissed',
    ],
    [
      'that was dismissed on GitHub',
      () => by('reviewer', { kind: 'dismissed', dialect: 'github' }),
      'review-dismissed',
    ],
    ['that was not submitted', () => by('reviewer', { kind: 'pending' }), 'review-pending'],
    [
      '[D9.0] 5 · of a commit with other bytes',
      () => by('reviewer', { items: [{ ...item, digest: someDigest('old') }] }),
      'approval-digest',
    ],
    [
      'of a commit with the article elsewhere',
      () => by('reviewer', { items: [{ ...item, path: 'main/gsgg/2026/a' }] }),
      'approval-path',
    ],
    ['of a commit that did not change the article', () => by('reviewer', { items: [] }), 'review-elsewhere'],
    ['of a commit that cannot be had', () => by('reviewer', { items: null }), 'review-commit-gone'],
    ['6 · whose answer names another pull request', () => by('reviewer', { named: 13 }), 'review-other-pull'],
    [
      'given before the pull request was turned to another branch',
      () => by('reviewer', { at: minute(5), retargeted: minute(6) }),
      'review-retargeted',
    ],
    [
      'given in the second in which GitHub turned it',
      () => by('reviewer', { dialect: 'github', at: minute(5), retargeted: minute(5) }),
      'review-retargeted',
    ],
    ['later than the recorder’s clock', () => by('reviewer', { at: '2026-03-05T09:00:01+08:00' }), 'review-future'],
  ];
  it.each(ignored)('%s → ignored, and why', (_, made, why) => {
    const found = judged(made(), by('principal'));
    expect(found.signed).toBe(false);
    expect(found.ignored).toContain(why);
    for (const { why } of found.found.ignored) expect(tell('zh', why)).toMatch(/^[^{}]+$/);
  });

  it('that do not count are named by whose account gave them, as far as the registry knows', () => {
    const whose = (review: ReturnType<typeof by>) => judged(review).found.ignored.map(({ person }) => person);
    expect(whose(by('reviewer', { kind: 'dismissed' }))).toEqual(['reviewer']);
    expect(whose(by('outsider'))).toEqual(['outsider']);
    expect(whose(by('outsider', { user: { id: 9, login: 'who' } }))).toEqual([null]);
  });

  it('given after the pull request was turned to another branch count, whatever zone its time is written in', () => {
    const turned = { retargeted: '2026-03-04T01:05:00Z' };
    const both = [by('reviewer', { at: minute(6), ...turned }), by('principal', { at: minute(7), ...turned })];
    expect(judged(...both).signed).toBe(true);
  });

  it('a return before the pull request was turned stands: turning it to and fro takes no objection away', () => {
    const turned = { retargeted: minute(30) };
    const found = judged(
      by('reviewer', { at: minute(20), kind: 'return', ...turned }),
      by('reviewer2', { at: minute(40), ...turned }),
      by('principal', { at: minute(41), ...turned }),
    );
    expect(found).toMatchObject({ signed: false, reasons: ['returned-silent'] });
  });

  it('with nothing but words are no decision', () => {
    expect(judged(by('reviewer', { kind: 'comment', body: '同意' }))).toMatchObject({ signed: false, ignored: [] });
  });

  it('9 · a comment after the approval takes nothing away', () => {
    expect(judged(by('reviewer'), by('reviewer', { kind: 'comment', body: '我不同意' }), by('principal')).signed).toBe(
      true,
    );
  });

  it('8 · approve, request changes, and that dismissed → nothing older comes back', () => {
    const found = judged(by('reviewer'), by('reviewer', { kind: 'dismissed', dialect: 'github' }), by('principal'));
    expect(found.signed).toBe(false);
    expect(found.ignored).toEqual(['review-dismissed-later', 'review-dismissed', 'approval-order']);
  });

  it('a return refuses, and an approval after it counts again', () => {
    expect(judged(by('reviewer'), by('reviewer', { kind: 'return', body: '数字不对' })).reasons).toEqual(['returned']);
    const again = judged(by('reviewer', { kind: 'return' }), by('reviewer'), by('principal'));
    expect(again.signed).toBe(true);
  });

  it('a return by a review stands whatever the same person signed by key, and the other way round', () => {
    const key = given(group, 'reviewer', as.reviewer);
    for (const order of [
      [by('reviewer', { kind: 'return' }), key],
      [key, by('reviewer', { kind: 'return' })],
    ]) {
      const found = judged(...order, by('principal'));
      expect(found.signed).toBe(false);
      expect(found.ignored).toContain('approval-returned-elsewhere');
    }
  });

  it('14 · a second account of the one who wrote is his', () => {
    const { registry } = inForce;
    const people = registry.people.map((person) =>
      person.id === 'reviewer'
        ? { ...person, accounts: [...(person.accounts ?? []), { forge: 'https://git.shiqiao.example', id: '777' }] }
        : person,
    );
    const other = { ...inForce, registry: { ...registry, people } };
    const writers = [{ person: 'reviewer', as: ['author' as const] }];
    const second = by('reviewer', { user: { id: 777, login: 'other-name' } });
    const found = verdict(other, change({ writers }), [second, by('principal')]);
    expect(found).toMatchObject({ signed: false, ignored: expect.arrayContaining(['approval-writer']) });
    // And what he takes back by one account is taken back.
    const back = verdict(other, change(), [
      by('reviewer'),
      by('reviewer', { kind: 'return', user: { id: 777, login: 'x' } }),
    ]);
    expect(back.reasons).toEqual(['returned-silent']);
  });

  it('15 · one leader with two posts counts once', () => {
    const found = judged(by('principal'), by('principal'));
    expect(found.signed).toBe(false);
    expect(found.signers).toEqual([]);
  });

  it('17 · a deputy counts within his days as a stand-in, and not beside the one he stands in for', () => {
    expect(judged(by('reviewer'), by('deputy')).found.signers.at(-1)).toMatchObject({
      person: 'deputy',
      stand_in_for: 'principal',
    });
    const early = by('deputy', { at: '2026-02-27T09:00:00+08:00' });
    expect(judged(by('reviewer', { at: '2026-02-26T09:00:00+08:00' }), early).ignored).toContain(
      'approval-stand-in-none',
    );
  });

  it('23 · in the wrong order → pending', () => {
    const found = judged(by('principal'), by('reviewer'));
    expect(found).toMatchObject({ signed: false, missing: ['审批 principal@slj'], ignored: ['approval-order'] });
    expect(judged(by('principal'), by('reviewer'), by('principal')).signed).toBe(true);
  });

  it('61 · given before the newest record → ignored', () => {
    const records = new Map([[item.id, [{ record: someDigest('v1'), time: '2026-03-04T12:00:00+08:00' }]]]);
    const asked = change({ records, item: { ...item, replaces: someDigest('v1') } });
    expect(verdict(inForce, asked, [by('reviewer')]).ignored).toEqual(['approval-replaces']);
    expect(verdict(inForce, asked, [by('reviewer', { at: '2026-03-04T12:00:00+08:00' })]).ignored).toEqual([]);
  });

  it('24 · used by a record once, it is spent for that article, whatever statement it would make now', () => {
    const review = by('reviewer');
    const { found } = judged(review, by('principal'));
    const key = found.signed ? found.evidence.length : 0;
    expect(key).toBe(2);
    const again = verdict(
      inForce,
      change({ spent: new Set([reviewKey({ forge: review.forge, id: review.review.id })]) }),
      [review],
    );
    expect(again.ignored).toEqual(['approval-spent']);
  });

  it('a step that asks for the person’s own key takes no review', () => {
    const facts = { ...change().facts, emergency: true };
    const found = verdict(inForce, change({ facts }), [by('vice-mayor'), by('mayor')]);
    expect(found).toMatchObject({ signed: false, ignored: ['approval-grade', 'approval-grade'] });
  });
});
