import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { chromiumOf } from './command/chromium.ts';
import { type Command, exit, ledgerOptions, Refusal, UsageError } from './command/command.ts';
import { printed } from './command/copy-printing.ts';
import { copiesOf } from './command/copying.ts';
import { contentFiles, contentPath, openLedger } from './command/open.ts';
import { unsignedChanges } from './command/unsigned.ts';

export const command: Command = {
  name: 'copy',
  usage: '[path …] --output <folder>',
  summary: 'summary-copy',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    output: { type: 'string', value: 'folder', help: 'option-copy-output' },
  },
  async run(call) {
    const named = call.text('output');
    if (!named) throw new UsageError(call.say('copy-output'));
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const folder = resolve(call.world.cwd, named);
    for (const taken of ['content', '_site'])
      if (`${folder}${sep}`.startsWith(join(repository.folder, taken) + sep))
        throw new Refusal(call.say('copy-inside', { output: named }));
    const files = await contentFiles(call, repository, call.text('ref'));
    const typed = call.args.map(contentPath);
    const paths = typed.length > 0 ? typed : (await unsignedChanges(ledger, files)).changed;
    const copies = await copiesOf(ledger, files, paths);
    const missing = paths.filter((path) => !copies.some((copy) => copy.path === path));
    for (const path of missing) call.note('copy-unreadable', { path });
    const chromium = chromiumOf(call.world.env);
    if (!chromium) call.note('copy-no-chromium');
    const all = chromium ? await printed(chromium, copies) : copies.map((copy) => ({ ...copy, files: [copy.html] }));
    await mkdir(folder, { recursive: true });
    for (const { files: own } of all) for (const { name, bytes } of own) await writeFile(join(folder, name), bytes);
    const rows = all.map(({ title, path, digest, files: own }) => ({
      title,
      path,
      digest,
      files: own.map(({ name, bytes, sha256 }) => ({ name, size: bytes.length, sha256 })),
    }));
    const text = rows.map(({ title, files: own }) =>
      [title, ...own.map(({ name, sha256 }) => `  ${name}  ${sha256}`)].join('\n'),
    );
    call.print([...text, call.say('copy-done', { count: rows.length, output: folder })].join('\n'), rows);
    return missing.length > 0 ? exit.refused : exit.done;
  },
};
