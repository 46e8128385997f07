import { describe, expect, it } from 'vitest';
import { Block, interning, pack } from '../../scripts/ledger/block.ts';
import { KeptText } from '../../scripts/ledger/kept-text.ts';
import type { TextMemory } from '../../scripts/ledger/text-memory.ts';
import { text } from '../build/given.ts';
import { someDigest } from '../fixture/group.ts';

const { front, body, tables, files, ...article } = text('aaaaaaaaa1', { body: '正文。' });
const digest = someDigest('folder');
const blockOf = (fronts: () => typeof front | null) => new Block(pack([{ digest, article }]), interning(), fronts);

/** A memory that has one text, or none, and counts how often it was told to forget. */
function memoryOf(kept: boolean) {
  let forgotten = 0;
  const memory: TextMemory = {
    cards: null,
    text: (wanted) => (kept && wanted === digest ? { front, body, names: article.names, tables } : null),
    put: () => false,
    keep: () => undefined,
    forget: () => {
      forgotten += 1;
    },
    close: () => undefined,
  };
  return { memory, forgotten: () => forgotten };
}

/** What is known of an article without its text. */
const known = (kept: KeptText) =>
  Object.fromEntries(Object.keys(article).map((name) => [name, Reflect.get(kept, name)]));

describe('an article of which only the card was read', () => {
  it('tells at once what every publication asks for, and the rest when it is asked for', () => {
    let asked = 0;
    const block = blockOf(() => {
      asked += 1;
      return front;
    });
    const kept = new KeptText(block, 0, memoryOf(true).memory, (path) => (path === article.path ? files : []));
    expect(known(kept)).toEqual(article);
    expect(kept.alike).toBe(block.alike(0));
    expect(asked).toBe(0);
    expect([kept.front, kept.front, kept.body, kept.tables, kept.files]).toEqual([front, front, body, tables, files]);
    expect(asked).toBe(1);
  });

  it('has its front matter from beside its text where another build wrote the block anew', () => {
    const { memory, forgotten } = memoryOf(true);
    const kept = new KeptText(
      blockOf(() => null),
      0,
      memory,
      () => files,
    );
    expect(kept.front).toEqual(front);
    expect(forgotten()).toBe(0);
  });

  it.each([
    ['front matter', (kept: KeptText) => kept.front],
    ['text', (kept: KeptText) => kept.body],
    ['tables', (kept: KeptText) => kept.tables],
  ])('has no %s that is not what was written: everything that was kept is forgotten', (_, ask) => {
    const { memory, forgotten } = memoryOf(false);
    const kept = new KeptText(
      blockOf(() => null),
      0,
      memory,
      () => files,
    );
    expect(() => ask(kept)).toThrow('a text that was kept was changed');
    expect(forgotten()).toBe(1);
  });
});
