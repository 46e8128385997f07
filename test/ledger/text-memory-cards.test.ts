import { describe, expect, it } from 'vitest';
import { someDigest } from '../fixture/group.ts';
import { card, cardOf, cardsIn, digest, head, next, other, program, remembered } from './remembered.ts';

const { within, change } = remembered();
const idsIn = (memory: Parameters<typeof cardsIn>[0]) =>
  cardsIn(memory)
    .map(({ article }) => article.id)
    .sort();
const ids = (by = program) => within((memory) => memory.cards && { head: memory.cards.head, ids: idsIn(memory) }, by);

describe('the articles that were live', () => {
  const many = Array.from({ length: 300 }, (_, at) => `b${String(at).padStart(9, '0')}`);
  const keepMany = () =>
    within((memory) =>
      memory.keep(
        next,
        many.map((id) => cardOf(id, someDigest(id))),
        [],
        false,
      ),
    );

  it('are kept with the head at which they were', () => {
    expect(ids()).toEqual({ head, ids: ['aaaaaaaaa1'] });
    expect(within(cardsIn)).toEqual([card]);
    keepMany();
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1', ...many] });
  });

  it('change, come and go one by one', () => {
    keepMany();
    const [first = '', second = '', ...rest] = many;
    const changed = [cardOf(second, other, '新题'), cardOf('c000000000', other)];
    within((memory) => memory.keep(head, changed, [first, 'unknown000'], false));
    expect(ids()).toEqual({ head, ids: ['aaaaaaaaa1', second, ...rest, 'c000000000'] });
    const found = within(cardsIn).filter(({ article }) => article.id === second);
    expect(found).toEqual(changed.slice(0, 1));
  });

  it.each([
    'DELETE FROM articles WHERE block = 2',
    'DELETE FROM articles WHERE block = 0',
    "UPDATE articles SET text = CAST(replace(CAST(text AS TEXT), 'b000000007', 'b999999999') AS BLOB) WHERE block = 1",
    'UPDATE articles SET (text, seal) = (SELECT text, seal FROM articles AS c WHERE c.block = 1) WHERE block = 2',
    'UPDATE articles SET text = replace(text, \'"seq":4\', \'"seq":9\') WHERE block = 0',
  ])('are all unknown when something of them is not what was written: %s', (sql) => {
    keepMany();
    change(sql);
    expect(ids()).toBeNull();
    // And what is kept then is kept whole.
    within((memory) => memory.keep(next, [card], [], true));
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1'] });
  });

  it('are unknown when an older block came back', () => {
    change('CREATE TABLE old AS SELECT * FROM articles WHERE block = 1');
    within((memory) => memory.keep(next, [cardOf('aaaaaaaaa1', other, '新题')], [], false));
    change('UPDATE articles SET (text, seal) = (SELECT text, seal FROM old) WHERE block = 1');
    expect(ids()).toBeNull();
  });

  it.each([
    "UPDATE articles SET fronts = CAST(replace(CAST(fronts AS TEXT), 'aaaaaaaaa1', 'aaaaaaaaa2') AS BLOB) WHERE block = 1",
    'UPDATE articles SET (fronts, fronts_seal) = (SELECT fronts, fronts_seal FROM articles AS a WHERE a.block = 2) WHERE block = 1',
    'UPDATE articles SET fronts = NULL WHERE block = 1',
  ])('have no front matter that is not what was written: %s', (sql) => {
    keepMany();
    change(sql);
    const [first] = within(cardsIn);
    expect(first?.article.id).toBe('aaaaaaaaa1');
    expect(first?.front).toBeNull();
    // And a block in which one was changed is not written anew out of that.
    within((memory) => memory.keep(next, [cardOf('b000000005', other)], [], false));
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1', ...many] });
    expect(within(cardsIn).filter(({ digest: folder }) => folder === other)).toEqual([]);
  });

  it('are forgotten with their texts when one of them cannot be trusted', () => {
    within((memory) => memory.forget());
    expect(ids()).toBeNull();
    expect(within((memory) => memory.text(digest))).toBeNull();
  });
});
