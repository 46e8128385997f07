import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { clockOf } from '../../scripts/build/clock.ts';
import { pageKey } from '../../scripts/build/page-key.ts';
import { originalsOnly } from '../../scripts/build/pictures.ts';
import { siteViewsOf } from '../../scripts/build/site-views.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { overviews } from '../../scripts/build/templates.ts';
import { noTexts } from '../../scripts/build/texts.ts';
import { viewsOf } from '../../scripts/build/views.ts';
import { live, noon, notice, text } from './given.ts';

const program = sha256('program');
const given = live([
  text('aaaaaaaaa1', { front: { placement: 'headline' } }),
  text('aaaaaaaaa2', { ordinal: 2, front: { kind: 'document', effective_until: '2026-06-01' } }),
  notice('aaaaaaaaa3', { ordinal: 3 }),
]);
const state = stateAt(given, noon);
const views = viewsOf(
  siteViewsOf(given, state, clockOf('Asia/Shanghai'), noTexts, originalsOnly, () => ({ assets: {}, mark: null })),
  state,
);

/** Where a value is not what JSON says whole. */
const strange = (value: unknown, at: string): string[] => {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return [];
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (typeof value !== 'object' || !plain) return [at];
  return Object.entries(value).flatMap(([name, part]) => strange(part, `${at}.${name}`));
};

describe('views of pages that are no article’s', () => {
  it.each(overviews)('are plain data, so that a digest of them covers all that the page shows: %s', (template) => {
    expect(views[template].flatMap((view) => strange(view, template))).toEqual([]);
  });

  it('have keys of their own for each page, template and program', () => {
    const keys = overviews.flatMap((template) => views[template].map((view) => pageKey(template, view, program)));
    expect(new Set(keys).size).toBe(keys.length);
    const [home] = views.home;
    if (!home) throw new Error('no home page');
    const own = pageKey('home', home, program);
    expect(pageKey('home', home, sha256('another'))).not.toBe(own);
    expect(pageKey('section', home, program)).not.toBe(own);
    expect(pageKey('home', { ...home, title: '别的' }, program)).not.toBe(own);
  });
});
