import { afterAll, beforeAll } from 'vitest';
import type { Dialect } from '../../scripts/signoff/review.ts';
import type { GovernedText } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { ForgedCounty } from './forged-county.ts';

/** The county on a forge of its own for the tests of a `describe`: handed over before them, gone after them. */
export function openForged(
  dialect: Dialect,
  use: (county: ForgedCounty) => void,
  change?: (governed: GovernedText) => void,
): void {
  let folder = '';
  let county: ForgedCounty | undefined;
  beforeAll(async () => {
    folder = await temporaryFolder();
    county = await ForgedCounty.found(folder, dialect, change);
    use(county);
  }, 60_000);
  afterAll(async () => {
    await county?.forge.close();
    await removeFolder(folder);
  });
}
