import { describe, expect, it } from 'vitest';
import { dates } from '../../scripts/check/dates.ts';
import { rows } from '../../scripts/check/rows.ts';
import { consultation, letter, progress, results, roster } from '../fixture/fields.ts';
import { findings, keys } from './given.ts';

const refused = async (front: object) => keys(await findings(rows, { front }));

describe('the rows of a list', () => {
  it('have as many cells as the head', async () => {
    expect(await refused(roster)).toEqual([]);
    expect(await refused({ ...roster, rows: [['张**', '石桥村']] })).toEqual(['row-cells']);
    expect(await refused({ ...roster, rows: [['张**', '石桥村', 1, 2], ...roster.rows] })).toEqual(['row-cells']);
  });

  it('name each receipt number once', async () => {
    for (const list of [results, progress]) {
      expect(await refused(list)).toEqual([]);
      expect(await refused({ ...list, rows: [...list.rows, list.rows[0]] })).toEqual(['row-twice']);
    }
  });
});

describe('the days of a list, a letter and a consultation', () => {
  const backwards = async (front: object) => keys(await findings(dates, { front }));

  it.each([
    ['a result before its acceptance', { ...results, rows: [{ ...results.rows[0], finished: '2026-03-31' }] }],
    ['a list that ends before it begins', { ...roster, until: '2026-05-24' }],
    ['a reply before its letter', { ...letter, answered: '2026-03-31' }],
    ['a consultation that closes before it opens', { ...consultation, closes: '2026-05-19' }],
    ['a result before the end', { ...consultation, result: { day: '2026-06-19', received: 0, summary: '无' } }],
  ])('are refused backwards: %s', async (_, front) => {
    expect(await backwards(front)).toEqual(['dates-backwards']);
  });

  it('may be the same', async () => {
    expect(await backwards({ ...letter, answered: letter.received })).toEqual([]);
    expect(await backwards(results)).toEqual([]);
  });
});
