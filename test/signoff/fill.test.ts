import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formNumber } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts, Paper } from '../../scripts/site/types.gen.ts';
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
const emergency: Facts = { ...news, emergency: true };
const vice = { unit: 'xzf', post: 'leader', acts: ['审批'] } as const;

describe('[D9.5] an emergency', () => {
  it('needs both county leaders', () => {
    const leaders = [by('vice-mayor', vice), by('mayor', as.mayor)];
    expect(verdict(inForce, change({ facts: emergency }), leaders).signers).toEqual(['vice-mayor', 'mayor']);
    expect(verdict(inForce, change({ facts: emergency }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-no-step', 'approval-no-step'],
    });
  });

  it('[15] counts one person holding both posts once', () => {
    const people =
      group.governed.registry?.['people.yml']?.replace(
        'appointments: [{ unit: xzf, post: principal',
        'appointments: [{ unit: xzf, post: leader, from: 2026-01-01 }, { unit: xzf, post: principal',
      ) ?? '';
    const one = inForceOf({ ...group.governed, registry: { ...group.governed.registry, 'people.yml': people } });
    expect(verdict(one, change({ facts: emergency }), [by('mayor', vice), by('mayor', as.mayor)])).toMatchObject({
      signed: false,
      missing: ['审批 principal@xzf'],
      ignored: ['approval-one-step'],
    });
  });

  it('takes no paper where the policy demands a key', () => {
    const signed: Paper['signed'] = [
      { person: 'vice-mayor', unit: 'xzf', post: 'leader', acts: ['审批'], stand_in_for: null },
    ];
    const paper = { form: formNumber([item]), scan: { name: 'scan.pdf', sha256: someDigest('scan') }, signed };
    const found = verdict(inForce, change({ facts: emergency }), [
      by('keeper', { ...as.keeper, paper }),
      by('mayor', as.mayor),
    ]);
    expect(found).toMatchObject({ signed: false, ignored: expect.arrayContaining(['approval-grade']) });
  });
});

describe('[72] a leader’s own correction', () => {
  const writers = [
    { person: 'officer', as: ['drafter' as const] },
    { person: 'principal', as: ['author' as const, 'committer' as const] },
  ];

  it('counts after an earlier signer approved the corrected text', () => {
    expect(verdict(inForce, change({ writers }), both()).signed).toBe(true);
  });

  it('does not count before that', () => {
    expect(verdict(inForce, change({ writers }), [by('principal', as.principal)])).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
  });

  it('does not count when the earlier signer edited too', () => {
    const more = [...writers, { person: 'reviewer', as: ['author' as const] }];
    expect(verdict(inForce, change({ writers: more }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-writer', 'approval-writer'],
    });
  });

  it('does not count when he drafted it', () => {
    const drafted = [{ person: 'principal', as: ['drafter' as const, 'author' as const] }];
    expect(verdict(inForce, change({ writers: drafted }), both())).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
  });

  it('does not count where the policy is silent', () => {
    const facts: Facts = { ...news, unit: 'xzfb', unit_kind: 'office' };
    const wrote = [{ person: 'office-principal', as: ['author' as const] }];
    const approvals = [
      by('office-reviewer', { unit: 'xzfb', post: 'reviewer', acts: ['审核'] }),
      by('office-principal', { unit: 'xzfb', post: 'principal', acts: ['审批'] }),
    ];
    expect(verdict(inForce, change({ facts, writers: wrote }), approvals)).toMatchObject({
      signed: false,
      ignored: ['approval-writer'],
    });
    expect(verdict(inForce, change({ facts, writers: [] }), approvals).signed).toBe(true);
  });
});

describe('[17] a stand-in', () => {
  it('counts on his first and last day when he says for whom', () => {
    for (const when of ['2026-03-01T00:00:00+08:00', '2026-03-10T23:59:59+08:00']) {
      const approvals = [by('reviewer', as.reviewer), by('deputy', { ...as.principal, standInFor: 'principal' })];
      expect(verdict(inForce, change(), approvals, when).signers).toEqual(['reviewer', 'deputy']);
    }
  });

  it('[15] and the one he stands in for count once', () => {
    const text = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
    const two = text.replace(
      'by: [principal@own] }]\n  - id: other',
      'by: [principal@own], count: 2 }]\n  - id: other',
    );
    expect(two).not.toBe(text);
    const twice = inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': two } });
    const found = verdict(twice, change(), [...both(), by('deputy', { ...as.principal, standInFor: 'principal' })]);
    expect(found).toMatchObject({ signed: false, missing: ['审批 principal@slj'], ignored: ['approval-one-voice'] });
  });
});
