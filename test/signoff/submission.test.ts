import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortOf, submissionFaults } from '../../scripts/signoff/submission.ts';
import type { Writer } from '../../scripts/signoff/writer.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { as } from '../fixture/statements.ts';
import { at, change, given, news, verdict } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

/** The county with this condition of submission, its registry of people changed by `mend`. */
function county(submission: string, mend: (people: string) => string = (text) => text): InForce {
  const policy = `${group.governed['main/policy.yml']?.['policy.yml']}submission: ${submission}\n`;
  const people = mend(group.governed.registry?.['people.yml'] ?? '');
  return inForceOf({
    ...group.governed,
    registry: { ...group.governed.registry, 'people.yml': people },
    'main/policy.yml': { 'policy.yml': policy },
  });
}
const both = () => [given(group, 'reviewer', as.reviewer), given(group, 'principal', as.principal)];
const water = (inForce: InForce, more: Parameters<typeof change>[0] = {}, when = at) =>
  verdict(inForce, change(more), both(), when);
const oneOfEach = '{ minimum: { leader: 1, officer: 1 } }';
const term = 'unit: slj, post: officer, from: 2026-01-01';

describe('[A1.2] a unit', () => {
  it('with a leader in charge and an officer submits', () => {
    expect(water(county(oneOfEach))).toMatchObject({ signed: true });
  });

  it.each([
    ['without an officer', (people: string) => people.replace(`{ ${term} }`, '')],
    ['whose only officer has left', (people: string) => people.replace(term, `${term}, until: 2026-03-04`)],
    [
      'whose officer has yet to come',
      (people: string) => people.replace(term, term.replace('2026-01-01', '2026-03-06')),
    ],
    ['whose only officer is a stand-in', (people: string) => people.replace(term, `${term}, stand_in_for: drafter`)],
    [
      'without a leader in charge',
      (people: string) => people.replace('unit: slj, post: leader,', 'unit: slj, post: keeper,'),
    ],
  ])('%s cannot submit, signed by everybody as it may be', (_what, mend) => {
    expect(water(county(oneOfEach, mend))).toMatchObject({ signed: false, missing: [], reasons: ['unit-short'] });
  });

  it('that is short stops nobody else', () => {
    const inForce = county(oneOfEach, (people) => people.replace(`{ ${term} }`, ''));
    const town = { ...news, unit: 'liuxi', unit_kind: 'township' as const };
    expect(verdict(inForce, change({ facts: town }), [])).toMatchObject({ reasons: ['unit-short'] });
    const manned = county('{ minimum: { leader: 1 } }', (people) => people.replace(`{ ${term} }`, ''));
    expect(verdict(manned, change({ facts: town }), [])).toMatchObject({ reasons: [] });
    expect(water(manned)).toMatchObject({ signed: true });
  });

  it('that is short may still take its articles down', () => {
    const inForce = county(oneOfEach, (people) => people.replace(`{ ${term} }`, ''));
    const gone = change({ facts: { ...news, change: 'withdraw' } });
    expect(verdict(inForce, gone, [given(group, 'principal', as.principal)])).toMatchObject({ signed: true });
  });

  it('[E7] has as many people as the policy says, each counted once, and only units of the kinds that it names', () => {
    expect(water(county('{ minimum: { reviewer: 2 } }'))).toMatchObject({ signed: true });
    expect(water(county('{ minimum: { reviewer: 3 } }'))).toMatchObject({ signed: false, reasons: ['unit-short'] });
    const twice = (people: string) => people.replace(`{ ${term} }`, `{ ${term} }, { ${term} }`);
    expect(water(county('{ minimum: { officer: 2 } }', twice))).toMatchObject({ signed: false });
    expect(water(county('{ minimum: { reviewer: 3 }, unit_kinds: [township] }'))).toMatchObject({ signed: true });
  });
});

