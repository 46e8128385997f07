import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueIn, keepUnits, readUnits } from '../../scripts/build/unit-memory.ts';
import { openUnitOutput } from '../../scripts/build/unit-output.ts';
import { someDigest } from '../fixture/group.ts';

const [key, manifest, at] = [someDigest('key'), someDigest('manifest'), '2026-11-01T00:00:00+08:00'];
const due = [{ path: 'main/yjxx/2026/zhiban', by: '2026-11-03T00:00:00+08:00' }];
const files = { 'main/a.txt': '甲', 'main/b.txt': '乙', 'main/column/c.txt': '丙' };

let folder = '';
const inside = (name: string) => join(folder, name);

/** Makes the files out of one key in a release, remembers them, and opens an output that may take them along. */
async function following(change: () => Promise<void> = async () => undefined) {
  const first = openUnitOutput(inside('releases/old'), inside('store'));
  for (const [path, text] of Object.entries(files)) first.write(path, text, key);
  const made = await first.finish();
  keepUnits(inside('memory'), manifest, made.units, made.fresh, made.loose, due);
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

describe('what is remembered', () => {
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
