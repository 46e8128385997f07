import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { joinTexts, toIndex } from '../../layouts/assets/search-text.js';
import type { SearchRecord } from './search-record.ts';

/** Pagefind's own interfaces, which no page uses. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The record in the form that Pagefind takes. The language is 'en', of which Pagefind cuts words at spaces only: it cuts Chinese by a
 * dictionary, by another one in the browser than in the build, so that phrases in quotes miss two thirds of what is there.
 */
const indexed = async ({ url, title, numbers, text, attachments, attached, day, filters }: SearchRecord) => ({
  url,
  language: 'en',
  content: joinTexts([title, numbers.join('\n'), text, attachments.join('\n'), ...(await attached())]),
  // Meta is searched too: title and numbers for their weight, the day in a form that no question has.
  meta: { title: toIndex(title), numbers: toIndex(numbers.join('\n')), day: day.replaceAll('-', '') },
  filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
  sort: { day: day.replaceAll('-', '') },
});

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`);
}

async function writeIndex(records: readonly SearchRecord[], folder: string): Promise<void> {
  const { index, errors } = await createIndex({ keepIndexUrl: true });
  refuse(errors);
  if (!index) throw new Error('the search index could not be made: Pagefind did not answer');
  for (const record of records) refuse((await index.addCustomRecord(await indexed(record))).errors);
  refuse((await index.writeFiles({ outputPath: folder })).errors);
}

/**
 * Makes one search index for the whole group and puts it into `<output>/<site>/pagefind/` of each site, because browsers load it from
 * the page's own origin. The same records give the same bytes. Throws when Pagefind fails.
 */
export async function buildSearch(input: {
  records: readonly SearchRecord[];
  sites: readonly string[];
  output: string;
}): Promise<void> {
  const { records, output } = input;
  const folders = input.sites.map((site) => join(output, site, 'pagefind'));
  const [first, ...others] = folders;
  if (first === undefined) return;
  await mkdir(first, { recursive: true });
  try {
    await writeIndex(records, first);
  } finally {
    await close();
  }
  for (const name of await readdir(first)) if (unused.test(name)) await rm(join(first, name));
  for (const folder of others) await cp(first, folder, { recursive: true });
}
