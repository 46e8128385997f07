/** A thread that makes indexes of the search: told records and a folder, it answers null when the index is there, else what went wrong. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { close, createIndex, type IndexFile } from 'pagefind';
import { joinTexts, toIndex } from '../../layouts/assets/search-text.js';
import type { Told, Wanted } from './indexer.ts';

/** Pagefind's own interfaces, which no page uses. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The record in the form that Pagefind takes. The language is 'en', of which Pagefind cuts words at spaces only: it cuts Chinese by a
 * dictionary, by another one in the browser than in the build, so that phrases in quotes miss two thirds of what is there.
 */
const indexed = ({ url, title, numbers, text, attachments, attached, day, filters }: Told) => ({
  url,
  language: 'en',
  content: joinTexts([title, numbers.join('\n'), text, attachments.join('\n'), ...attached]),
  // Meta is searched too: title and numbers for their weight, the day in a form that no question has.
  meta: { title: toIndex(title), numbers: toIndex(numbers.join('\n')), day: day.replaceAll('-', '') },
  filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
  sort: { day: day.replaceAll('-', '') },
});

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`the search index could not be made: ${errors.join('; ')}`);
}

/** How often it is looked whether Pagefind is there still, in milliseconds. */
const pulse = 500;

/** What `work` gives; throws where Pagefind's process ended, of which its own promises never hear. */
async function whileRunning<T>(work: Promise<T>): Promise<T> {
  let watch: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (!process.getActiveResourcesInfo().includes('ProcessWrap'))
        reject(new Error('the search index could not be made: Pagefind has ended'));
    }, pulse);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearInterval(watch);
  }
}

async function filesOf(records: readonly Told[]): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ keepIndexUrl: true });
    refuse(errors);
    if (!index) throw new Error('the search index could not be made: Pagefind did not answer');
    for (const record of records) refuse((await index.addCustomRecord(indexed(record))).errors);
    const { files, errors: others } = await index.getFiles();
    refuse(others);
    return files;
  } finally {
    await close();
  }
}

/**
 * Makes one index in a Pagefind process of its own, which ends with it: what one index takes of memory the next does not. Its files are written
 * here: Pagefind ends without a word where a disk is full.
 */
async function writeIndex({ records, folder }: Wanted): Promise<void> {
  for (const { path, content } of await whileRunning(filesOf(records))) {
    if (unused.test(path)) continue;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

const port = parentPort;
if (!port) throw new Error('index-thread.ts is started by indexer.ts');
port.on('message', (wanted: Wanted) => {
  writeIndex(wanted).then(
    () => port.postMessage(null),
    (error: unknown) => port.postMessage(error instanceof Error ? error.message : String(error)),
  );
});