describe('[A4][A7.2] who wrote', () => {
  it('holds the post of officer in the unit on the day', () => {
    expect(water(county('{ officers: [officer] }'))).toMatchObject({ signed: true });
  });

  it.each([
    ['of another unit', (people: string) => people.replace(term, term.replace('slj', 'jyj'))],
    ['who has left', (people: string) => people.replace(term, `${term}, until: 2026-03-04`)],
    ['who is to come', (people: string) => people.replace(term, term.replace('2026-01-01', '2026-03-06'))],
    ['of another post', (people: string) => people.replace(term, term.replace('officer', 'reviewer'))],
  ])('%s cannot submit', (_who, mend) => {
    expect(water(county('{ officers: [officer] }', mend))).toMatchObject({
      signed: false,
      reasons: ['officer-not-in-post'],
    });
  });

  it('drafted it as officer too where the policy wants that', () => {
    expect(water(county('{ officers: [officer, drafter] }'))).toMatchObject({ reasons: ['officer-not-in-post'] });
  });

  it('was trained by the day where the policy wants that', () => {
    const trained = (day: string) => (people: string) => people.replace(term, `${term}, trained: ${day}`);
    const asked = '{ officers: [officer], trained: true }';
    expect(water(county(asked))).toMatchObject({ signed: false, reasons: ['officer-untrained'] });
    expect(water(county(asked, trained('2026-03-06')))).toMatchObject({
      signed: false,
      reasons: ['officer-untrained'],
    });
    expect(water(county(asked, trained('2026-03-05')))).toMatchObject({ signed: true });
  });

  it('is not asked after where the policy says nothing', () => {
    expect(water(county('{}', (people) => people.replace(`{ ${term} }`, '')))).toMatchObject({ signed: true });
  });
});

describe('what is said of a submission that may not be', () => {
  const asked = '{ minimum: { leader: 2, officer: 1 }, officers: [officer], trained: true }';
  const faults = (facts: Partial<Facts>, writers: readonly Writer[] = [], day = '2026-03-05') =>
    submissionFaults(county(asked), { ...news, ...facts }, writers, day).map(({ key, params }) => ({ key, ...params }));
  const unit = '石桥县水利局';

  it('is the unit, its post, how many it has and how many it needs', () => {
    expect(faults({})).toEqual([{ key: 'unit-short', unit, post: 'leader', have: 1, need: 2 }]);
    expect(faults({ unit: 'liuxi', unit_kind: 'township' })).toEqual([
      { key: 'unit-short', unit: '柳溪镇人民政府', post: 'leader', have: 1, need: 2 },
      { key: 'unit-short', unit: '柳溪镇人民政府', post: 'officer', have: 0, need: 1 },
    ]);
    expect(faults({ unit: 'nowhere' })[0]).toMatchObject({ unit: 'nowhere', have: 0 });
  });

  it('is who wrote, for which unit, on which day', () => {
    const by = (person: string, ...as: Writer['as']) => faults({}, [{ person, as }]).slice(1);
    expect(by('outsider', 'officer')).toEqual([
      { key: 'officer-not-in-post', person: 'outsider', unit, day: '2026-03-05' },
    ]);
    expect(by('nobody', 'author', 'officer')).toEqual([
      { key: 'officer-not-in-post', person: 'nobody', unit, day: '2026-03-05' },
    ]);
    expect(by('officer', 'officer')).toEqual([
      { key: 'officer-untrained', person: 'officer', unit, day: '2026-03-05' },
    ]);
    expect(by('outsider', 'drafter', 'author')).toEqual([]);
  });

  it('is nothing of an officer with two terms of whom one was trained', () => {
    const two = (people: string) => people.replace(`{ ${term} }`, `{ ${term} }, { ${term}, trained: 2026-02-01 }`);
    const trained = county('{ officers: [officer], trained: true }', two);
    expect(submissionFaults(trained, news, [{ person: 'officer', as: ['officer'] }], '2026-03-05')).toEqual([]);
  });

  it.each(['new', 'change', 'move', 'return'] as const)('is said of what is submitted: %s', (kind) => {
    expect(faults({ change: kind })).not.toEqual([]);
  });

  it.each(['withdraw', 'purge', 'import', 'governed'] as const)('is not said of %s', (kind) => {
    expect(faults({ change: kind })).toEqual([]);
  });

  it('is nothing of a site without such a rule, of no site and of no unit', () => {
    expect(faults({ site: 'slj' })).toEqual([]);
    expect(faults({ site: 'nowhere' })).toEqual([]);
    const { site: _site, ...nowhere } = news;
    const { unit: _unit, ...nobody } = news;
    for (const facts of [nowhere, nobody]) expect(submissionFaults(county(asked), facts, [], '2026-03-05')).toEqual([]);
  });

  it('asks nothing of a unit that nobody registered where kinds are named', () => {
    const { registry } = county('{}');
    expect(shortOf(registry, { minimum: { leader: 1 }, unit_kinds: ['township'] }, 'nowhere', '2026-03-05')).toEqual(
      [],
    );
    expect(shortOf(registry, { minimum: { leader: 1 } }, 'nowhere', '2026-03-05')).toEqual([
      { unit: 'nowhere', post: 'leader', have: 0, need: 1 },
    ]);
  });
});
