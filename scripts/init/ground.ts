import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Call, Refusal } from '../command/command.ts';
import { commitOf, type Git, line, openGit } from '../git/git.ts';

/** Steps that take back what was done so far, newest first. */
export class Undo {
  readonly #steps: (() => Promise<unknown>)[] = [];
  add(step: () => Promise<unknown>): void {
    this.#steps.unshift(step);
  }
  async run(): Promise<void> {
    for (const step of this.#steps) await step();
  }
}

/** The folder that --dir names, after asking whether a new group may begin there: no content yet, and no part of another repository. */
export async function groundOf(call: Call): Promise<{ folder: string; fresh: boolean }> {
  const folder = resolve(call.world.cwd, call.text('dir') ?? call.text('repo') ?? '.');
  if (existsSync(join(folder, 'content'))) throw new Refusal(call.say('init-content', { folder }));
  let nearest = folder;
  while (!existsSync(nearest)) nearest = resolve(nearest, '..');
  const git = openGit(nearest, call.world.env.PATH ?? '');
  const top = await line(git, ['rev-parse', '--show-toplevel']).catch(() => null);
  if (top === null) return { folder, fresh: true };
  if (nearest !== folder || (await realpath(folder)) !== (await realpath(top)))
    throw new Refusal(call.say('init-inside', { folder, top }));
  for (const branch of ['ledger', 'approvals'])
    if (await commitOf(git, `refs/heads/${branch}`)) throw new Refusal(call.say('init-branch', { branch }));
  if (await commitOf(git, 'HEAD')) {
    const held = await line(git, ['ls-tree', '-r', '--name-only', 'HEAD', '--', 'content']);
    if (held !== '') throw new Refusal(call.say('init-content', { folder }));
  }
  return { folder, fresh: false };
}

/** Makes the folder a repository where it is none yet. */
export async function breakGround(call: Call, folder: string, fresh: boolean, undo: Undo): Promise<Git> {
  await makeFolder(folder, undo);
  const git = openGit(folder, call.world.env.PATH ?? '');
  if (fresh) {
    undo.add(() => rm(join(folder, '.git'), { recursive: true, force: true }));
    await git.run(['init', '-q', '-b', 'main']);
  }
  return git;
}

/** The folder for trial keys: outside the repository, and empty. */
export async function keysFolder(call: Call, name: string, folder: string, undo: Undo): Promise<string> {
  const keys = resolve(call.world.cwd, name);
  if (!relative(folder, keys).startsWith('..')) throw new Refusal(call.say('init-keys-inside', { keys, folder }));
  await makeFolder(keys, undo);
  if ((await readdir(keys)).length > 0) throw new Refusal(call.say('init-keys-full', { keys }));
  undo.add(async () => {
    for (const file of await readdir(keys)) await rm(join(keys, file));
  });
  return keys;
}

async function makeFolder(folder: string, undo: Undo): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) undo.add(() => rm(made, { recursive: true, force: true }));
}
