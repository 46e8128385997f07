import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neverShown, outlived } from '../../scripts/publish/outlived.ts';
import { parseReleaseName } from '../../scripts/publish/release-name.ts';

const name = (seq: number, day: number) =>
  `${String(seq).padStart(8, '0')}-202603${String(day).padStart(2, '0')}000000-0123456789ab`;
const none = { seq: 0, at: 0 };

it('a release’s name tells the ledger’s head and the moment of its build', () => {
  expect(parseReleaseName(name(7, 2))).toEqual({ name: name(7, 2), seq: 7, asOf: Date.parse('2026-03-02T00:00:00Z') });
});

it.each(['notes', '7-20260302000000-0123456789ab', '00000007-20260302000000-0123456789aX', ''])(
  '%j is no release',
  (other) => {
    expect(parseReleaseName(other)).toBeNull();
  },
);

it('keeps the newest, the standing one among them', () => {
  const names = [name(1, 1), name(2, 2), name(3, 3), name(3, 4)];
  expect(outlived(names, name(3, 4), 3, none)).toEqual([name(1, 1)]);
  expect(outlived(names, name(3, 4), 1, none)).toEqual([name(3, 3), name(2, 2), name(1, 1)]);
});

it('67 · lets go of everything that was built before the last withdrawal, or before a page went by itself', () => {
  const names = [name(1, 1), name(2, 2), name(3, 3), name(4, 4)];
  expect(outlived(names, name(4, 4), 9, { seq: 3, at: 0 })).toEqual([name(2, 2), name(1, 1)]);
  expect(outlived(names, name(4, 4), 9, { seq: 0, at: Date.parse('2026-03-03T12:00:00Z') })).toEqual([
    name(3, 3),
    name(2, 2),
    name(1, 1),
  ]);
});

it('never names the standing release, nor what is no release', () => {
  const names = fc.array(
    fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 28 })).map(([seq, day]) => name(seq, day)),
    ),
  );
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 9 }), fc.nat(60), (all, keep, seq) => {
      const standing = all.find((one) => parseReleaseName(one)) ?? name(1, 1);
      const gone = outlived(all, standing, keep, { seq, at: 0 });
      expect(gone).not.toContain(standing);
      expect(gone.every((one) => parseReleaseName(one) !== null)).toBe(true);
    }),
  );
});

it('knows what was never shown: what is later than the release that was shown, by its record or its moment', () => {
  const names = [name(1, 1), name(2, 2), name(2, 3), name(3, 2), name(4, 4), 'notes', name(5, 5)];
  expect(neverShown(names, name(2, 2), name(5, 5))).toEqual([name(2, 3), name(3, 2), name(4, 4)]);
  expect(neverShown(names, name(5, 5), name(5, 5))).toEqual([]);
});

it('knows it of none where nothing was shown, or something that no publication made', () => {
  expect(neverShown([name(1, 1), name(2, 2)], null, name(2, 2))).toEqual([]);
  expect(neverShown([name(1, 1), name(2, 2)], 'by-hand', name(2, 2))).toEqual([]);
});

it('never takes what was shown or is shown for it, nor what is no release', () => {
  const one = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })).map(([seq, day]) => name(seq, day));
  fc.assert(
    fc.property(fc.array(fc.oneof(one, fc.string())), one, one, (names, shown, own) => {
      const found = neverShown([...names, shown, own], shown, own);
      for (const other of [shown, own]) expect(found).not.toContain(other);
      const before = parseReleaseName(shown);
      for (const other of found.map(parseReleaseName)) {
        expect(other && before && (other.seq > before.seq || other.asOf > before.asOf)).toBe(true);
      }
    }),
  );
});
