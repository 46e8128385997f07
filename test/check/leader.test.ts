import { describe, expect, it } from 'vitest';
import { leader } from '../../scripts/check/leader.ts';
import { findings, given, keys } from './given.ts';

const { context } = given();
const inForce = {
  ...context.inForce,
  registry: {
    ...context.inForce.registry,
    people: [
      {
        id: 'gu-yuan',
        name: '顾远',
        emails: [],
        appointments: [{ unit: 'water', post: 'principal' as const, from: '2026-01-01' }],
      },
    ],
  },
};
const refused = async (front: object, files: Record<string, string> = {}) =>
  keys(
    await findings(leader, {
      front: { kind: 'leader', name: '顾远', office: '局长', rank: 1, duties: ['全面工作'], ...front } as object,
      files,
      context: { inForce },
    }),
  );

describe('a leader', () => {
  it('[C8] is called what the registry calls the person', async () => {
    expect(await refused({ person: 'gu-yuan' })).toEqual([]);
    expect(await refused({ person: 'gu-yuan', name: '顾元' })).toEqual(['leader-name']);
  });

  it('[C8] was appointed to the unit', async () => {
    expect(await refused({ person: 'gu-yuan', unit: 'school' })).toEqual(['leader-unit']);
  });

  it('whom the registry does not know cannot be named by its id, but by name', async () => {
    expect(await refused({ person: 'nobody' })).toEqual(['person-not-registered']);
    expect(await refused({ name: '林明' })).toEqual([]);
  });

  it('has a photograph in the folder, or none', async () => {
    expect(await refused({ photo: '照片.jpg' })).toEqual(['leader-photo']);
    expect(await refused({ photo: '照片.txt' }, { '照片.txt': 'x' })).toEqual(['leader-photo']);
    expect(await refused({ photo: '照片.jpg' }, { '照片.jpg': 'x' })).toEqual([]);
  });
});
