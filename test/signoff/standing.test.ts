import { describe, expect, it } from 'vitest';
import type { Opinion } from '../../scripts/signoff/opinion.ts';
import { standing } from '../../scripts/signoff/standing.ts';
import type { Grade } from '../../scripts/site/types.gen.ts';

/** Decisions as 'person decision grade', one a word triple, in their order. */
const opinions = (...given: string[]): Opinion[] =>
  given.map((words, order) => {
    const [person = '', decision, grade = 'ssh'] = words.split(' ');
    return {
      statement: `${order}`,
      order,
      person,
      unit: 'slj',
      post: 'reviewer',
      acts: ['审核'],
      standInFor: null,
      decision: decision === 'return' ? 'return' : 'approve',
      remark: '',
      grade: grade as Grade,
      evidence: { statement: words, signature: '' },
    };
  });
const words = (all: Iterable<Opinion>) => [...all].map(({ evidence }) => evidence.statement);
const judged = (...given: string[]) => {
  const { kept, elsewhere } = standing(opinions(...given));
  return { kept: words(kept), elsewhere: words(elsewhere) };
};

describe('decisions that stand', () => {
  it('are nobody’s where nobody decided', () => expect(judged()).toEqual({ kept: [], elsewhere: [] }));

  it('are everybody’s, in their order, where nobody changed his mind', () => {
    const all = ['a approve ssh', 'b return forge', 'a approve forge', 'c approve paper'];
    expect(judged(...all)).toEqual({ kept: all, elsewhere: [] });
  });

  it('are those behind a change of mind, not those in front of it, and no other person’s', () => {
    expect(judged('a approve ssh', 'b approve ssh', 'a return ssh', 'a approve ssh').kept).toEqual([
      'b approve ssh',
      'a approve ssh',
    ]);
  });

  it('are a return only, whichever way it was given, while its giver has not taken it back by the same way', () => {
    for (const [one, other] of [
      ['ssh', 'forge'],
      ['forge', 'ssh'],
      ['paper', 'forge'],
    ]) {
      const [back, yes] = [`a return ${one}`, `a approve ${other}`];
      expect(judged(back, yes)).toEqual({ kept: [back], elsewhere: [yes] });
      expect(judged(yes, back)).toEqual({ kept: [back], elsewhere: [yes] });
      const again = `a approve ${one}`;
      expect(judged(back, yes, again)).toEqual({ kept: [yes, again], elsewhere: [] });
    }
  });

  it('are both returns of one who returned by both ways: neither hides the other', () => {
    const both = ['a return ssh', 'a return forge'];
    expect(judged(...both)).toEqual({ kept: both, elsewhere: [] });
  });

  it('on paper and by key are one way: what was signed last counts', () => {
    expect(judged('a return paper', 'a approve ssh').kept).toEqual(['a approve ssh']);
  });
});
