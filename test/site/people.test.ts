import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appointmentsTo,
  holders,
  keyOf,
  machineByKey,
  personByEmail,
  personByKey,
  personOf,
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
});
