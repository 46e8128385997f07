import { describe, expect, it } from 'vitest';
import { type Built, build } from './built.ts';
import { bureau, live, main, text } from './given.ts';

const document = (id: string, front: object = {}, path = 'main/wenjian') =>
  text(id, { path: `${path}/2026/${id}`, ordinal: Number(id.slice(1)), front: { kind: 'document', ...front } });
const shelves = ({ pages }: Built) =>
  pages.filter(({ template }) => template === 'shelf').map(({ url }) => decodeURIComponent(url));

describe('the document library', () => {
  const all = [
    document('a000000001'),
    document('a000000002', { effective_until: '2026-01-31' }),
    document('a000000003', {}, 'slj/dongtai'),
    document('a000000004', { supersedes: ['a000000001'] }),
    text('a000000005'),
  ];

  it('[B0] shelves every document of the group by topic, issuer, year and validity', async () => {
    const built = await build(live(all));
    expect(shelves(built)).toEqual([
      '/library/topic/农业/',
      '/library/issuer/山野县人民政府/',
      '/library/year/2026/',
      '/library/validity/valid/',
      '/library/validity/repealed/',
      '/library/validity/lapsed/',
    ]);
    const html = built.html('/library/');
    expect(html).toContain('共4件');
    expect(html).toContain('https://slj.shanye.example/a0/a000000003.html');
    expect(built.html('/library/validity/repealed/')).toMatch(/a000000001.*已废止/s);
    expect(built.html('/library/validity/repealed/')).not.toContain('a000000004');
  });

  it('puts the documents of a topic under their subclasses', async () => {
    const built = await build(live(all));
    expect(built.html(`/library/topic/${encodeURIComponent('农业')}/`)).toContain('<h2 class="subclass">水利</h2>');
  });

  it('cuts long shelves into pages that a new document does not change', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => document(`a${String(at + 1).padStart(9, '0')}`));
    const year = (built: Built) => [...built.files].filter(([name]) => name.startsWith('main/library/year/2026/'));
    const before = await build(live(many(45)));
    const after = await build(live(many(46)));
    expect(
      year(before)
        .map(([name]) => name.split('/').at(-1))
        .sort(),
    ).toEqual(['1.html', '2.html', '3.html', 'index.html']);
    for (const name of ['main/library/year/2026/1.html'])
      expect(after.files.get(name)?.toString()).toBe(before.files.get(name)?.toString());
  });

  it('stands on the main site only, and is not there without documents', async () => {
    const built = await build(live(all));
    expect(built.pages.filter(({ template }) => template === 'library').map(({ site }) => site)).toEqual(['main']);
    const none = await build(live([text('a000000005')], [main(), bureau()]));
    expect(none.pages.filter(({ template }) => template === 'library')).toEqual([]);
  });
});
