import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTextMemory } from '../../scripts/ledger/text-memory.ts';
import { text } from '../build/given.ts';
import { someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const program = someDigest('program');
const digest = someDigest('article');
const other = someDigest('other');
const { front, body, tables } = text('aaaaaaaaa1', { body: '秘而不宣的一段话。' });

let folder: string;
let file: string;
const open = (by = program) => {
  const memory = openTextMemory(file, by);
  if (!memory) throw new Error('no memory');
  return memory;
};
/** Opens, lets `act` use it, and closes. */
const within = <T>(act: (memory: ReturnType<typeof open>) => T, by = program): T => {
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
  within((memory) => memory.keep(new Map([[digest, { front, body, tables }]])));
});
afterEach(() => removeFolder(folder));

describe('a text that was read before', () => {
  it('is known by the digest of its folder, whole', () => {
    const found = within((memory) => ({ ...memory.get(digest) }));
    expect(found).toEqual({ front, body, tables });
    expect(within((memory) => memory.get(other))).toBeNull();
  });

  it('is unknown to another program, which forgets it', () => {
    const [another] = [someDigest('another program')];
    within((memory) => {
      expect(memory.get(digest)).toBeNull();
      memory.keep(new Map());
    }, another);
    expect(within((memory) => memory.get(digest))).toBeNull();
  });

  it('is forgotten, and overwritten on the disk, when nobody asks for it any more', async () => {
    expect((await readFile(file)).includes('秘而不宣')).toBe(true);
    within((memory) => memory.keep(new Map([[other, { front, body: '另一段。', tables }]])));
    expect((await readFile(file)).includes('秘而不宣')).toBe(false);
    expect(within((memory) => memory.get(digest))).toBeNull();
    expect(within((memory) => memory.get(other)?.body)).toBe('另一段。');
  });

  it.each(['front', 'text'])('is as good as unknown when somebody changed its %s', (column) => {
    const database = new DatabaseSync(file);
    database.exec(`UPDATE texts SET ${column} = replace(${column}, '标题', '伪造') || ' '`);
    database.close();
    expect(within((memory) => memory.get(digest))).toBeNull();
  });

  it('is not given when it is changed while it is in use', () => {
    const memory = open();
    const found = memory.get(digest);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 0');
    expect(() => database.exec("UPDATE texts SET text = '{}'")).toThrow('locked');
    expect(found?.body).toBe(body);
    memory.close();
    database.close();
  });
});

describe('without a memory that can be used everything is read', () => {
  it('where the file is none of ours', async () => {
    await writeFile(file, 'not a database at all, and longer than a header of one would be'.repeat(20));
    expect(openTextMemory(file, program)).toBeNull();
  });

  it('where its folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(openTextMemory(join(folder, 'file', 'texts'), program)).toBeNull();
  });
});
