import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reviewed } from '../../scripts/signoff/reviewed.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { type Group, inForceOf, makeGroup, type PersonId, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { type ReviewKind, reviewBy, withAccounts } from '../fixture/reviews.ts';
import { change, item, verdict } from './given.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(withAccounts(group.governed));
});
afterAll(() => removeFolder(folder));

/** Whoever may fill the two steps on the day of the reviews; everybody else is one of the others. */
const first: readonly PersonId[] = ['reviewer', 'reviewer2'];
const second: readonly PersonId[] = ['principal', 'deputy'];
const others: readonly PersonId[] = ['former', 'coming', 'outsider', 'school-reviewer', 'mayor', 'officer', 'drafter'];

type Happening =
  | { what: 'review'; by: PersonId; kind: ReviewKind; stranger: boolean }
  | { what: 'push'; version: number; by: PersonId }
  | { what: 'dismiss' | 'delete'; which: number }
  | { what: 'record' }
  | { what: 'turn' };

const person = fc.constantFrom(...first, ...second, ...first, ...second, ...others);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('review' as const),
      by: person,
      kind: fc.constantFrom<ReviewKind>('approve', 'approve', 'approve', 'return', 'comment', 'pending'),
      stranger: fc.constantFrom(false, false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('push' as const), version: fc.nat(2), by: person }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('dismiss' as const, 'delete' as const), which: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ what: 'record' as const }, { what: 'turn' as const }) },
);

/** What signs, wherever in a story it stands. */
const signing: readonly Happening[] = (['reviewer', 'principal'] as const).map((by) => ({
  what: 'review',
  by,
  kind: 'approve',
  stranger: false,
}));

/** What people did on a pull request, one thing a minute, and what stands there in the end. */
function played(happenings: readonly Happening[]) {
  let version = 0;
  let turned: string | null = null;
  let newest: { record: string; time: string } | null = null;
  const records: { record: string; time: string }[] = [];
  const writers = new Map<PersonId, number>([['officer', 0]]);
  const rows: { by: PersonId; kind: ReviewKind; version: number; at: string; stranger: boolean; dismissed: boolean }[] =
    [];
  for (const [index, event] of happenings.entries()) {
    const at = `2026-03-04T09:${String(index + 1).padStart(2, '0')}:00+08:00`;
    if (event.what === 'review') rows.push({ ...event, version, at, dismissed: false });
    else if (event.what === 'push') {
      ({ version } = event);
      writers.set(event.by, index);
    } else if (event.what === 'turn') turned = at;
    else if (event.what === 'record') {
      newest = { record: someDigest(`record ${index}`), time: at };
      records.push(newest);
    } else if (event.what === 'delete') rows.splice(event.which, 1);
    else {
      const row = rows[event.which];
      if (row && (row.kind === 'approve' || row.kind === 'return')) row.dismissed = true;
    }
  }
  return { version, newest, turned, records, writers: [...writers.keys()], rows };
}

describe('whatever happens on a pull request', () => {
  const digest = (version: number) => someDigest(`version ${version}`);

  it.each(['github', 'gitea'] as const)('on %s nothing is signed without the approvals that it needs', (dialect) => {
    let signed = 0;
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), fc.integer({ min: -6, max: 12 }), (begun, when) => {
        const at = Math.min(when, begun.length);
        const happenings = when < 0 ? begun : [...begun.slice(0, at), ...signing, ...begun.slice(at)];
        const { version, newest, turned, records, writers, rows } = played(happenings);
        const reviews = rows.map(
          (row, index): Reviewed => ({
            ...reviewBy(row.by, index + 1, {
              kind: row.dismissed ? 'dismissed' : row.kind,
              at: row.at,
              dialect,
              items: [{ ...item, digest: digest(row.version) }],
              ...(row.stranger ? { user: { id: 5000 + index, login: `stranger-${index}` } } : {}),
            }),
            retargeted: turned === null ? null : { at: turned, raw: '{}' },
          }),
        );
        const asked = change({
          item: { ...item, digest: digest(version), replaces: newest?.record ?? null },
          records: new Map([[item.id, records]]),
          writers: writers.map((writer) => ({ person: writer, as: ['author'] })),
        });
        const { found } = verdict(inForce, asked, reviews);
        // Who, by the rows alone, has approved this version since the newest record and not taken it back.
        const approvals = rows.filter((row, index) => {
          const decides = ({ kind }: typeof row) => kind === 'approve' || kind === 'return';
          const later = rows
            .slice(index + 1)
            .filter((other) => other.by === row.by && !other.stranger && decides(other));
          return (
            row.kind === 'approve' &&
            !row.stranger &&
            !row.dismissed &&
            row.version === version &&
            (newest === null || row.at >= newest.time) &&
            (turned === null || row.at > turned) &&
            later.every((other) => other.kind === 'approve' && !other.dismissed)
          );
        });
        const enough = approvals.some(
          (one) =>
            first.includes(one.by) &&
            !writers.includes(one.by) &&
            approvals.some(
              (other) =>
                second.includes(other.by) &&
                other.at > one.at &&
                // A leader may sign what he corrected himself, once somebody else has signed it.
                (!writers.includes(other.by) || !writers.includes(one.by)),
            ),
        );
        if (found.signed) {
          signed += 1;
          expect(enough).toBe(true);
          expect(found.signers.map(({ grade }) => grade)).toEqual(['forge', 'forge']);
        }
      }),
      { numRuns: 1000 },
    );
    expect(signed).toBeGreaterThan(20);
  });
});
