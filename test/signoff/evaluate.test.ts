import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { as } from '../fixture/statements.ts';
import { change, given, item, news, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const by = (person: PersonId, how: Parameters<typeof given>[2], more?: Parameters<typeof given>[3]) =>
  given(group, person, how, more);
const both = () => [by('reviewer', as.reviewer), by('principal', as.principal)];

describe('[D9.2] a department’s article', () => {
  it('is signed by reviewer and principal, in order', () => {
    expect(verdict(inForce, change(), both())).toMatchObject({
      signed: true,
      signers: ['reviewer', 'principal'],
      ignored: [],
    });
  });

  it('[D9.0] with nothing is not signed, and every step says what is missing', () => {
    expect(verdict(inForce, change(), [])).toMatchObject({
      signed: false,
      missing: ['审核 reviewer@slj', '审批 principal@slj'],
      ignored: [],
    });
  });

  it('with the first step only waits for the second', () => {
    expect(verdict(inForce, change(), [by('reviewer', as.reviewer)])).toMatchObject({
      signed: false,
      missing: ['审批 principal@slj'],
    });
  });

  it('[23] signed in the wrong order waits for the second step again', () => {
    const found = verdict(inForce, change(), both().reverse());
    expect(found).toMatchObject({ signed: false, missing: ['审批 principal@slj'], ignored: ['approval-order'] });
    const [ignored] = found.found.ignored;
    expect(ignored && tell('zh', ignored.why)).toContain('前面的环节还没有签完');
  });

  it('counts no approval of another article, and says nothing of it', () => {
    const other = { ...item, id: 'b000000002' };
    expect(verdict(inForce, change(), [by('reviewer', as.reviewer, { items: [other] })]).ignored).toEqual([]);
  });

  it('may be signed together with others in one statement', () => {
    const items = [{ ...item, id: 'b000000002' }, item];
    const approvals = [by('reviewer', as.reviewer, { items }), by('principal', as.principal, { items })];
    expect(verdict(inForce, change(), approvals).signed).toBe(true);
  });
});

describe('changing one’s mind', () => {
  const back = (remark?: string) =>
    by('principal', { ...as.principal, decision: 'return', ...(remark ? { remark } : {}) });

  it('[8] a return by somebody of the route refuses, with the remark', () => {
    const found = verdict(inForce, change(), [...both(), back('标题有误')]);
    expect(found).toMatchObject({ signed: false, reasons: ['returned'], ignored: ['approval-superseded'] });
    expect(found.found.signers.map(({ person }) => person)).toEqual(['reviewer']);
    expect(found.found.signed || found.found.reasons.map((reason) => tell('zh', reason))).toEqual([
      'principal 退回修改：标题有误',
    ]);
    expect(verdict(inForce, change(), [...both(), back()]).reasons).toEqual(['returned-silent']);
  });

  it('an approval after a return counts', () => {
    const [first, second] = both();
    if (!first || !second) throw new Error();
    expect(verdict(inForce, change(), [first, back(), second])).toMatchObject({
      signed: true,
      ignored: ['approval-superseded'],
    });
  });

  it('an approval before a return does not come back with a later one', () => {
    const early = by('reviewer', as.reviewer);
    const returned = by('reviewer', { ...as.reviewer, decision: 'return' });
    const late = by('reviewer', { ...as.reviewer, remark: '再审' });
    expect(verdict(inForce, change(), [early, returned, by('principal', as.principal), late])).toMatchObject({
      signed: false,
      missing: ['审批 principal@slj'],
    });
  });

  it('a return by somebody who has no part in the route refuses nothing', () => {
    const school = by('school-principal', { unit: 'jyj', post: 'principal', acts: ['审批'], decision: 'return' });
    expect(verdict(inForce, change(), [...both(), school]).signed).toBe(true);
  });

  it('a return of another version refuses nothing', () => {
    const old = by(
      'principal',
      { ...as.principal, decision: 'return' },
      { items: [{ ...item, digest: someDigest('v0') }] },
    );
    expect(verdict(inForce, change(), [old, ...both()]).signed).toBe(true);
  });
});

describe('more than one route', () => {
  const leader = { unit: 'slj', post: 'leader', acts: ['审批'] } as const;

  it('of a further column must be signed too', () => {
    const facts = { ...news, also_in: ['slj/dt'] };
    expect(verdict(inForce, change({ facts }), both())).toMatchObject({ signed: false, missing: ['审批 leader@slj'] });
    expect(verdict(inForce, change({ facts }), [...both(), by('principal', leader)])).toMatchObject({
      signed: true,
      ignored: [],
    });
  });

  it('[26] of the column that it leaves must be signed too', () => {
    const facts: Facts = { ...news, change: 'move', from_column: 'slj/dt' };
    expect(verdict(inForce, change({ facts }), both()).missing).toEqual(['审批 leader@slj']);
  });

  it('[65] of an article of another unit that it repeals must be signed too', () => {
    const county: Facts = { ...news, unit: 'xzf', unit_kind: 'government', column: 'main/zcwj', kind: 'document' };
    const facts = { ...news, affects: ['c000000003'] };
    expect(verdict(inForce, change({ facts, affected: new Map([['c000000003', county]]) }), both()).missing).toEqual([
      '审核 reviewer@xzfb',
      '审批 principal@xzfb',
    ]);
    expect(verdict(inForce, change({ facts }), both())).toMatchObject({
      signed: false,
      reasons: ['route-affected-unknown'],
    });
  });
});

describe('[66] a withdrawal', () => {
  const withdrawing: Facts = { ...news, change: 'withdraw' };

  it('is signed by one entitled person, who may have written it', () => {
    const writers = [{ person: 'principal', as: ['author' as const] }];
    expect(verdict(inForce, change({ facts: withdrawing, writers }), [by('principal', as.principal)]).signed).toBe(
      true,
    );
    expect(
      verdict(inForce, change({ facts: withdrawing, writers }), [
        by('duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }),
      ]).signed,
    ).toBe(true);
  });

  it('by one who is not entitled is refused', () => {
    expect(verdict(inForce, change({ facts: withdrawing }), [by('reviewer', as.reviewer)])).toMatchObject({
      signed: false,
      ignored: ['approval-no-step'],
    });
    expect(
      verdict(inForce, change({ facts: withdrawing }), [by('school-principal', { ...as.principal, unit: 'jyj' })]),
    ).toMatchObject({ signed: false, ignored: ['approval-no-step'] });
  });

  it('is no harder than the policy’s route, whatever the article was listed in, repealed or named', () => {
    const facts = {
      ...withdrawing,
      also_in: ['slj/dt'],
      affects: ['c000000003'],
      secrecy_reviewer: 'secrecy',
      unchecked: true,
    };
    expect(verdict(inForce, change({ facts }), [by('principal', as.principal)]).signed).toBe(true);
  });
});

describe('a change that goes two routes', () => {
  const two: Facts = { ...news, also_in: ['slj/dt'] };
  const leader = { unit: 'slj', post: 'leader', acts: ['审批'] } as const;
  const all = () => [...both(), by('principal', leader)];

  it('is signed when both are gone', () => {
    expect(verdict(inForce, change({ facts: two }), all())).toMatchObject({
      signed: true,
      signers: ['reviewer', 'principal', 'principal'],
      ignored: [],
    });
    expect(verdict(inForce, change({ facts: two }), both())).toMatchObject({
      signed: false,
      missing: ['审批 leader@slj'],
    });
  });

  it('is refused when somebody of one of them returns it, by name', () => {
    const found = verdict(inForce, change({ facts: two }), [
      ...all(),
      by('reviewer2', { ...as.reviewer, decision: 'return' }),
    ]).found;
    expect(found.signed ? [] : found.reasons).toEqual([{ key: 'returned-silent', params: { person: 'reviewer2' } }]);
    const said = verdict(inForce, change({ facts: two }), [
      ...all(),
      by('reviewer2', { ...as.reviewer, decision: 'return', remark: '第二段有误' }),
    ]).found;
    expect(said.signed ? [] : said.reasons).toEqual([
      { key: 'returned', params: { person: 'reviewer2', remark: '第二段有误' } },
    ]);
  });

  it('says once of an approval that counts on neither why, and nothing of one that counts on one', () => {
    const none = by('school-principal', { unit: 'jyj', post: 'principal', acts: ['审批'] });
    const found = verdict(inForce, change({ facts: two }), [...all(), none]).found;
    expect(found.ignored.map(({ person, why }) => [person, why.key])).toEqual([
      ['school-principal', 'approval-no-step'],
    ]);
  });

  it('says who took back what, by name', () => {
    const found = verdict(inForce, change(), [
      by('reviewer', as.reviewer),
      by('reviewer', { ...as.reviewer, decision: 'return' }),
      by('reviewer2', as.reviewer),
      by('principal', as.principal),
    ]).found;
    expect(found.ignored).toContainEqual(
      expect.objectContaining({
        person: 'reviewer',
        why: { key: 'approval-superseded', params: { person: 'reviewer' } },
      }),
    );
  });

  it('names nothing where no route can be named', () => {
    const found = verdict(inForce, change({ facts: { ...news, site: 'nowhere' } }), both()).found;
    expect(found).toMatchObject({
      signed: false,
      routes: [],
      signers: [],
      missing: [],
      ignored: [],
      reasons: [{ key: 'route-site-unknown' }],
    });
  });
});
