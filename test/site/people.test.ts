import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appointmentsTo,
  holders,
  keyOf,
  machineByKey,
  offDuty,
  personByEmail,
  personByKey,
  personOf,
  signersFor,
  unitOf,
} from '../../scripts/site/people.ts';
import type { Registry } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let group: Group;
let registry: Registry;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  registry = inForceOf(group.governed).registry;
});
afterAll(() => removeFolder(folder));

describe('the registry’s people', () => {
  it('are found by id, by any of their addresses and by key, whatever its comment', () => {
    expect(personOf(registry, 'mayor')?.id).toBe('mayor');
    expect(personByEmail(registry, 'MAYOR@shiqiao.example')?.id).toBe('mayor');
    expect(personByKey(registry, `${group.keys.mayor.public} laptop`, '2026-03-01')).toMatchObject({
      person: { id: 'mayor' },
      valid: true,
    });
    expect(unitOf(registry, 'slj')?.kind).toBe('department');
  });

  it('are nobody where nobody is', () => {
    expect(personOf(registry, 'ghost')).toBeUndefined();
    expect(personByEmail(registry, '')).toBeUndefined();
    expect(personByKey(registry, group.recorder.public, '2026-03-01')).toBeUndefined();
    expect(unitOf(registry, 'own')).toBeUndefined();
  });

  it('[46] hold keys for days: before the first day the key is known and does not count', () => {
    expect(personByKey(registry, group.keys.mayor.public, '2025-12-31')?.valid).toBe(false);
  });

  it('hold posts for days, stand-ins listed last', () => {
    const on = (day: string) => holders(registry, 'principal', 'slj', day).map(({ person }) => person.id);
    expect(on('2026-02-28')).toEqual(['principal']);
    expect(on('2026-03-10')).toEqual(['principal', 'deputy']);
    expect(on('2026-03-11')).toEqual(['principal']);
    expect(holders(registry, 'reviewer', 'slj', '2026-03-01').map(({ person }) => person.id)).toEqual([
      'reviewer',
      'reviewer2',
    ]);
    const former = personOf(registry, 'former');
    expect(former && appointmentsTo(former, 'reviewer', 'slj')).toHaveLength(1);
  });

  it('are told apart from machines, whose keys count for their days', () => {
    expect(machineByKey(registry.recorders, group.recorder.public, '2026-03-01')?.id).toBe('recorder-1');
    expect(machineByKey(registry.recorders, group.nextRecorder.public, '2026-12-31')).toBeUndefined();
    expect(machineByKey(registry.recorders, group.keys.mayor.public, '2026-03-01')).toBeUndefined();
    expect(keyOf('ssh-ed25519 AAAA a comment')).toBe('ssh-ed25519 AAAA');
  });

  describe('on duty by a roster', () => {
    const shift = (person: string, from: string, until: string) => ({ unit: 'xzfb', person, from, until });
    const rostered = (): Registry => ({
      ...registry,
      people: registry.people.map((person) =>
        person.id === 'keeper'
          ? {
              ...person,
              appointments: [{ unit: 'xzfb', post: 'duty', from: '2026-01-01', stand_in_for: 'duty' }],
            }
          : person.id === 'site-leader'
            ? { ...person, appointments: [{ unit: 'xzfb', post: 'duty', from: '2026-01-01' }] }
            : person,
      ),
      duty: [
        shift('duty', '2026-03-06T17:30:00+08:00', '2026-03-07T08:30:00+08:00'),
        shift('site-leader', '2026-03-07T08:30:00+08:00', '2026-03-07T17:30:00+08:00'),
      ],
    });
    const may = (of: Registry, at: string) =>
      signersFor(of, 'duty', 'xzfb', { day: at.slice(0, 10), at }).map(({ person }) => person.id);

    it('sign in their shift only, a stand-in in the shift of the one he stands in for', () => {
      expect(may(rostered(), '2026-03-07T08:29:59+08:00')).toEqual(['duty', 'keeper']);
      expect(may(rostered(), '2026-03-07T08:30:00+08:00')).toEqual(['site-leader']);
      expect(may(rostered(), '2026-03-07T17:30:00+08:00')).toEqual([]);
    });

    it('are all who hold the post where no roster says otherwise', () => {
      const { duty, ...open } = rostered();
      expect(duty).toHaveLength(2);
      expect(may(open, '2026-03-07T17:30:00+08:00').sort()).toEqual(['duty', 'keeper', 'site-leader']);
    });

    it('are nobody’s concern in another post', () => {
      const principal = { post: 'principal', person: 'duty', unit: 'xzfb' };
      expect(offDuty(rostered(), principal, '2026-03-07T17:30:00+08:00')).toBe(false);
    });
  });
});
