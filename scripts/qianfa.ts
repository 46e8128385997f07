#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Command } from './command/command.ts';

// Half of a short command's time goes into compiling it. What was compiled lies beside the program, not where others may write, as in /tmp;
// only what is imported from here on is looked for there.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
const { exit, runCommand } = await import('./command/command.ts');
const { world } = await import('./command/world.ts');
const { say } = await import('./words/say.ts');

/** Every command, loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  init: () => import('./init.ts'),
  new: () => import('./new.ts'),
  add: () => import('./add.ts'),
  check: () => import('./check.ts'),
  status: () => import('./status.ts'),
  form: () => import('./form.ts'),
  approve: () => import('./approve.ts'),
  return: () => import('./return.ts'),
  attest: () => import('./attest.ts'),
  signoff: () => import('./signoff.ts'),
  record: () => import('./record.ts'),
  withdraw: () => import('./withdraw.ts'),
  purge: () => import('./purge.ts'),
  import: () => import('./import.ts'),
  build: () => import('./build.ts'),
  publish: () => import('./publish.ts'),
  verify: () => import('./verify.ts'),
  serve: () => import('./serve.ts'),
  preview: () => import('./preview.ts'),
  copy: () => import('./copy.ts'),
  doctor: () => import('./doctor.ts'),
  ledger: () => import('./ledger.ts'),
  people: () => import('./people.ts'),
};

const [name = '', ...argv] = process.argv.slice(2);
const lang =
  argv.includes('--lang=en') || argv[argv.indexOf('--lang') + 1] === 'en' || process.env.QIANFA_LANG === 'en'
    ? 'en'
    : 'zh';
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load) process.exitCode = await runCommand((await load()).command, argv, world());
else {
  const asked = name === '' || name === '--help' || name === 'help';
  const rows = await Promise.all(Object.values(commands).map(async (entry) => (await entry()).command));
  const list = rows.map((row) => `  ${row.name.padEnd(10)}${say(lang, row.summary)}`).join('\n');
  const text = `${asked ? '' : `${say(lang, 'command-unknown', { name })}\n`}${say(lang, 'usage-commands')}\n${list}\n`;
  (asked ? process.stdout : process.stderr).write(text);
  process.exitCode = asked ? exit.done : exit.unknown;
}
