import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type Call, Refusal, UsageError } from '../command/command.ts';
import { withAttachedTables } from '../manuscript/attached-tables.ts';
import { fieldsOf } from '../manuscript/fields.ts';
import { markdownOf } from '../manuscript/markdown.ts';
import { readManuscript } from '../manuscript/read.ts';

/** What a manuscript brings to a new article: its text, the files it refers to, and options that need not be asked any more. */
export interface Brought {
  body: string;
  files: readonly { name: string; bytes: Uint8Array }[];
  found: ReadonlyMap<string, string>;
}

/**
 * Reads the manuscript that --from names; null without. Says what was found in it and everything that was left out. Refused with the
 * reason where it cannot be read.
 */
export async function broughtBy(call: Call): Promise<Brought | null> {
  const from = call.text('from');
  if (from === undefined) return null;
  const changes = call.text('changes') ?? null;
  if (changes !== null && changes !== 'accept' && changes !== 'reject')
    throw new UsageError(call.say('option-wrong', { option: '--changes' }));
  // A path may come from another system's explorer.
  const name = basename(from.replaceAll('\\', '/'));
  const read = await readManuscript(name, await readFile(resolve(call.world.cwd, from)), changes);
  if ('refused' in read) throw new Refusal(call.tell(read.refused));
  const { title, number, date, issuer, head, rest } = fieldsOf(read.blocks, {
    guess: call.text('title') === undefined,
  });
  const rows = [
    ['title', 'manuscript-field-title', title],
    ['document-number', 'manuscript-field-number', number],
    ['document-date', 'manuscript-field-date', date],
    ['issuer', 'manuscript-field-issuer', issuer],
  ] as const;
  const found = new Map<string, string>();
  for (const [option, field, value] of rows) {
    if (value === null) continue;
    found.set(option, value);
    if (call.text(option) === undefined) call.note('manuscript-found', { field: call.say(field), value });
  }
  if (head !== null) call.note('manuscript-head', { text: head });
  for (const { key, params } of read.lost) call.note(key, params);
  const tables = withAttachedTables(
    rest,
    read.files.map(({ name: other }) => other),
  );
  if (tables.files.length > 0)
    call.note('manuscript-attached', { names: tables.files.map(({ name: own }) => own).join('、') });
  return { body: markdownOf(tables.blocks), files: [...read.files, ...tables.files], found };
}

/** The same call, which answers from the manuscript what was not said otherwise. */
export const withFound = (call: Call, { found }: Brought): Call => ({
  ...call,
  text: (name) => call.text(name) ?? found.get(name),
});
