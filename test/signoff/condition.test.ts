import { describe, expect, it } from 'vitest';
import { matches, ruledBy } from '../../scripts/signoff/condition.ts';
import type { Condition, Facts } from '../../scripts/site/types.gen.ts';
import { news } from './given.ts';

describe('a condition', () => {
  it.each<[string, Condition]>([
    ['nothing', {}],
    ['the site', { site: ['slj', 'main'] }],
    ['unit and level', { unit: ['slj'], level: ['一般', '重要'] }],
    ['a flag that is not set', { emergency: false }],
    ['an answer', { checklist: { secret: ['否'] } }],
    ['one of several', { any: [{ emergency: true }, { kind: ['news'] }] }],
    ['the change', { change: ['new', 'change'] }],
  ])('on %s holds', (_, condition) => {
    expect(matches(condition, news)).toBe(true);
  });

  it.each<[string, Condition]>([
    ['another site', { site: ['slj'] }],
    ['one right and one wrong key', { unit: ['slj'], level: ['重大'] }],
    ['a flag that is set', { emergency: true }],
    ['another answer', { checklist: { secret: ['是'] } }],
    ['a question that was not asked', { checklist: { law: ['符合'] } }],
    ['a name that every object has', { checklist: { constructor: ['x'] } }],
    ['none of several', { any: [{ emergency: true }, { kind: ['page'] }] }],
    ['one of several beside a wrong key', { any: [{ kind: ['news'] }], unit: ['jyj'] }],
    ['a governed file', { governed: ['**'] }],
  ])('on %s does not hold', (_, condition) => {
    expect(matches(condition, news)).toBe(false);
  });

  it('on a fact that is not known never holds, but for a flag that is not set', () => {
    const bare: Facts = { change: 'new' };
    for (const condition of [
      { site: ['main'] },
      { level: ['一般'] },
      { sensitive: true },
      { checklist: { a: ['b'] } },
    ] satisfies Condition[])
      expect(matches(condition, bare)).toBe(false);
    expect(matches({ sensitive: false }, bare)).toBe(true);
  });

  it.each([
    ['**', 'registry', true],
    ['**', 'main/policy.yml', true],
    ['*', 'main/policy.yml', false],
    ['*/policy.yml', 'slj/policy.yml', true],
    ['slj/*', 'main/policy.yml', false],
    ['slj/*', 'slj/deep/policy.yml', false],
    ['registry', 'registry', true],
  ])('for governed files %s: %s', (pattern, governed, holds) => {
    expect(matches({ governed: [pattern] }, { change: 'governed', governed })).toBe(holds);
  });

  it('for several patterns holds where one of them does', () => {
    const facts: Facts = { change: 'governed', governed: 'slj/policy.yml' };
    expect(matches({ governed: ['registry', 'slj/*'] }, facts)).toBe(true);
    expect(matches({ governed: ['registry', 'main/*'] }, facts)).toBe(false);
  });
});

describe('a route', () => {
  const governed: Facts = { change: 'governed', site: 'main', governed: 'main/policy.yml' };

  it.each<[string, Condition, boolean]>([
    ['that names it', { governed: ['main/*'] }, true],
    ['that names it as one of several', { any: [{ emergency: true }, { governed: ['main/*'] }] }, true],
    ['that names it deeper down', { any: [{ any: [{ governed: ['**'] }] }] }, true],
    ['for everything', {}, false],
    ['for its site', { site: ['main'] }, false],
    ['for one of several other things', { any: [{ site: ['main'] }, { change: ['governed'] }] }, false],
    ['that names another file', { governed: ['slj/*'] }, false],
    ['that names it, but another site', { governed: ['main/*'], site: ['slj'] }, false],
  ])('%s rules a governed file: %o %s', (_, condition, rules) => {
    expect(ruledBy(condition, governed)).toBe(rules);
  });

  it('rules an article whenever its condition holds, and only then', () => {
    expect(ruledBy({}, news)).toBe(true);
    expect(ruledBy({ any: [{ kind: ['news'] }] }, news)).toBe(true);
    expect(ruledBy({ site: ['slj'] }, news)).toBe(false);
    expect(ruledBy({ governed: ['**'] }, news)).toBe(false);
  });
});
