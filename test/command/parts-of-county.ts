import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { command as build } from '../../scripts/build.ts';
import { County } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

export const noon = '2026-03-02T12:00:00+08:00';
export const path = (name: string) => `main/gsgg/2026/${name}`;

/** For the tests of a file: a county of three articles, parts of its build (`1-2`, `2-2`, `1-3`) and the one build of it all (`single`), each in a folder. */
export function partsOfCounty() {
  let folder: string;
  let county: County;
  const at = (name: string) => join(folder, name);
  const built = (args: readonly string[], asOf: readonly string[] = ['--as-of', noon]) =>
    county.run(build, [...asOf, ...args]);
  beforeAll(async () => {
    folder = await temporaryFolder();
    county = await County.found(folder, async (book) => {
      await book.publish(path('1'), { front: { id: 'partsof001' }, files: { '附件.txt': '附件' } });
      await book.publish(path('2'), { front: { id: 'partsof002' }, body: '见[另一篇](id:partsof001)。\n' });
      await book.publish('slj/dt/2026/3', {
        front: { id: 'partsof003' },
        signing: [['principal', { unit: 'slj', post: 'leader', acts: ['审批'] }]],
      });
    });
    for (const part of ['1/2', '2/2', '1/3'])
      expect((await built(['--part', part, '--output', at(part.replace('/', '-'))])).code).toBe(0);
    expect((await built(['--output', at('single')])).code).toBe(0);
  });
  afterAll(() => removeFolder(folder));

  /** A copy of the second part, changed. */
  async function changed(name: string, change: (folder: string) => Promise<unknown>): Promise<string> {
    await rm(at(name), { recursive: true, force: true });
    await cp(at('2-2'), at(name), { recursive: true });
    await change(at(name));
    return name;
  }
  return {
    county: () => county,
    /** Folders of one build and of its parts. */
    at,
    built,
    from: (...names: string[]) => names.flatMap((name) => ['--from', at(name)]),
    tree: async (name: string) => countFiles(at(name), await filesBelow(at(name))),
    changed,
    /** The same part, as if it had been made of something else. */
    otherwise: (name: string, change: object) =>
      changed(name, async (part) => {
        const list = canonicalJson({ ...JSON.parse(await readFile(join(part, 'list.json'), 'utf8')), ...change });
        const [share = '', , ...rows] = (await readFile(join(part, 'part.txt'), 'utf8')).split('\n');
        await writeFile(join(part, 'list.json'), list);
        await writeFile(join(part, 'part.txt'), [share, sha256(list), ...rows].join('\n'));
      }),
  };
}
