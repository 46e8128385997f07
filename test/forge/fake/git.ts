import { spawn } from 'node:child_process';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Git, GitError, line, openGit } from '../../../scripts/git/git.ts';
import { forgetful } from '../../fixture/repository.ts';

const path = process.env.PATH ?? '';

/** A bare repository that may be cloned and pushed to by HTTP. */
export async function bareRepository(folder: string): Promise<Git> {
  await mkdir(folder, { recursive: true });
  const git = openGit(folder, path);
  await git.run(['init', '-q', '--bare', '-b', 'main']);
  // Refs stay files of their own, see headOf.
  await appendFile(join(folder, 'config'), '[http]\n\treceivepack = true\n[receive]\n\tautogc = false\n');
  await forgetful(folder);
  return git;
}

/** The head of a branch, read from its file: every request asks for many of them. */
export async function headOf({ folder }: Git, branch: string): Promise<string | null> {
  const text = await readFile(join(folder, 'refs/heads', branch), 'utf8').catch(() => null);
  return text?.trim() ?? null;
}

export async function filesBetween(git: Git, base: string, head: string): Promise<string[]> {
  const out = await git.run(['diff', '--no-renames', '--name-only', '-z', `${base}...${head}`]);
  return out.toString('utf8').split('\0').filter(Boolean);
}

export type MergeStyle = 'merge' | 'squash' | 'fast-forward';

/** Merges `head` into the branch as a forge does: the new commit, or null where there is a conflict. */
export async function mergeInto(
  git: Git,
  {
    branch,
    head,
    style,
    who,
    message,
    at,
  }: {
    branch: string;
    head: string;
    style: MergeStyle;
    who: { login: string; email: string };
    message: string;
    at: number;
  },
): Promise<string | null> {
  const base = await headOf(git, branch);
  if (!base) return null;
  if (style === 'fast-forward') {
    if ((await line(git, ['merge-base', base, head])) !== base) return null;
    await git.run(['update-ref', `refs/heads/${branch}`, head, base]);
    return head;
  }
  let tree: string;
  try {
    tree = await line(git, ['merge-tree', '--write-tree', base, head]);
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return null;
    throw error;
  }
  const date = `${Math.floor(at / 1000)} +0800`;
  const env = {
    GIT_AUTHOR_NAME: who.login,
    GIT_AUTHOR_EMAIL: who.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: who.login,
    GIT_COMMITTER_EMAIL: who.email,
    GIT_COMMITTER_DATE: date,
  };
  const parents = style === 'merge' ? ['-p', base, '-p', head] : ['-p', base];
  const commit = (await git.run(['commit-tree', tree, ...parents, '-m', message], { env })).toString('utf8').trim();
  await git.run(['update-ref', `refs/heads/${branch}`, commit, base]);
  return commit;
}

/** Hands a request to git http-backend; `rest` is the path below the repository. */
export function serveGit(folder: string, rest: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: path,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      PATH_INFO: rest,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'pusher',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  let head: Buffer | null = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    if (head === null) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    let status = 200;
    for (const text of head.subarray(0, end).toString('latin1').split('\r\n')) {
      const [name = '', value = ''] = text.split(/:\s*/, 2);
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
    head = null;
  });
  child.on('close', () => response.end());
}
