import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Block, type Card, interning, pack, type Registration } from '../../scripts/ledger/block.ts';
import { notice, text } from '../build/given.ts';
import { someDigest } from '../fixture/group.ts';

const { front, body: _body, tables: _tables, files: _files, ...plain } = text('aaaaaaaaa1');
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const place = fc.constantFrom('main/yaowen', 'main/wenjian', 'shui/dongtai');

/** Registrations as the ledger gives them: an ordinal in every column, the site that of the path. */
const registrations = fc
  .record({
    place,
    others: fc.uniqueArray(place),
    ordinal: fc.nat(),
    seq: fc.nat(),
    at: time,
    published: fc.option(time, { nil: null }),
    updated: fc.option(time, { nil: null }),
    versions: fc.array(time, { maxLength: 3 }),
    original: fc.option(fc.constant({ date: '2012-05-04', address: 'http://old.example/1.html' }), { nil: null }),
    confirmBy: fc.option(time, { nil: null }),
    names: fc.array(fc.constantFrom('bbbbbbbbb1', 'bbbbbbbbb2')),
    unitName: fc.constantFrom('县水利局', '县政府办公室'),
    type: fc.constantFrom('signoff', 'import', 'provisional'),
    indexNumber: fc.string(),
  })
  .map(({ place: own, others, ordinal, seq, at, published, updated, type, ...given }): Registration => {
    const columns = [...new Set([own, ...others])];
    return {
      ...plain,
      ...given,
      path: `${own}/2026/x`,
      site: own.split('/')[0] ?? '',
      columns,
      ordinals: columns.map((_, index) => ordinal + index),
      record: { seq, digest: someDigest(at), time: at, type, grade: 'ssh' },
      published: published ?? at,
      updated: updated ?? at,
    };
  });
const cards: fc.Arbitrary<Card[]> = fc
  .array(fc.oneof({ arbitrary: registrations, weight: 4 }, fc.constant(notice('aaaaaaaaa2'))), { maxLength: 8 })
  .map((all) =>
    all.map((article, at): Card => {
      const digest = someDigest(`folder ${at}`);
      return article.status === 'notice' ? { digest, article } : { digest, article };
    }),
  );

const blockOf = (all: readonly Card[], intern = interning()) =>
  new Block(JSON.parse(JSON.stringify(pack(all))), intern, () => front);
const cardsOf = (block: Block) => Array.from({ length: block.size }, (_, at) => block.card(at));
const textAt = (block: Block, at: number) => {
  const { article } = block.card(at);
  if (article.status === 'notice') throw new Error('a notice');
  return article;
};

describe('cards in a block', () => {
  it('say everything that they said, also after they were written as JSON', () => {
    fc.assert(
      fc.property(cards, (all) => {
        expect(cardsOf(blockOf(all))).toEqual(all);
      }),
    );
  });

  it('name a time once where one record is all that there is of an article', () => {
    const at = '2026-03-01T08:00:00+08:00';
    const once = { ...plain, record: { ...plain.record, time: at }, published: at, updated: at, versions: [at] };
    expect(JSON.stringify(pack([{ digest: someDigest('x'), article: once }])).split(at)).toHaveLength(2);
  });

  it('share what they have in common, and nothing where they differ in it', () => {
    const other = { ...plain, id: 'aaaaaaaaa2', unitName: '县教育局' };
    const all = [plain, { ...plain, id: 'aaaaaaaaa3' }, other].map((article) => ({ digest: someDigest('x'), article }));
    const intern = interning();
    const [first, second] = [blockOf(all, intern), blockOf(all.toReversed(), intern)];
    expect(first.alike(0)).toBe(first.alike(1));
    expect(first.alike(0)).toBe(second.alike(2));
    expect(first.alike(0)).not.toBe(first.alike(2));
    expect(textAt(first, 2).unitName).toBe('县教育局');
  });

  it('have nothing in common with a notice', () => {
    const block = blockOf([{ digest: someDigest('x'), article: notice('aaaaaaaaa2') }]);
    expect(() => block.alike(0)).toThrow('a notice is like no article');
  });
});
