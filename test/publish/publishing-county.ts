import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { command as publish } from '../../scripts/publish.ts';
import { County, type Ran } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { Book } from '../fixture/ledger.ts';
import { wholeRelease } from './whole.ts';

/** Title, file name and text of an attachment of the second article: signs that stand nowhere else. */
export const title = '㐀㐁㐂';
export const path = (name: string): string => `main/gsgg/2026/${name}`;
/** Noon of a day of 2026. */
export const day = (number: number, month = 3): string =>
  `2026-${[month, number].map((part) => String(part).padStart(2, '0')).join('-')}T12:00:00+08:00`;

const twoArticles = async (book: Book): Promise<void> => {
  await book.publish(path('1'), { front: { id: 'publish001' } });
  await book.publish(path('2'), { front: { id: 'publish002', title }, files: { [`${title}.txt`]: title } });
};

/** The county of a file of tests: what `begin` publishes is live, and nothing is published yet in the folder that is its target. */
export function publishingCounty(begin: (book: Book) => Promise<unknown> = twoArticles) {
  let folder: string;
  let county: County;
  beforeAll(async () => {
    folder = await temporaryFolder();
    county = await County.found(folder, begin);
  });
  afterAll(() => removeFolder(folder));

  const target = () => join(folder, 'srv');
  return {
    folder: () => folder,
    county: () => county,
    target,
    /** `qianfa publish` to the target. */
    published: (asOf: string, ...more: string[]): Promise<Ran> =>
      county.run(publish, ['--to', target(), '--as-of', asOf, ...more]),
    /** The name of the release that is shown there. */
    current: async (): Promise<string> => (await readlink(join(target(), 'current'))).replace('releases/', ''),
    /** Holds what is shown there against its manifest, and that against its signature. */
    whole: () => wholeRelease(join(target(), 'current'), county.group.publisher),
  };
}
