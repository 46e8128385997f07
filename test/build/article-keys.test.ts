import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { sheavesOf } from '../../scripts/build/article-keys.ts';
import { clockOf } from '../../scripts/build/clock.ts';
import { originalsOnly } from '../../scripts/build/pictures.ts';
import { siteViewsOf } from '../../scripts/build/site-views.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { noTexts } from '../../scripts/build/texts.ts';
import type { Live, LiveArticle } from '../../scripts/ledger/live-article.ts';
import { bureau, file, live, main, noon, text } from './given.ts';

const program = sha256('program');
const sheavesIn = (given: Live, asOf = noon, by = program) => {
  const state = stateAt(given, asOf);
  const frame = () => ({ assets: {}, mark: null });
  const sites = siteViewsOf(given, state, clockOf('Asia/Shanghai'), noTexts, originalsOnly, frame);
  return new Map(Array.from(sheavesOf(sites, state, by), (sheaf) => [sheaf.name, sheaf]));
};
const keysIn = (sheaves: ReturnType<typeof sheavesIn>) =>
  new Map([...sheaves.values()].flatMap((sheaf) => [...sheaf.keys()]));
const keysOf = (given: Live) => keysIn(sheavesIn(given));

/** Not recorded yet: so each article is known by everything that is said of it. */
const { record } = text('aaaaaaaaa1');
const unrecorded = { record: { ...record, digest: '' } };
const plain = text('aaaaaaaaa1', unrecorded);
const old = text('aaaaaaaaa2', { ...unrecorded, ordinal: 2, front: { kind: 'document' } });
const linking = text('aaaaaaaaa3', { ...unrecorded, ordinal: 3, body: '见[说明](id:aaaaaaaaa1)。' });
const boss = text('aaaaaaaaa4', {
  ...unrecorded,
  ordinal: 4,
  front: { kind: 'leader', name: '赵四', office: '县长', rank: 1, duties: ['全面工作'] },
});
const all: LiveArticle[] = [plain, old, linking, boss];
const sheavesBefore = sheavesIn(live(all));
const before = keysIn(sheavesBefore);

/** Ids whose keys differ from those of the four articles as they are; a sheaf has the key that it had exactly where each of its articles has. */
const changed = (given: Live, asOf?: string, by?: string) => {
  const sheaves = sheavesIn(given, asOf, by);
  const after = keysIn(sheaves);
  for (const [name, sheaf] of sheaves) {
    const old = sheavesBefore.get(name);
    expect(sheaf.key === old?.key).toBe(JSON.stringify([...sheaf.keys()]) === JSON.stringify([...(old?.keys() ?? [])]));
  }
  return [...after].flatMap(([id, key]) => (before.has(id) && before.get(id) !== key ? [id] : []));
};
const withOther = (other: LiveArticle) => live([...all.filter(({ id }) => id !== other.id), other]);
const everything = all.map(({ id }) => id);

