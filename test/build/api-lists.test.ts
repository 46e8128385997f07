import { describe, expect, it } from 'vitest';
import { answer, answers, inDocuments } from './api-answers.ts';
import { build, keysOf } from './built.ts';
import { live, text } from './given.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => text(`a${String(at + 1).padStart(9, '0')}`, { ordinal: at + 1 }));

describe('lists of the API', () => {
  it('have the pages of the column, and one of them changes with one more article', async () => {
    const [before, after] = [await build(live(many(45))), await build(live(many(46)))];
    expect(answer(after, 'columns/yaowen.json').pages).toEqual([3, 2, 1]);
    expect(answer(after, 'columns/yaowen.json').items).toHaveLength(20);
    expect(answer(after, 'columns/yaowen/2.json')).toMatchObject({
      column: 'yaowen',
      page: 2,
      newer: 'https://main.shanye.example/api/v1/columns/yaowen/3.json',
      older: 'https://main.shanye.example/api/v1/columns/yaowen/1.json',
    });
    const changed = answers(after).filter(({ name, text: body }) => before.files.get(name)?.toString() !== body);
    expect(changed.map(({ path }) => path).sort()).toEqual([
      'articles/a0/a000000046.json',
      'columns/yaowen.json',
      'columns/yaowen/3.json',
    ]);
  });

  it('are made again where their neighbours are others', async () => {
    const first = async (count: number) => (await keysOf(live(many(count)))).get('main/api/v1/columns/yaowen/1.json');
    expect(await first(22)).toBe(await first(21));
    expect(await first(21)).not.toBe(await first(20));
  });

  it('say the same as the lists for people', async () => {
    const built = await build(live(many(25)));
    for (const [url, path] of [
      ['/yaowen/', 'columns/yaowen.json'],
      ['/yaowen/1.html', 'columns/yaowen/1.json'],
    ] as const) {
      const shown = [...built.html(url).matchAll(/<a href="(\/a0\/[^"]+)"/g)].map(([, href]) => href);
      const told = answer(built, path).items.map((item: { url: string }) => new URL(item.url).pathname);
      expect(told).toEqual(shown);
    }
  });

  it('keep documents by the month of their publication, moved ones at their original month', async () => {
    const at = (id: string, ordinal: number, published: string) =>
      inDocuments(id, ordinal, { published, updated: published });
    const moved = inDocuments('aaaaaaaaa4', 4, { original: { date: '2012-05-04', address: 'http://old.example/1' } });
    const before = [
      at('aaaaaaaaa1', 1, '2026-02-10T09:00:00+08:00'),
      at('aaaaaaaaa2', 2, '2026-03-01T09:00:00+08:00'),
      moved,
    ];
    const built = await build(live([...before, text('aaaaaaaaa9')]));
    expect(answer(built, 'documents.json')).toMatchObject({
      months: ['2026-03', '2026-02', '2012-05'],
      items: [{ id: 'aaaaaaaaa2' }, { id: 'aaaaaaaaa1' }, { id: 'aaaaaaaaa4' }],
    });
    expect(answer(built, 'documents/2026-02.json')).toMatchObject({
      newer: 'https://main.shanye.example/api/v1/documents/2026-03.json',
      older: 'https://main.shanye.example/api/v1/documents/2012-05.json',
      items: [{ id: 'aaaaaaaaa1' }],
    });
    const after = await build(live([...before, text('aaaaaaaaa9'), at('aaaaaaaaa5', 5, '2026-03-02T09:00:00+08:00')]));
    const pages = answers(after).filter(({ path }) => path.startsWith('documents/'));
    const changed = pages.filter(({ name, text: body }) => built.files.get(name)?.toString() !== body);
    expect(changed.map(({ path }) => path)).toEqual(['documents/2026-03.json']);
  });

  it('begin a month in the zone of the group', async () => {
    const late = inDocuments('aaaaaaaaa1', 1, { published: '2026-02-28T16:00:00Z' });
    expect(answer(await build(live([late])), 'documents.json').months).toEqual(['2026-03']);
  });

  it('are empty, not missing, on a site that shows nothing yet', async () => {
    const built = await build(live([]));
    expect(answer(built, 'columns.json')).toEqual({ columns: [] });
    expect(answer(built, 'documents.json')).toEqual({ months: [], items: [] });
    expect(answer(built, 'site.json').sites).toEqual([
      { name: '山野县水利局', url: 'https://slj.shanye.example/', api: 'https://slj.shanye.example/api/v1/site.json' },
    ]);
  });
});
