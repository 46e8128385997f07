import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { governedChanges, inForceOn } from '../../scripts/ledger/in-force-on.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import type { Tree } from '../fixture/files.ts';
import { type GovernedText, type Group, inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { brought, ledgerOf, plainRecord } from '../fixture/records.ts';

let folder = '';
let group: Group;
let inForce: InForce;
const tree: Tree = new Map();
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const rules = (host: string): GovernedText => ({ 'slj/rules.yml': { 'rules.yml': `link_hosts: [${host}]\n` } });
const hosts = (governed: InForce | null) => governed?.sites.get('slj')?.rules.link_hosts;

async function changesOf(...records: LedgerRecord[]) {
  const changes = await governedChanges(ledgerOf(inForce, tree, ...records));
  if ('refused' in changes) throw new Error(changes.refused.map(({ key }) => key).join());
  return changes;
}

/** A root, an article, two changes of the rules on two days, and a second root in which the sub-site has no rules of its own. */
function life(): LedgerRecord[] {
  const root = (seq: number, governed: GovernedText, time: string) =>
    plainRecord({ seq, type: 'root', items: brought(tree, governed), time });
  return [
    root(1, group.governed, '2026-03-01T09:00:00+08:00'),
    plainRecord({ seq: 2, time: '2026-03-02T09:00:00+08:00' }),
    plainRecord({ seq: 3, items: brought(tree, rules('.a.example')), time: '2026-03-05T23:59:59+08:00' }),
    plainRecord({ seq: 4, items: brought(tree, rules('.b.example')), time: '2026-03-06T00:00:00+08:00' }),
    root(5, group.governed, '2026-03-09T09:00:00+08:00'),
  ];
}

describe('what was in force', () => {
  it('is told by every change of governed files, with what was before and after it', async () => {
    const changes = await changesOf(...life());
    expect(changes.map(({ record, bundles }) => [record.seq, bundles.length])).toEqual([
      [1, Object.keys(group.governed).length],
      [3, 1],
      [4, 1],
      [5, Object.keys(group.governed).length],
    ]);
    expect(changes[1]?.bundles).toEqual(['slj/rules.yml']);
    expect(changes.map(({ before, after }) => [hosts(before), hosts(after)])).toEqual([
      [undefined, ['.gov.example']],
      [['.gov.example'], ['.a.example']],
      [['.a.example'], ['.b.example']],
      [['.b.example'], ['.gov.example']],
    ]);
    expect(changes[0]?.before).toBeNull();
  });

  it('on a day is what its last change left, by the calendar of the group’s zone', async () => {
    const changes = await changesOf(...life());
    const on = (day: string) => hosts(inForceOn(changes, day));
    expect([on('2026-03-01'), on('2026-03-04'), on('2026-03-05'), on('2026-03-06'), on('2026-03-08')]).toEqual([
      ['.gov.example'],
      ['.gov.example'],
      ['.a.example'],
      ['.b.example'],
      ['.b.example'],
    ]);
    expect(inForceOn(changes, '2026-02-28')).toBeNull();
  });

  it('of a new root is what that root lists, and nothing else', async () => {
    const changes = await changesOf(...life());
    const has = (at: number) => changes.at(at)?.after.bundles.has('slj/rules.yml');
    expect([has(0), has(1), has(-2), has(-1)]).toEqual([false, true, true, false]);
  });

  it('cannot be told where a version of it is missing: which one is said', async () => {
    const lost = { id: 'main/rules.yml', path: 'main/rules.yml', digest: someDigest('lost'), replaces: null };
    const found = await governedChanges(ledgerOf(inForce, tree, ...life(), plainRecord({ seq: 6, items: [lost] })));
    expect(found).toEqual({
      refused: [
        {
          key: 'ledger-governed-missing',
          params: { bundle: 'main/rules.yml', digest: someDigest('lost').slice(0, 12) },
        },
      ],
    });
  });
});
