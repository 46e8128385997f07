import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { buildPages } from '../../scripts/build/pages.ts';
import { holdsAt } from '../../scripts/build/release.ts';
import { comingInstants } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from '../bench/live.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const zone = 'Asia/Shanghai';
const noon = '2026-03-02T12:00:00+08:00';

describe('a release still holds', () => {
  it.each([
    ['at its own moment', [], noon, true],
    ['later that day', [], '2026-03-02T23:59:59+08:00', true],
    ['later that day, told in another zone', [], '2026-03-02T15:59:59Z', true],
    ['before an instant that is still to come', ['2026-03-02T18:00:00+08:00'], '2026-03-02T17:59:59+08:00', true],
    ['not at that instant', ['2026-03-02T18:00:00+08:00'], '2026-03-02T18:00:00+08:00', false],
    ['not after it', ['2026-03-02T18:00:00+08:00'], '2026-03-02T10:00:01Z', false],
    ['not on the next day: appointments, offices and columns go by days', [], '2026-03-03T00:00:00+08:00', false],
    ['not earlier', [], '2026-03-02T11:59:59+08:00', false],
  ])('%s', (_, coming, at, holds) => {
    expect(holdsAt({ as_of: noon, coming }, at, zone)).toBe(holds);
  });
});

describe('two builds of a day between which no instant came', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => removeFolder(folder));

  it('have the same bytes', async () => {
    const live = madeLive(randomArticles(12, 5));
    expect(comingInstants(live, noon)).toEqual([]);
    const built = async (name: string, asOf: string) => {
      const output = join(folder, name);
      await buildPages({ live, asOf, output, program: new URL('../../', import.meta.url) });
      return countFiles(output, await filesBelow(output));
    };
    expect(await built('noon', noon)).toEqual(await built('night', '2026-03-02T23:59:59+08:00'));
  });
});
