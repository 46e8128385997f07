import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueIn, keepUnits, readUnits } from '../../scripts/build/unit-memory.ts';
import { openUnitOutput, type UnitOutput } from '../../scripts/build/unit-output.ts';
import { Tampered } from '../../scripts/build/unit-standing.ts';
import { someDigest } from '../fixture/group.ts';

const [key, manifest, at] = [someDigest('key'), someDigest('manifest'), '2026-11-01T00:00:00+08:00'];
const due = [{ path: 'main/yjxx/2026/zhiban', by: '2026-11-03T00:00:00+08:00' }];
const files = { 'main/a.txt': '甲', 'main/b.txt': '乙', 'main/column/c.txt': '丙' };

let folder = '';
const inside = (name: string) => join(folder, name);
type Fill = (output: UnitOutput) => void;

/** Makes a release out of one key for all files, or by `fill`, remembers it, and opens an output that may take it along. */
async function following(
  change: () => Promise<void> = async () => undefined,
  fill: Fill = (output) => {
    for (const [path, text] of Object.entries(files)) output.write(path, text, key);
  },
) {
  const first = openUnitOutput(inside('releases/old'), inside('store'));
  fill(first);
  const made = await first.finish();
  keepUnits(inside('memory'), manifest, made, due);
  await change();
  const ledger = { seq: 1, digest: manifest, time: at };
  const known = readUnits(inside('memory'), manifest);
  if (!known) throw new Error('nothing is remembered');
  const shown = { v: 1 as const, group: 'g', root: manifest, ledger, as_of: at, program: manifest, coming: [] };
  const standing = { ...shown, files: made.files, folders: made.folders };
  return openUnitOutput(inside('releases/new'), inside('store'), {
    release: inside('releases/old'),
    manifest: standing,
    memory: known,
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qianfa-units-'));
  await mkdir(inside('releases/old'), { recursive: true });
  await mkdir(inside('releases/new'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what the standing release made of a key', () => {
  it('is taken along, files that stand by themselves and units', async () => {
    const output = await following();
    expect(output.take(key)).toBe(true);
    await output.finish();
    for (const [path, text] of Object.entries(files))
      expect(await readFile(join(folder, 'releases/new', path), 'utf8')).toBe(text);
  });

  it('is taken whole or not at all: what is then made anew never writes into the standing release', async () => {
    const output = await following(() => writeFile(join(folder, 'releases/old/main/b.txt'), '假'));
    expect(output.take(key)).toBe(false);
    output.write('main/a.txt', '新', key);
    expect(await readFile(join(folder, 'releases/old/main/a.txt'), 'utf8')).toBe('甲');
    expect(await readFile(join(folder, 'releases/new/main/a.txt'), 'utf8')).toBe('新');
  });
});

describe('what the standing release made of a sheaf', () => {
  const keys = new Map(['aa00000001', 'aa00000002'].map((id) => [id, someDigest(id)]));
  const sheaf = { name: 'main/aa', key: someDigest('sheaf'), keys: () => keys };
  const lists = someDigest('lists');
  const [one = '', two = ''] = keys.values();
  /** Pages in one unit, data in another, a file that stands by itself; and a column of the same name as the beginning of the ids. */
  const own: [string, string, string][] = [
    ['main/aa/aa00000001.html', '一', one],
    ['main/aa/aa00000002.html', '二', two],
    ['main/api/v1/articles/aa/aa00000001.json', '{}', one],
    ['main/table.csv', '数', two],
  ];
  const fill: Fill = (output) => {
    output.takeSheaf(sheaf);
    for (const [path, text, of] of own) output.write(path, text, of);
    output.write('main/aa/1.html', '列表', lists);
  };
  const read = (path: string) => readFile(join(folder, 'releases/new', path), 'utf8');

  it('is taken along with everything of its articles, each file as it was', async () => {
    const output = await following(undefined, fill);
    expect(output.takeSheaf(sheaf)).toBe(true);
    expect(output.take(lists)).toBe(true);
    expect(output.has('main/aa/aa00000002.html')).toBe(true);
    const { units, sheaves } = await output.finish();
    for (const [path, text] of own) expect(await read(path)).toBe(text);
    // It is shown by the very link that shows it already, under another name.
    const linkIn = async (name: string) => (await lstat(inside(`releases/${name}/main/aa`))).ino;
    expect(await linkIn('new')).toBe(await linkIn('old'));
    expect(units.get('main/aa')).toMatchObject({ sheaves: ['main/aa'], keys: [lists] });
    expect([...sheaves]).toEqual([['main/aa', { key: sheaf.key, loose: [two] }]]);
  });

  it('stays where another file of its folder is made anew, and is known article by article in the next release too', async () => {
    const output = await following(undefined, fill);
    expect(output.takeSheaf(sheaf)).toBe(true);
    output.write('main/aa/1.html', '新列表', someDigest('other lists'));
    const made = await output.finish();
    for (const [path, text] of own) expect(await read(path)).toBe(text);
    expect(await read('main/aa/1.html')).toBe('新列表');
    keepUnits(inside('memory'), manifest, made, due);
    const memory = readUnits(inside('memory'), manifest);
    const unit = memory?.units.get('main/aa');
    const known = unit && memory?.keysOf(unit);
    expect(known?.paths.get(one)).toEqual(['main/aa/aa00000001.html']);
    expect(known?.sheafOf.get(one)).toBe('main/aa');
  });

  it('is asked for article by article when it is another one, and what went is not there', async () => {
    const output = await following(undefined, fill);
    const fewer = { ...sheaf, key: someDigest('fewer'), keys: () => new Map([['aa00000001', one]]) };
    expect(output.take(one)).toBe(false);
    expect(output.takeSheaf(fewer)).toBe(false);
    expect(output.take(one)).toBe(true);
    expect(output.take(lists)).toBe(true);
    const { sheaves } = await output.finish();
    expect(await read('main/aa/aa00000001.html')).toBe('一');
    expect(existsSync(inside('releases/new/main/aa/aa00000002.html'))).toBe(false);
    expect(existsSync(inside('releases/new/main/table.csv'))).toBe(false);
    expect([...sheaves]).toEqual([['main/aa', { key: fewer.key, loose: [] }]]);
  });

  it('is gone with all of its files when nobody asks for it', async () => {
    const output = await following(undefined, fill);
    expect(output.take(lists)).toBe(true);
    const { units, sheaves } = await output.finish();
    expect([...units.keys()]).toEqual(['main/aa']);
    expect(existsSync(inside('releases/new/main/aa/aa00000001.html'))).toBe(false);
    expect(sheaves.size).toBe(0);
  });

  it('is not taken where one of its files that stand by themselves is not what was published', async () => {
    const output = await following(() => writeFile(inside('releases/old/main/table.csv'), '假'), fill);
    expect(output.takeSheaf(sheaf)).toBe(false);
    expect(output.take(two)).toBe(false);
    expect(output.take(one)).toBe(true);
  });

  it('is Tampered where it is not known any more which article was made where', async () => {
    const forget = async () => {
      for (const name of await readdir(inside('memory')))
        if (!['index', 'of'].includes(name)) await rm(join(inside('memory'), name));
    };
    const output = await following(forget, fill);
    expect(() => output.takeSheaf({ ...sheaf, key: someDigest('another') })).toThrow(Tampered);
  });
});

describe('what is taken along or written', () => {
  it('can be read, wherever it lies', async () => {
    const output = await following();
    output.take(key);
    output.write('main/column/d.txt', '丁');
    for (const [path, text] of [...Object.entries(files), ['main/column/d.txt', '丁'] as const])
      expect(Buffer.from(output.read(path)).toString()).toBe(text);
    expect(() => output.read('main/column/e.txt')).toThrow('ENOENT');
  });

  it('is not read where it is not what was published', async () => {
    const output = await following(async () => {
      const [unit = ''] = (await readdir(inside('store'))).filter((name) => !name.endsWith('.json'));
      await writeFile(join(inside('store'), unit, 'c.txt'), '假');
    });
    output.take(key);
    expect(() => output.read('main/column/c.txt')).toThrow('main/column/c.txt is not what was published');
  });
});

describe('what is remembered', () => {
  it('is nothing where it was written in another form', async () => {
    await following();
    const text = await readFile(inside('memory/index'), 'utf8');
    await writeFile(inside('memory/index'), text.replace(',"sheaves"]', ']'));
    expect(readUnits(inside('memory'), manifest)).toBeNull();
  });

  it('is of one release, and of no other', async () => {
    await following();
    expect(dueIn(join(folder, 'memory'), manifest)).toEqual(due);
    expect(dueIn(join(folder, 'memory'), someDigest('another'))).toBeNull();
    expect(dueIn(join(folder, 'nothing'), manifest)).toBeNull();
  });

  it.each(['', someDigest('manifest'), `["${someDigest('manifest')}"`])(
    'is not known where it was cut off: %j',
    async (text) => {
      await following();
      await writeFile(join(folder, 'memory/of'), text);
      expect(dueIn(join(folder, 'memory'), manifest)).toBeNull();
    },
  );
});
