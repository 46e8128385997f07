import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../scripts/ledger/verify.ts';
import { freshEnough, mayFollow, type Shown } from '../../scripts/publish/may-follow.ts';
import { someDigest } from '../fixture/group.ts';

const asOf = '2026-03-05T09:00:00+08:00';
const digests = [1, 2, 3].map((seq) => someDigest(`record ${seq}`));
const ledger = {
  state: {
    group: 'shiqiao',
    chain: new Map(digests.map((digest, index) => [`${index + 1}`, { digest }])),
    head: { seq: 3, digest: digests[2], time: '2026-03-04T09:00:00+08:00' },
  },
} as unknown as Pick<Ledger, 'state'>;
const shown = (seq: number, digest = digests[seq - 1] ?? '', change: Partial<Shown['manifest']> = {}): Shown => ({
  signer: 'publisher-1',
  manifest: {
    v: 1,
    group: 'shiqiao',
    root: someDigest('root'),
    ledger: { seq, digest, time: '2026-03-02T09:00:00+08:00' },
    as_of: '2026-03-04T12:00:00+08:00',
    program: someDigest('program'),
    coming: [],
    files: [],
    ...change,
  },
});
const keys = (found: ReturnType<typeof mayFollow>) => found.map(({ key }) => key);

describe('a release may follow', () => {
  it('one of an older head, or of the same', () => {
    expect(mayFollow(ledger, shown(2), asOf)).toEqual([]);
    expect(mayFollow(ledger, shown(3), asOf)).toEqual([]);
  });

  it('one by another program: going back to an older program is how a fault is undone', () => {
    expect(mayFollow(ledger, shown(3, digests[2], { program: someDigest('newer program') }), asOf)).toEqual([]);
  });
});

describe('43 · a release may not follow', () => {
  it.each([
    ['one whose head lies behind the ledger’s', shown(4, someDigest('record 4')), 'publish-rolled-back'],
    ['one whose head is another record of that number', shown(2, someDigest('forked')), 'publish-rolled-back'],
    ['one of another group', shown(3, digests[2], { group: 'luoxi' }), 'publish-other-group'],
    ['one that nobody signed', { ...shown(3), signer: null }, 'publish-unsigned'],
    ['[60] one of a later time', shown(3, digests[2], { as_of: '2026-03-05T09:00:01+08:00' }), 'publish-older'],
  ])('%s', (_, manifest, key) => {
    expect(keys(mayFollow(ledger, manifest, asOf))).toEqual([key]);
  });
});

it.each([
  ['2026-03-04T09:00:00+08:00', true],
  ['2026-03-06T09:00:00+08:00', true],
  ['2026-03-06T09:00:01+08:00', false],
])('43 · at %s a head of the 4th is fresh within 48 hours: %s', (now, fresh) => {
  expect(freshEnough(ledger, Date.parse(now), 48).length === 0).toBe(fresh);
});
