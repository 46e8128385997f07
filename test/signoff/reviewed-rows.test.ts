import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reviewed } from '../../scripts/signoff/reviewed.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { accountOf, type Given, reviewBy, withAccounts } from '../fixture/reviews.ts';
import { at, change, item, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(withAccounts(group.governed, { 'town-reviewer': 'from: 2026-03-05' }));
});
afterAll(() => removeFolder(folder));

let number = 0;
/** A review of the item, each a minute after the one before. */
const by = (person: PersonId, more: Given = {}): Reviewed => {
  number += 1;
  const time = `2026-03-04T09:${String(number % 60).padStart(2, '0')}:00+08:00`;
  return reviewBy(person, number, { items: [item], at: time, ...more });
};
const as = (row: Reviewed, review: Partial<Reviewed['review']>): Reviewed => ({
  ...row,
  review: { ...row.review, ...review },
});
const judged = (...rows: Reviewed[]) => verdict(inForce, change(), rows);
const signs = (...rows: Reviewed[]) => judged(...rows, by('principal')).signed;

describe('a row of a pull request that', () => {
  it('only says that somebody was asked is no decision, and takes none away', () => {
    const asked = as(by('reviewer'), { state: 'requested', commit: null });
    expect(judged(asked)).toMatchObject({ signed: false, ignored: [] });
    expect(signs(by('reviewer'), asked)).toBe(true);
  });

  it('was not sent yet counts for nothing, whatever time it shows, and takes nothing away', () => {
    for (const dialect of ['github', 'gitea'] as const) {
      const pending = () => by('reviewer', { kind: 'pending', dialect });
      expect(judged(pending()).ignored).toEqual(['review-pending']);
      expect(signs(by('reviewer', { dialect }), pending())).toBe(true);
    }
  });

  it('is nobody’s any more counts for nothing', () => {
    const gone = by('reviewer', { kind: 'dismissed', dialect: 'github', user: null });
    expect(judged(gone).found.ignored).toMatchObject([{ person: null, why: { key: 'review-nobody' } }]);
  });

  it('is by an account of nobody here takes nothing away from others', () => {
    const stranger = by('outsider', { kind: 'return', user: { id: 9999, login: 'who' } });
    const gone = as(by('outsider', { kind: 'dismissed', dialect: 'github', user: null }), {});
    expect(signs(by('reviewer'), stranger, gone)).toBe(true);
  });

  it('is by an account that is his only since the day after counts for nothing', () => {
    expect(judged(by('town-reviewer')).ignored).toEqual(['review-account-expired']);
    expect(judged(by('town-reviewer', { at: '2026-03-05T00:00:00+08:00' })).ignored).toEqual(['review-not-asked']);
  });

  it('names no pull request itself counts where it was found', () => {
    expect(signs(as(by('reviewer'), { pull: null }))).toBe(true);
  });

  it('is of another pull request than the first, or of another forge, counts for nothing, and says which', () => {
    const other = judged(by('reviewer'), by('principal', { pull: 13 }));
    expect(other).toMatchObject({ signed: false, ignored: ['review-other-pull'] });
    expect(other.found.ignored.map(({ why }) => tell('zh', why))).toEqual([expect.stringContaining('13')]);
    const { registry } = inForce;
    const forge = 'https://other.example';
    const people = registry.people.map((person) =>
      person.id === 'principal'
        ? { ...person, accounts: [...(person.accounts ?? []), { forge, id: String(accountOf('principal')) }] }
        : person,
    );
    const two = { ...inForce, registry: { ...registry, people } };
    expect(verdict(two, change(), [by('reviewer'), { ...by('principal'), forge }])).toMatchObject({
      signed: false,
      ignored: ['review-other-pull'],
    });
    expect(
      verdict(two, change(), [by('reviewer'), { ...by('principal'), forge: `${by('officer').forge}/` }]).signed,
    ).toBe(true);
  });

  it('was given in the very moment of the recorder’s clock counts', () => {
    expect(judged(by('reviewer', { at }), by('principal', { at })).signed).toBe(true);
  });

  it('is of a commit with several articles counts for each of them', () => {
    const other = { ...item, id: 'b000000002', path: 'main/gzdt/2026/b', digest: someDigest('other') };
    expect(judged(by('reviewer', { items: [other, item] }), by('principal', { items: [other, item] })).signed).toBe(
      true,
    );
  });

  it('is on an import counts for nothing: what moves in is signed by key, with its old address and date', () => {
    const original = { date: '2019-05-01', address: 'http://old.shiqiao.example/1' };
    const asked = change({ item: { ...item, original }, facts: { ...change().facts, change: 'import' } });
    expect(verdict(inForce, asked, [by('site-admin')]).ignored).toEqual(['review-import']);
  });

  it.each<[string, () => Reviewed, RegExp]>([
    ['the commit that is gone', () => by('reviewer', { items: null }), /c{12}(?!c)/],
    [
      'the time at which the branch was changed',
      () => by('reviewer', { retargeted: '2026-03-04T10:00:00+08:00' }),
      /10:00/,
    ],
    ['the time that is still to come', () => by('reviewer', { at: '2026-03-06T07:08:09+08:00' }), /07:08/],
    [
      'the other place',
      () => by('reviewer', { items: [{ ...item, path: 'main/gsgg/2026/z' }] }),
      /main\/gsgg\/2026\/z/,
    ],
    ['the account', () => by('outsider', { user: { id: 4711, login: 'who' } }), /who.*4711|4711.*who/],
  ])('does not count for a reason of its own names %s', (_what, row, words) => {
    const [ignored] = judged(row()).found.ignored;
    for (const lang of ['zh', 'en'] as const) expect(ignored && tell(lang, ignored.why)).toMatch(words);
  });
});

describe('8 · a change of mind', () => {
  const before = { items: [{ ...item, digest: someDigest('before') }] };

  it('a return on a version that was taken back takes his approval of this one away', () => {
    const found = judged(by('reviewer'), by('reviewer', { kind: 'return', ...before }), by('principal'));
    expect(found).toMatchObject({
      signed: false,
      ignored: ['approval-superseded', 'approval-digest', 'approval-order'],
    });
  });

  it('an approval of another version takes nothing back of his return of this one', () => {
    const found = judged(by('reviewer', { kind: 'return' }), by('reviewer', before), by('reviewer2'), by('principal'));
    expect(found).toMatchObject({ signed: false, reasons: ['returned-silent'] });
  });

  it('nor does it when the forge dismissed it, because the text was changed once more', () => {
    const gone = by('reviewer', { ...before, kind: 'dismissed' });
    const found = judged(by('reviewer', { kind: 'return' }), gone, by('reviewer2'), by('principal'));
    expect(found).toMatchObject({ signed: false, reasons: ['returned-silent'] });
  });

  it('an approval given again after a return counts, the one in front of it not', () => {
    const found = judged(by('reviewer'), by('reviewer', { kind: 'return' }), by('reviewer'), by('principal'));
    expect(found).toMatchObject({ signed: true, ignored: ['approval-superseded', 'approval-superseded'] });
  });
});
