import { describe, expect, it } from 'vitest';
import { timesIn } from '../../scripts/build/article-times.ts';
import { digest, text } from './given.ts';

const times = (given: Parameters<typeof text>[1]) => timesIn('Asia/Shanghai')(text('aaaaaaaaa1', given));
const moved = { original: { date: '2019-05-04', address: 'http://old.example/1' } };
const record = (type: 'import' | 'signoff') => ({
  record: { seq: 3, digest, time: '2026-03-01T09:30:00+08:00', type, grade: null },
});

describe('the times of an article', () => {
  it('are those of its record', () => {
    expect(times({ updated: '2026-04-01T10:00:00+08:00' })).toEqual({
      published: '2026-03-01T09:30:00+08:00',
      updated: '2026-04-01T10:00:00+08:00',
    });
  });

  it('say of a scheduled article no change before its publication', () => {
    const published = '2026-03-05T08:00:00+08:00';
    expect(times({ published })).toEqual({ published, updated: published });
  });

  it('say of a moved article its original day, and do not call the move a change', () => {
    const day = '2019-05-04T00:00:00+08:00';
    expect(times({ ...moved, ...record('import') })).toEqual({ published: day, updated: day });
  });

  it('say when a moved article was signed anew', () => {
    expect(times({ ...moved, ...record('signoff') })).toMatchObject({ updated: '2026-03-01T09:30:00+08:00' });
  });
});
