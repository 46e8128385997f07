import { describe, expect, it } from 'vitest';
import { stateAt } from '../../scripts/build/state.ts';
import { documentOf, lineOf, validityOf } from '../../scripts/build/told.ts';
import { live, noon, text } from './given.ts';

const document = (id: string, front: object = {}) =>
  text(id, { path: `main/wenjian/2026/${id}`, front: { kind: 'document', ...front } });
const standingOf = (id: string, ...articles: ReturnType<typeof text>[]) => {
  const standing = stateAt(live(articles), noon).shown.get(id);
  if (!standing) throw new Error(`${id} is not shown`);
  return standing;
};

describe('what is said of an article', () => {
  it('is nothing but itself while no other names it and no day changes it', () => {
    expect(lineOf(standingOf('aaaaaaaaa1', text('aaaaaaaaa1')))).toMatch(/^aaaaaaaaa1 /);
  });

  it('names who replaced it, in its line too', () => {
    const old = standingOf(
      'aaaaaaaaa1',
      document('aaaaaaaaa1'),
      document('aaaaaaaaa2', { supersedes: ['aaaaaaaaa1'] }),
    );
    expect(old.marks).toMatchObject([{ mark: 'superseded', by: { id: 'aaaaaaaaa2' }, from: null }]);
    expect(validityOf(old, '2026-06-15')).toBe('repealed');
    expect(lineOf(old)).toContain('aaaaaaaaa2');
  });

  it('says nothing of an article that names itself, or of one that nobody sees', () => {
    const alone = standingOf('aaaaaaaaa1', document('aaaaaaaaa1', { supersedes: ['aaaaaaaaa1', 'zzzzzzzzz9'] }));
    expect(alone.marks).toEqual([]);
  });

  it('what names one article does not reach the lists of another', () => {
    const articles = [
      document('aaaaaaaaa1'),
      document('aaaaaaaaa3'),
      document('aaaaaaaaa2', { repeals: ['aaaaaaaaa1'] }),
    ];
    expect(standingOf('aaaaaaaaa3', ...articles).marks).toEqual([]);
  });

  it('only documents have a validity', () => {
    expect(documentOf(text('aaaaaaaaa1'))).toBeNull();
    expect(validityOf(standingOf('aaaaaaaaa1', text('aaaaaaaaa1')), '2026-06-15')).toBeNull();
    expect(validityOf(standingOf('aaaaaaaaa1', document('aaaaaaaaa1')), '2026-06-15')).toBe('valid');
  });
});
