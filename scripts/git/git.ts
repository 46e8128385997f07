import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';

/** A git repository, driven by plumbing only. `run` gives standard output as bytes, or throws GitError. */
export interface Git {
  folder: string;
  run(
    args: readonly string[],
    options?: { input?: string | Uint8Array; env?: Record<string, string> },
  ): Promise<Buffer>;
}

/** A git command that failed: `code` is its exit code, the message names the command and what git said. */
export class GitError extends Error {
  readonly code: number;
  constructor(args: readonly string[], code: number, stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim() || `exit ${code}`}`);
    this.name = 'GitError';
    this.code = code;
  }
}

/** Why git could not be started in `folder`: the system calls it the same whether git is missing or the folder. */
function notStarted(folder: string, cause: Error): Error {
  if (!('code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))) return cause;
  const key = existsSync(`${folder}/.`) ? said('git-missing') : said('repo-missing', { folder });
  return new CouldNot(key, { cause });
}

/** Some of what keeps a process from starting the system says at once, and some later. */
function start(folder: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  try {
    return spawn('git', args, { cwd: folder, env });
  } catch (cause) {
    throw cause instanceof Error ? notStarted(folder, cause) : cause;
  }
}

/**
 * Opens the repository around `folder`. Neither the user's nor the system's configuration, nor replace objects, hooks or
 * file-system monitors have a say: what is read is what the objects hold. `path` is the PATH to find git on.
 */
export function openGit(folder: string, path: string): Git {
  const fixed = [
    '--no-replace-objects',
    '--literal-pathspecs',
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
  ];
  const environment = {
    PATH: path,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  return {
    folder,
    run: (args, { input, env } = {}) =>
      new Promise((resolve, reject) => {
        const child = start(folder, [...fixed, ...args], { ...environment, ...env });
        const out: Buffer[] = [];
        const err: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
        child.on('error', (cause) => reject(notStarted(folder, cause)));
        child.on('close', (code, signal) => {
          if (code === 0) resolve(Buffer.concat(out));
          // Whoever was killed says nothing himself.
          else reject(new GitError(args, code ?? -1, `${Buffer.concat(err).toString('utf8')}${signal ?? ''}`));
        });
        // A child that ends before it has read everything says why through its exit code, not through EPIPE.
        child.stdin.on('error', () => undefined);
        child.stdin.end(input ?? '');
      }),
  };
}

/** First line of what a command prints, without its line end. */
export async function line(git: Git, args: readonly string[]): Promise<string> {
  return (await git.run(args)).toString('utf8').split('\n', 1)[0] ?? '';
}

/** Where git keeps its own files of this repository: what lies there is in no tree and goes to nobody. It is asked once. */
export async function gitFolderOf(git: Git): Promise<string> {
  const folder = gitFolders.get(git) ?? (await line(git, ['rev-parse', '--absolute-git-dir']));
  gitFolders.set(git, folder);
  return folder;
}

const gitFolders = new WeakMap<Git, string>();

/** Where the refs below `under` (as refs/heads) stand, by their full names: one process however many are asked for. */
export async function refsBelow(git: Git, under: string): Promise<Map<string, string>> {
  const out = await git.run(['for-each-ref', '--format=%(objectname) %(refname)', under]);
  const rows = out.toString('utf8').split('\n').filter(Boolean);
  return new Map(rows.map((row) => [row.slice(row.indexOf(' ') + 1), row.slice(0, row.indexOf(' '))]));
}

/** The commit that `ref` names, or null where there is none. */
export async function commitOf(git: Git, ref: string): Promise<string | null> {
  try {
    return await line(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return null;
    throw error;
  }
}
