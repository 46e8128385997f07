/** A thread that makes indexes of the search: told what is wanted in which folder, it answers null when it is there, else what went wrong. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { close, createIndex, type IndexFile } from 'pagefind';
import { joinTexts, toIndex } from '../../layouts/assets/search-text.js';
import { type Told, tracesFile, type Wanted } from './indexer.ts';
import { tracesIn } from './search-traces.ts';

/** What Pagefind adds to every index and what is the same in all: its program, and the index of it that it must have to be opened. */
const programFile = /^(pagefind|pagefind-worker)\.js$|^wasm\.en\.pagefind$/;
const headFile = /^pagefind-entry\.json$|\.pf_meta$/;
const indexFile = /^(index|filter|fragment)\//;

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

/** An index of nothing that anybody could find. */
const nothing = { url: '/', language: 'en', content: 'a' };

async function filesOf(records: readonly Told[] | null): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ keepIndexUrl: true });
    refuse(errors);
    if (!index) throw new Error('the search index could not be made: Pagefind did not answer');
    const given = records?.map(indexed) ?? [nothing];
    for (const record of given) refuse((await index.addCustomRecord(record)).errors);
    const { files, errors: others } = await index.getFiles();
    refuse(others);
    return files;
  } finally {
    await close();
  }
}

/** A file of the program. Its worker is made to tell what it would keep to itself. */
function ofProgram(path: string, content: Uint8Array): Uint8Array {
  if (path !== 'pagefind-worker.js') return content;
  return Buffer.concat([readFileSync(new URL('../../layouts/search-worker.js', import.meta.url)), content]);
}

function put(folder: string, path: string, content: Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** The head of an index, which names the program: not one beside it, as Pagefind has it, but the one for all indexes. */
function withProgram(head: Uint8Array, program: string): Uint8Array {
  const text = Buffer.from(head).toString();
  // Pagefind puts `wasm.` before the name and `.pagefind` behind it.
  return Buffer.from(text.replace('"wasm":"en"', `"wasm":"/../../${program}/wasm.en"`));
}

/**
 * Makes one index in a Pagefind process of its own, which ends with it: what one index takes of memory the next does not. Its files are written
 * here: Pagefind ends without a word where a disk is full.
 */
async function writeWanted(wanted: Wanted): Promise<void> {
  const { folder, program, records } = wanted;
  if (records === null || wanted.make.includes('index'))
    for (const { path, content } of await whileRunning(filesOf(records))) {
      if (records === null && (programFile.test(path) || headFile.test(path)))
        put(folder, path, ofProgram(path, content));
      else if (records !== null && path === 'pagefind-entry.json') put(folder, path, withProgram(content, program));
      else if (records !== null && (headFile.test(path) || indexFile.test(path))) put(folder, path, content);
    }
  if (records !== null && wanted.make.includes('traces')) put(folder, tracesFile, tracesIn(records));
}

const port = parentPort;
if (!port) throw new Error('index-thread.ts is started by indexer.ts');
port.on('message', (wanted: Wanted) => {
  writeWanted(wanted).then(
    () => port.postMessage(null),
    (error: unknown) => port.postMessage(error instanceof Error ? error.message : String(error)),
  );
});
