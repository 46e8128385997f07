import { describe, expect, it } from 'vitest';
import { masks } from '../../scripts/check/masks.ts';
import { letter, progress, results, roster } from '../fixture/fields.ts';
import { findings, keys } from './given.ts';

const refused = async (front: object) => keys(await findings(masks, { front }));
const withFirst = <R extends object>(rows: readonly R[], change: Partial<R>) =>
  rows.map((row, at) => (at === 0 ? { ...row, ...change } : row));

describe('names in public lists', () => {
  it('[E24.5] [E24.4] pass when persons are masked and organisations are not', async () => {
    for (const front of [results, progress, roster, letter]) expect(await refused(front)).toEqual([]);
  });

  it.each(['李明', '李 明', '欧阳明'])('[E24.5] refuses a person in full: %s', async (applicant) => {
    const rows = withFirst(results.rows, { applicant, person: true });
    expect(await refused({ ...results, rows })).toEqual(['person-not-masked']);
  });

  it.each(['李**', '李×明', '李某', '李＊明', '李○'])('[E24.5] takes the usual masks: %s', async (applicant) => {
    expect(await refused({ ...results, rows: withFirst(results.rows, { applicant, person: true }) })).toEqual([]);
  });

  it('[E24.5] refuses an organisation that hides, and a person who is called one', async () => {
    const masked = withFirst(results.rows, { applicant: '山野县**公司', person: false });
    expect(await refused({ ...results, rows: masked })).toEqual(['organisation-masked']);
    const called = withFirst(progress.rows, { applicant: '李**', person: false });
    expect(await refused({ ...progress, rows: called })).toEqual(['organisation-masked']);
  });

  it('[E24.4] refuses a person in full in a list of states, and in a column of names', async () => {
    const named = withFirst(progress.rows, { applicant: '李明' });
    expect(await refused({ ...progress, rows: named })).toEqual(['person-not-masked']);
    expect(await refused({ ...roster, rows: [['张三丰', '石桥村', 1]] })).toEqual(['person-not-masked']);
    expect(await refused({ ...roster, columns: [{ title: '单位' }, ...roster.columns.slice(1)] })).toEqual([]);
  });

  it('refuses the writer of a letter in full, and never repeats the name', async () => {
    const found = await findings(masks, { front: { ...letter, writer: '周大年' } });
    expect(keys(found)).toEqual(['person-not-masked']);
    expect(JSON.stringify(found)).not.toContain('周大年');
  });

  it('has nothing to say of other articles', async () => expect(await refused({})).toEqual([]));
});
