import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOpen, consultation as rule } from '../../scripts/check/consultation.ts';
import { consultation } from '../fixture/fields.ts';
import { findings, keys } from './given.ts';

const rules = { consultation_days: [{ subject: '重大行政决策', days: 30, base: '《暂行条例》第十五条' }] };
const refused = async (change: object, files = {}) =>
  keys(await findings(rule, { front: { ...consultation, ...change }, rules, files }));

describe('a consultation', () => {
  it('[E30] is open for as many days as the rules of the site ask, the first and the last included', async () => {
    expect(await refused({ opens: '2026-05-01', closes: '2026-05-30' })).toEqual([]);
    expect(await refused({ opens: '2026-05-01', closes: '2026-05-29' })).toEqual(['consultation-too-short']);
  });

  it('[E30] names the rule that it breaks', async () => {
    const front = { ...consultation, opens: '2026-05-01', closes: '2026-05-07' };
    const [found] = await findings(rule, { front, rules });
    expect(found?.params).toEqual({ subject: '重大行政决策', days: 30, base: '《暂行条例》第十五条', open: 7 });
  });

  it('may be shorter where no rule asks for more', async () => {
    expect(await refused({ subject: '民生事项', opens: '2026-05-01', closes: '2026-05-03' })).toEqual([]);
    expect(await refused({ sort: '网上调查', closes: '2026-05-21', questions: [] })).toEqual([]);
  });

  it('that is a survey has questions', async () => {
    expect(await refused({ sort: '网上调查' })).toEqual(['survey-without-questions']);
  });

  it('has its draft in the folder', async () => {
    expect(await refused({ draft: '征求意见稿.docx' })).toEqual(['attachment-missing']);
    expect(await refused({ draft: '征求意见稿.docx' }, { '征求意见稿.docx': 'x' })).toEqual([]);
  });

  it('counts days whatever the months', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (first, length) => {
        const iso = (date: Date) => date.toISOString().slice(0, 10);
        const last = new Date(Date.parse(iso(first)) + length * 86_400_000);
        expect(daysOpen(iso(first), iso(last))).toBe(length + 1);
      }),
    );
  });
});
