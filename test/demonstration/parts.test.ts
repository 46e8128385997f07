import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { type Part, readPart } from '../../scripts/build/part.ts';
import { buildPart } from '../../scripts/build/part-release.ts';
import { buildRelease } from '../../scripts/build/release.ts';
import { openDemonstration, program, showRelease } from '../browser/demonstration.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const trees = async (output: string) => countFiles(output, await filesBelow(output));

it('the demonstration, with everything that a site can have, is built in two parts, byte for byte as in one', async () => {
  const demonstration = await openDemonstration();
  const { live, asOf } = demonstration;
  const { shown } = await showRelease(demonstration);
  await shown.close();
  const parts: Part[] = [];
  for (const part of [1, 2]) {
    const output = join(folder, String(part));
    await buildPart({ live, asOf, program, share: { part, of: 2 }, output });
    const made = await readPart(output);
    if (made) parts.push(made);
  }
  const paths = parts.flatMap(({ manifest }) => manifest.files.map(({ path }) => path));
  expect(new Set(paths).size).toBe(paths.length);
  const output = join(folder, 'whole');
  await buildRelease({ live, asOf, output, program, parts });
  expect(await trees(output)).toEqual(await trees(shown.output));
}, 240_000);
