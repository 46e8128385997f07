import { describe, expect, it } from 'vitest';
import { checklist } from '../../scripts/check/checklist.ts';
import { review } from '../../scripts/check/review.ts';
import { source } from '../../scripts/check/source.ts';
import type { Demanded } from '../../scripts/check/subject.ts';
import { said } from '../../scripts/words/said.ts';
import { findings, keys } from './given.ts';

describe('review', () => {
  const steps = [
    { act: '审核' as const, by: ['reviewer@water', 'leader@water'] },
    { act: '审批' as const, by: ['principal@water'] },
  ];
  const judge = (written: object[], demanded: Demanded = { steps }) =>
    findings(review, { front: { review: written }, context: { demanded } });

  it('as the route demands passes, whatever the order of those who may do a step', async () => {
    expect(
      await judge([
        { act: '审核', by: ['leader@water', 'reviewer@water'], name: '某甲' },
        { act: '审批', by: ['principal@water'] },
      ]),
    ).toEqual([]);
  });

  it.each([
    ['a step left out', [steps[0]], ['review-missing']],
    [
      'all steps left out but another',
      [{ act: '校对', by: ['officer@water'] }],
      ['review-extra', 'review-missing', 'review-missing'],
    ],
    ['a step added', [...steps, { act: '会签', by: ['leader@town'] }], ['review-extra']],
    ['a step twice', [steps[0], steps[0], steps[1]], ['review-extra']],
    ['a signer changed', [steps[0], { act: '审批', by: ['leader@water'] }], ['review-changed']],
    ['a signer added', [steps[0], { act: '审批', by: ['principal@water', 'officer@water'] }], ['review-changed']],
    ['the order changed', [steps[1], steps[0]], ['review-order']],
  ])('%s is refused (attacks 48)', async (_, written, expected) => {
    expect(keys(await judge(written as object[]))).toEqual(expected);
  });

  it('says what is written and what is demanded', async () => {
    expect(
      await judge([
        { act: '审核', by: ['reviewer@water', 'leader@water'] },
        { act: '审批', by: ['leader@water'] },
      ]),
    ).toMatchObject([
      { field: 'review.1', params: { act: '审批', written: 'leader@water', demanded: 'principal@water' } },
    ]);
  });

  it('passes on why there is no route', async () => {
    expect(await judge([], { reasons: [said('unit-unknown', { where: 'x', id: 'y' })] })).toMatchObject([
      { key: 'unit-unknown', severity: 'error' },
    ]);
  });

  it('demands nothing of an import', async () => {
    expect(await judge([], null)).toEqual([]);
  });
});

describe('checklist', () => {
  const judge = (secrecy: object, imported = false) =>
    findings(checklist, { front: { secrecy }, context: { imported } });
  const reply = { number: '清保复〔2026〕1号', date: '2026-03-01', conclusion: '可公开' };

  it.each([
    ['nothing answered', { answers: {} }, ['checklist-unanswered', 'checklist-unanswered']],
    ['one question open', { answers: { secret: '否' } }, ['checklist-unanswered']],
    ['an answer of spaces', { answers: { secret: '否', opinion: '  ' } }, ['checklist-unanswered']],
    ['an answer that is none', { answers: { secret: '也许', opinion: '无' } }, ['checklist-answer']],
    ['a question that is none', { answers: { secret: '否', opinion: '无', weather: '晴' } }, ['checklist-unknown']],
    ['a blocking answer', { answers: { secret: '是', opinion: '无' } }, ['checklist-blocks']],
    ['[E36] uncertain without a reply', { answers: { secret: '不能确定', opinion: '无' } }, ['checklist-refer']],
    [
      '[E36] a reply that says no',
      { answers: { secret: '不能确定', opinion: '无' }, reply: { ...reply, conclusion: '不得公开' } },
      ['checklist-reply-no'],
    ],
    ['a reply against a blocking answer', { answers: { secret: '是', opinion: '无' }, reply }, ['checklist-blocks']],
  ])('[D10] [C10] %s is refused (attacks 49)', async (_, secrecy, expected) => {
    expect(keys(await judge(secrecy))).toEqual(expected);
  });

  it('[E36] uncertain with the reply 可公开 passes', async () => {
    expect(await judge({ answers: { secret: '不能确定', opinion: '无' }, reply })).toEqual([]);
  });

  it('[C10] an import may leave questions open, but not answer them badly', async () => {
    expect(await judge({ answers: {} }, true)).toEqual([]);
    expect(keys(await judge({ answers: { secret: '是' } }, true))).toEqual(['checklist-blocks']);
  });
});

describe('source', () => {
  const judge = (from: object) => findings(source, { front: { source: from } });

  it.each([
    ['a reprint without name and address', { type: 'reprint' }, ['source-name-missing', 'source-url-missing']],
    ['a reprint without a name', { type: 'reprint', offline: true }, ['source-name-missing']],
    ['a reprint without an address', { type: 'reprint', name: '某报' }, ['source-url-missing']],
    [
      'a reprint with an address that is said to be offline',
      { type: 'reprint', name: '某报', url: 'https://www.news.example/1', offline: true },
      ['source-offline-with-url'],
    ],
    ['an address that is none', { type: 'reprint', name: '某报', url: 'https://%%' }, ['source-url-broken']],
  ])('[A5.1.2] %s is refused', async (_, from, expected) => {
    expect(keys(await judge(from))).toEqual(expected);
  });

  it.each([
    [{ type: 'original' }],
    [{ type: 'reprint', name: '某报', offline: true }],
    [{ type: 'reprint', name: '某报', url: 'https://www.news.example/1' }],
  ])('[A5.1.2] %o passes', async (from) => {
    expect(await judge(from)).toEqual([]);
  });
});
