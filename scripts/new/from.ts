import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { baseName } from '../article/file-name.ts';
import { choose } from '../command/answers.ts';
import { type Call, Refusal, UsageError } from '../command/command.ts';
import { withAttachedTables } from '../manuscript/attached-tables.ts';
import { fieldsOf } from '../manuscript/fields.ts';
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import { markdownOf } from '../manuscript/markdown.ts';
import { isPicture, readyPicture } from '../manuscript/picture.ts';
import { readManuscript } from '../manuscript/read.ts';
import type { Front } from './fields.ts';

/** What a manuscript brings to a new article: its text, the files it refers to, and options that need not be asked any more. */
export interface Brought {
  /** The text; what was found and has no field among `fields` stays in it. */
  body(fields: Front): string;
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
  const name = baseName(from);
  const file = resolve(call.world.cwd, from);
  if (!existsSync(file)) throw new Refusal(call.say('add-unreadable', { name: from }));
  const read = await readManuscript(name, await readFile(file), changes);
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
  const pictures = await withReadyPictures(call, tables.blocks, read.files);
  const body = markdownOf(pictures.blocks);
  return {
    body: (fields) => (number === null || 'document_number' in fields ? body : `${number}\n\n${body}`),
    files: [...pictures.files, ...tables.files],
    found,
  };
}

/** Pictures of the manuscript made ready to be signed, as `qianfa add` does it; what was changed is said. */
async function withReadyPictures(
  call: Call,
  blocks: readonly Block[],
  files: Manuscript['files'],
): Promise<{ blocks: Block[]; files: Brought['files'] }> {
  const names = new Map<string, string>();
  const ready: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) {
    const made = isPicture(file.name) ? await readyPicture(file.name, file.bytes, file.crop) : { ...file, changes: [] };
    if ('refused' in made) {
      call.note('manuscript-picture-broken', { name: file.name });
      // What its writer cut away is no part of what he brought.
      if (!file.crop) ready.push(file);
      continue;
    }
    const changes = made.changes.map((change) => call.tell(change)).join('；');
    if (changes !== '') call.note('manuscript-picture', { name: made.name, changes });
    names.set(file.name, made.name);
    ready.push(made);
  }
  const named = blocks.map((block) =>
    block.block === 'picture' ? { ...block, name: names.get(block.name) ?? block.name } : block,
  );
  return { blocks: named, files: ready };
}

/** Whether the pictures that a manuscript brought are the unit's own work: --own says so, else whoever sits at the terminal. */
export async function ownsPictures(call: Call, brought: Brought | null): Promise<boolean> {
  if (call.flag('own')) return true;
  if (!call.world.interactive || !brought?.files.some(({ name }) => isPicture(name))) return false;
  const choices = (['否', '是'] as const).map((value) => ({ value, label: value }));
  return (await choose(call, { option: 'own', ask: call.say('new-ask-own'), fallback: '否' }, choices)) === '是';
}

/** The same call, which answers from the manuscript what was not said otherwise. */
export const withFound = (call: Call, { found }: Brought): Call => ({
  ...call,
  text: (name) => call.text(name) ?? found.get(name),
});
