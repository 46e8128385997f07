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
    const known = views[template].map(({ toJSON: _, shows: __, ...view }) => view);
    expect(known.flatMap((view) => strange(view, template))).toEqual([]);
  });

  it.each(['column', 'shelf'] as const)(
    'say whole what stands for them in their key, where rows are dear: %s',
    (template) => {
      expect(views[template].length).toBeGreaterThan(0);
      for (const view of views[template]) {
        const { toJSON, shows: _, ...shown } = view;
        const said = { ...toJSON?.call(view) };
        expect(strange(said, template)).toEqual([]);
        expect(Object.keys(said).sort()).toEqual(Object.keys(shown).sort());
        const rows = template === 'column' ? 'rows' : 'groups';
        expect({ ...said, [rows]: null }).toEqual({ ...shown, [rows]: null });
      }
    },
  );

  it('have another key when anything is said of an article that they list, and when days are another zone’s', () => {
    const keysOf = (other: typeof given, asOf = noon) => {
      const at = stateAt(other, asOf);
      const { zone } = other.inForce.group;
      const frame = () => ({ assets: {}, mark: null });
      const all = viewsOf(siteViewsOf(other, at, clockOf(zone), noTexts, originalsOnly, frame), at);
      const listed = [
        ...all.column.map((view) => pageKey('column', view, program)),
        ...all.shelf.map((view) => pageKey('shelf', view, program)),
      ];
      return new Set(listed);
    };
    const before = keysOf(given);
    expect(keysOf(given)).toEqual(before);
    const other = (keys: Set<string>) => [...keys].filter((key) => !before.has(key)).length;
    const [first] = given.articles;
    if (first?.status !== 'live') throw new Error('not live');
    const record = { ...first.record, digest: sha256('the next record') };
    expect(other(keysOf({ ...given, articles: [{ ...first, record }, ...given.articles.slice(1)] }))).toBe(2);
    // The document lapsed.
    expect(other(keysOf(given, '2026-06-02T00:00:00+08:00'))).toBe(before.size);
    const group = { ...given.inForce.group, zone: 'Europe/Paris' };
    expect(other(keysOf({ ...given, inForce: { ...given.inForce, group } }))).toBe(before.size);
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
