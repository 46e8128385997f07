import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRows, type Written, writeRows } from '../../scripts/ledger/row-store.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

interface Name {
  name: string;
}

let folder: string;
let file: string;
let count = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));
beforeEach(() => {
  file = join(folder, `kept-${++count}`, 'rows');
});

const some: Written[] = [
  ['person', 'a', { name: '甲' }],
  ['person', 'b', { name: '乙' }],
  ['place', 'a', { name: '城关' }],
];
const change = (statement: string) => {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
};
const named = () => [...(openRows(file)?.of<Name>('person').entries() ?? [])];

describe('rows in a file', () => {
  it('are read as they were written, by kind and key and in their order', () => {
    expect(writeRows(file, some, 'one', null)).toBe(true);
    const store = openRows(file);
    expect(store?.moment).toBe('one');
    expect(store?.of<Name>('place').get('a')).toEqual({ name: '城关' });
    expect(store?.of<Name>('place').get('b')).toBeNull();
    expect(named()).toEqual([
      ['a', { name: '甲' }],
      ['b', { name: '乙' }],
    ]);
  });

  it('are written over one moment only, which is then another', () => {
    writeRows(file, some, 'one', null);
    const more: Written[] = [
      ['person', 'c', { name: '丙' }],
      ['person', 'a', { name: '丁' }],
    ];
    expect(writeRows(file, more, 'two', 'another')).toBe(false);
    expect(named().length).toBe(2);
    expect(writeRows(file, more, 'two', 'one')).toBe(true);
    expect(writeRows(file, more, 'three', 'one')).toBe(false);
    expect(openRows(file)?.moment).toBe('two');
    expect(named().map(([, { name }]) => name)).toEqual(['丁', '乙', '丙']);
  });

  it('stay for whoever reads what they were when he began', () => {
    writeRows(file, some, 'one', null);
    const before = openRows(file);
    writeRows(file, [['person', 'a', { name: '丁' }]], 'two', 'one');
    expect(before?.of<Name>('person').get('a')).toEqual({ name: '甲' });
    writeRows(file, [['person', 'a', { name: '戊' }]], 'three', null);
    expect(before?.of<Name>('person').get('a')).toEqual({ name: '甲' });
    expect(named()).toEqual([['a', { name: '戊' }]]);
  });

  it('do not stay open for ever: the eighth store that is opened afterwards closes the first', () => {
    writeRows(file, some, 'one', null);
    const [first, ...others] = Array.from({ length: 9 }, () => openRows(file)?.of<Name>('place'));
    expect(() => first?.get('a')).toThrow();
    expect(others.map((source) => source?.get('a')?.name)).toEqual(Array(8).fill('城关'));
  });

  it('are all written or none', () => {
    writeRows(file, some, 'one', null);
    const failing = function* (): Generator<Written> {
      yield ['person', 'a', { name: '丁' }];
      throw new Error('the disk is full');
    };
    expect(() => writeRows(file, failing(), 'two', 'one')).toThrow('the disk is full');
    expect([openRows(file)?.moment, named()[0]]).toEqual(['one', ['a', { name: '甲' }]]);
  });
});

describe('rows that are not what was written', () => {
  it.each([
    ['one is gone', "DELETE FROM rows WHERE kind = 'person' AND key = 'a'"],
    ['one came', "INSERT INTO rows (kind, key, value, seal) VALUES ('person', 'x', '{}', '')"],
    ['their end is gone', "DELETE FROM rows WHERE kind = ''"],
    ['their end is another', "UPDATE rows SET value = '4 two' WHERE kind = ''"],
    ['they are of another form', 'ALTER TABLE rows RENAME TO others'],
  ])('are none at all where %s', (_, statement) => {
    writeRows(file, some, 'one', null);
    change(statement);
    expect(openRows(file)).toBeNull();
  });

  it.each([
    ['says something else', `UPDATE rows SET value = '{"name":"丁"}' WHERE kind = 'person' AND key = 'a'`],
    ['bears another seal', "UPDATE rows SET seal = 'x' WHERE kind = 'person' AND key = 'a'"],
    ['has another’s key', "UPDATE rows SET key = CASE key WHEN 'a' THEN 'a2' ELSE 'a' END WHERE kind = 'person'"],
  ])('are never given: where one %s, all are forgotten', (_, statement) => {
    writeRows(file, some, 'one', null);
    change(statement);
    expect(() => openRows(file)?.of<Name>('person').get('a')).toThrow('was changed and is forgotten now');
    expect([existsSync(file), openRows(file)]).toEqual([false, null]);
  });

  it('are none where the file is none, or is no database, and are written anew', async () => {
    expect(openRows(file)).toBeNull();
    writeRows(file, some, 'one', null);
    await writeFile(file, 'no database');
    expect(openRows(file)).toBeNull();
    expect(writeRows(file, some, 'two', null)).toBe(true);
    expect(named().length).toBe(2);
  });

  it('cannot be written where nothing may be: whoever calls is told', async ({ skip }) => {
    if (process.getuid?.() === 0) {
      console.warn('root may write everywhere: a folder that cannot be written was not tried');
      skip();
    }
    writeRows(file, some, 'one', null);
    await chmod(join(file, '..'), 0o500);
    expect(() => writeRows(file, some, 'two', 'one')).toThrow();
    await chmod(join(file, '..'), 0o700);
  });
});
