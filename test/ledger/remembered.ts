import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Fronted } from '../../scripts/ledger/cards.ts';
import { openTextMemory, type ReadText } from '../../scripts/ledger/text-memory.ts';
import { text } from '../build/given.ts';
import { someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

type Memory = NonNullable<ReturnType<typeof openTextMemory>>;

export const program = someDigest('program');
export const digest = someDigest('article');
export const other = someDigest('other');
export const head = { seq: 3, digest: someDigest('head') };
export const next = { seq: 4, digest: someDigest('next') };
const { front, body, names, tables } = text('aaaaaaaaa1', { body: '秘而不宣的一段话。' });
export const read: ReadText = { front, body, names, tables };

export const cardOf = (id: string, folder: string, title = id): Fronted => {
  const { front: own, body: _, tables: __, files: ___, ...article } = text(id, { title });
  return { digest: folder, front: own, article };
};
export const card = cardOf('aaaaaaaaa1', digest);

/** All cards that are kept, with their front matters. */
export const cardsIn = ({ cards }: Memory): Fronted[] =>
  (cards?.blocks ?? []).flatMap((block) =>
    Array.from({ length: block.size }, (_, at) => ({ ...block.card(at), front: block.front(at) })),
  );

/** For each test of a file: a memory that keeps the one text and its card. */
export function remembered() {
  let folder: string;
  let file: string;
  const open = (by = program): Memory => {
    const memory = openTextMemory(file, by);
    if (!memory) throw new Error('no memory');
    return memory;
  };
  /** Opens, lets `act` use it, and closes. */
  const within = <T>(act: (memory: Memory) => T, by = program): T => {
    const memory = open(by);
    try {
      return act(memory);
    } finally {
      memory.close();
    }
  };
  beforeEach(async () => {
    folder = await temporaryFolder();
    file = join(folder, 'qianfa', 'texts');
    within((memory) => {
      expect(memory.put(new Map([[digest, read]]))).toBe(true);
      memory.keep(head, [card], [], true);
    });
  });
  afterEach(() => removeFolder(folder));
  return {
    folder: () => folder,
    file: () => file,
    open,
    within,
    /** Changes the file behind the memory's back. */
    change(sql: string): void {
      const database = new DatabaseSync(file);
      database.exec(sql);
      database.close();
    },
  };
}