describe('the key of an article', () => {
  it('is the same for the same', () => {
    expect(changed(live(all))).toEqual([]);
    expect(new Set(before.values()).size).toBe(all.length);
  });

  it('changes with its own file, and so do those of articles that lead to it', () => {
    expect(changed(withOther({ ...plain, files: [file('index.md', '改了')] }))).toEqual(['aaaaaaaaa1', 'aaaaaaaaa3']);
    expect(changed(withOther({ ...linking, files: [file('index.md', '改了')] }))).toEqual(['aaaaaaaaa3']);
    expect(changed(withOther({ ...plain, files: [...plain.files, file('附件.txt', '一')] }))).toContain('aaaaaaaaa1');
  });

  it('changes with its newest record, and so do those of articles that lead to it', () => {
    const recorded = { ...plain, record };
    expect(changed(withOther(recorded))).toEqual(['aaaaaaaaa1', 'aaaaaaaaa3']);
    const known = keysOf(withOther(recorded));
    const again = keysOf(withOther({ ...recorded, record: { ...record, digest: sha256('the next record') } }));
    expect([...known].filter(([id, key]) => again.get(id) !== key).map(([id]) => id)).toEqual([
      'aaaaaaaaa1',
      'aaaaaaaaa3',
    ]);
  });

  it.each([
    ['unit', { unitName: '新名称' }],
    ['time of change', { updated: '2026-03-02T00:00:00+08:00' }],
    ['index number', { indexNumber: 'X-1' }],
    ['columns', { columns: ['main/yaowen', 'main/gongshi'], ordinals: [1, 1] }],
    ['term of confirmation', { confirmBy: '2026-07-01T00:00:00+08:00' }],
    ['source of the old site', { original: { date: '2019-01-01', address: 'http://old.example/1' } }],
  ])('changes with what the ledger says of it: %s', (_, change) => {
    expect(changed(withOther({ ...plain, ...change }))).toContain('aaaaaaaaa1');
  });

  it('changes when an article appears that repeals or explains it, and no other does', () => {
    const repealing = { kind: 'document' as const, repeals: ['aaaaaaaaa2'] };
    expect(changed(live([...all, text('aaaaaaaaa5', { ordinal: 5, front: repealing })]))).toEqual(['aaaaaaaaa2']);
    const explaining = { kind: 'interpretation' as const, interprets: ['aaaaaaaaa2'] };
    expect(changed(live([...all, text('aaaaaaaaa6', { ordinal: 6, front: explaining })]))).toEqual(['aaaaaaaaa2']);
  });

  it('changes when what it leads to is withdrawn', () => {
    expect(changed(live(all.filter(({ id }) => id !== 'aaaaaaaaa1')))).toEqual(['aaaaaaaaa3']);
  });

  it('does not change with an article that has nothing to do with it', () => {
    expect(changed(live([...all, text('aaaaaaaaa7', { ordinal: 7 })]))).toEqual([]);
  });

  it('changes with the calendar only where the calendar is shown', () => {
    expect(changed(live(all), '2026-06-02T12:00:00+08:00')).toEqual(['aaaaaaaaa4']);
  });

  it('changes with navigation, banner, governed files and program; with the registry where people are shown', () => {
    const first = text('aaaaaaaaa8', { path: 'main/kong/2026/aaaaaaaaa8' });
    expect(changed(live([...all, first]))).toEqual(everything);
    const warned = main({ banner: { text: '台风', until: '2026-12-01T00:00:00+08:00' } });
    expect(changed(live(all, [warned, bureau()]))).toEqual(everything);
    expect(changed(live(all), noon, sha256('another'))).toEqual(everything);
    const governed = (id: string) => {
      const given = live(all);
      return { ...given, inForce: { ...given.inForce, bundles: new Map([[id, sha256('new')]]) } };
    };
    expect(changed(governed('main/rules.yml'))).toEqual(everything);
    expect(changed(governed('registry'))).toEqual(['aaaaaaaaa4']);
  });

  it('sees a link whose id is written with signs that Markdown undoes', () => {
    const hidden = { ...linking, body: '见[说明](&#105;d:aaaaaaaaa&#49;)。' };
    const then = keysOf(live([plain, hidden]));
    expect(keysOf(live([hidden])).get('aaaaaaaaa3')).not.toBe(then.get('aaaaaaaaa3'));
  });
});

describe('articles in sheaves', () => {
  const spread = [text('aaaaaaaaa1'), text('aaaaaaaaa2'), text('ab00000001'), text('b000000001')];
  const elsewhere = text('aaaaaaaaa3', { path: 'slj/dongtai/2026/x' });

  it('are those of a site whose ids begin alike, each article in one', () => {
    const sheaves = sheavesIn(live([...spread, elsewhere]));
    expect([...sheaves].map(([name, sheaf]) => [name, [...sheaf.keys().keys()]])).toEqual([
      ['main/aa', ['aaaaaaaaa1', 'aaaaaaaaa2']],
      ['slj/aa', ['aaaaaaaaa3']],
      ['main/ab', ['ab00000001']],
      ['main/b0', ['b000000001']],
    ]);
  });

  it('have another key when one comes or goes', () => {
    const [whole, without] = [sheavesIn(live(spread)), sheavesIn(live(spread.slice(1)))];
    expect(without.get('main/aa')?.key).not.toBe(whole.get('main/aa')?.key);
    expect(without.get('main/ab')?.key).toBe(whole.get('main/ab')?.key);
  });

  it('are none where there is no article', () => {
    expect(sheavesIn(live([])).size).toBe(0);
  });
});
