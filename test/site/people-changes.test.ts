import { describe, expect, it } from 'vitest';
import { personnelChanges } from '../../scripts/site/people-changes.ts';
import type { Appointment, Person, Registry } from '../../scripts/site/types.gen.ts';

const term: Appointment = { unit: 'slj', post: 'officer', from: '2026-01-01' };
const person = (change: Partial<Person> = {}): Person => ({
  id: 'li',
  name: '李二',
  emails: [],
  appointments: [term],
  ...change,
});
const registry = (people: Person[], change: Partial<Registry> = {}): Registry => ({
  units: [{ id: 'slj', name: '水利局', kind: 'department' }],
  people,
  recorders: [],
  ...change,
});
const changes = (after: Registry, before: Registry | null = registry([person()])) =>
  personnelChanges(before, after).map(({ what, unit, person: who, post, detail }) =>
    [what, unit, who, post, detail].join(' ').trim(),
  );
const key = (name: string) => ({ key: `ssh-ed25519 ${name}`, from: '2026-01-01' });

describe('[B13] changes of the personnel file', () => {
  it('are none where nobody changed, whatever moved in the file', () => {
    expect(changes(registry([person()]))).toEqual([]);
    expect(changes(registry([person({ emails: ['li@x.example'], keys: [] })]))).toEqual([]);
  });

  it.each<[string, Registry, string[]]>([
    [
      'an appointment',
      registry([person({ appointments: [term, { ...term, post: 'reviewer', from: '2026-04-01' }] })]),
      ['post-begun slj li reviewer 2026-04-01'],
    ],
    [
      'an end of term',
      registry([person({ appointments: [{ ...term, until: '2026-06-30' }] })]),
      ['post-ended slj li officer 2026-06-30'],
    ],
    [
      'a stand-in, who is not the same term',
      registry([person({ appointments: [term, { ...term, stand_in_for: 'wang', until: '2026-02-01' }] })]),
      ['post-begun slj li officer 2026-01-01 – 2026-02-01'],
    ],
    [
      'an appointment that vanished',
      registry([person({ appointments: [] })]),
      ['post-removed slj li officer 2026-01-01'],
    ],
    [
      'a training',
      registry([person({ appointments: [{ ...term, trained: '2026-03-12' }] })]),
      ['trained slj li officer 2026-03-12'],
    ],
    [
      'a new person',
      registry([person(), person({ id: 'wu', name: '吴三', appointments: [] })]),
      ['person-added  wu  吴三'],
    ],
    ['a person who vanished', registry([]), ['person-removed  li  李二']],
    ['a corrected name', registry([person({ name: '李贰' })]), ['person-renamed  li  李二 → 李贰']],
    ['a new key', registry([person({ keys: [key('A')] })]), ['key-added  li  2026-01-01']],
    [
      'a unit',
      registry([person()], {
        units: [
          { id: 'slj', name: '水务局', kind: 'department' },
          { id: 'jyj', name: '教育局', kind: 'department' },
        ],
      }),
      ['unit-renamed slj   水利局 → 水务局', 'unit-added jyj   教育局'],
    ],
    [
      'a shift',
      registry([person()], {
        duty: [{ unit: 'slj', person: 'li', from: '2026-02-16T18:00:00+08:00', until: '2026-02-17T08:00:00+08:00' }],
      }),
      ['shift-added slj li duty 2026-02-16T18:00:00+08:00 – 2026-02-17T08:00:00+08:00'],
    ],
  ])('name %s', (_what, after, expected) => expect(changes(after)).toEqual(expected));

  it('name a key that ended or vanished', () => {
    const before = registry([person({ keys: [key('A'), key('B')] })]);
    const after = registry([person({ keys: [{ ...key('A'), until: '2026-05-01' }] })]);
    expect(changes(after, before)).toEqual(['key-ended  li  2026-05-01', 'key-ended  li']);
  });

  it('name everybody when there was nothing before', () => {
    expect(changes(registry([person()]), null)).toEqual([
      'unit-added slj   水利局',
      'person-added  li  李二',
      'post-begun slj li officer 2026-01-01',
    ]);
  });
});
