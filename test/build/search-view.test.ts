import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../scripts/build/search-view.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { live, noon, text } from './given.ts';

const alike = {};
/** Documents that are alike in all that a search can be narrowed by, but for the year and what others say of them. */
const document = (id: string, ordinal: number, published: string) =>
  text(id, {
    path: `main/wenjian/2026/${id}`,
    ordinal,
    published,
    updated: published,
    alike,
    front: { kind: 'document' },
  });
const choices = (name: string, ...articles: ReturnType<typeof text>[]) => {
  const given = live(articles);
  return choicesOf({ live: given, state: stateAt(given, noon) }).find((choice) => choice.name === name)?.values;
};
const [older, newer] = [
  document('aaaaaaaaa1', 1, '2024-03-01T09:30:00+08:00'),
  document('aaaaaaaaa2', 2, '2026-03-01T09:30:00+08:00'),
];

describe('what a search can be narrowed by', () => {
  it('are the years of articles that are alike too, the newest first', () => {
    expect(choices('year', older, newer)).toEqual(['2026', '2024']);
  });

  it('are the validities of documents that are alike too, when another repealed one of them', () => {
    const third = text('aaaaaaaaa3', { ordinal: 3, front: { repeals: ['aaaaaaaaa1'] } });
    expect(choices('validity', older, newer, third)?.toSorted()).toEqual(['repealed', 'valid']);
  });

  it('is nothing of which there is one value only', () => {
    expect(choices('validity', older, newer)).toBeUndefined();
    expect(choices('kind', older, newer)).toBeUndefined();
  });
});
