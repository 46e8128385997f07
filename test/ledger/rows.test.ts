import { describe, expect, it } from 'vitest';
import { Rows, type Source } from '../../scripts/ledger/rows.ts';
import { ColumnTable } from '../../scripts/ledger/table.ts';

interface Pair {
  left: string | null;
  right: string | null;
}

const kept: Source<Pair> = {
  get: (key) => (key === 'a' || key === 'b' ? { left: `left ${key}`, right: null } : null),
  *entries() {
    yield ['a', { left: 'left a', right: null }];
    yield ['b', { left: 'left b', right: null }];
  },
};
const tables = () => {
  const rows = new Rows<Pair>(kept, () => ({ left: null, right: null }));
  const column = (side: keyof Pair) =>
    new ColumnTable<Pair, string>(rows, {
      read: (row, key) => (row[side] === null ? undefined : `${row[side]} at ${key}`),
      write: (row, value) => {
        row[side] = value;
      },
    });
  return { rows, left: column('left'), right: column('right') };
};

describe('rows that are read when somebody asks', () => {
  it('are what the source has, until they are changed', () => {
    const { rows, left } = tables();
    expect([...left]).toEqual([
      ['a', 'left a at a'],
      ['b', 'left b at b'],
    ]);
    expect(rows.changes().size).toBe(0);
    left.set('a', 'new');
    expect(left.get('a')).toBe('new at a');
    expect(kept.get('a')?.left).toBe('left a');
    expect([...rows.changes()]).toEqual([['a', { left: 'new', right: null }]]);
  });

  it('stay in the order in which their keys came, new ones behind', () => {
    const { left } = tables();
    left.set('c', 'third');
    left.set('b', 'second');
    expect([...left.keys()]).toEqual(['a', 'b', 'c']);
    expect([...left.values()]).toEqual(['left a at a', 'second at b', 'third at c']);
    expect(left.size).toBe(3);
  });

  it('are shared by tables: each has the keys for which something of its own was written', () => {
    const { left, right } = tables();
    expect([right.has('a'), right.get('a'), right.size]).toEqual([false, undefined, 0]);
    right.set('a', 'r');
    expect([left.get('a'), right.get('a')]).toEqual(['left a at a', 'r at a']);
    expect([left.has('z'), left.get('z')]).toEqual([false, undefined]);
  });
});
