import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Edit } from '../../scripts/git/commit.ts';
import type { Digest } from '../../scripts/site/types.gen.ts';
import { madeLedger } from './ledger.ts';
import { randomArticles } from './live.ts';

/** A git repository of a made-up ledger at HEAD:content/ledger: `before` its newest record, and `whole`. */
export interface MadeRepository {
  root: Digest;
  before: string;
  whole: string;
}

const lines = (edit: Edit): Buffer[] => [
  ...edit.remove.map((path) => Buffer.from(`D content/ledger/${path}\n`)),
  ...[...edit.put].flatMap(([path, content]) => {
    if (!('bytes' in content)) throw new Error(`${path} is given by object id`);
    const head = `M 100644 inline content/ledger/${path}\ndata ${content.bytes.length}\n`;
    return [Buffer.from(head), Buffer.from(content.bytes), Buffer.from('\n')];
  }),
];

const commit = (time: number): Buffer =>
  Buffer.from(`commit refs/heads/main\ncommitter bench <bench@bench.example> ${time} +0000\ndata 6\nledger\n`);

/**
 * Makes the repository in `folder` with a record for each of `count` articles, in two commits: all but the newest, and that one. git's own
 * fast-import packs them as they come; nothing is checked out. `keys` is a folder for keys.
 */
export async function madeRepository(count: number, folder: string, keys: string): Promise<MadeRepository> {
  await mkdir(folder, { recursive: true });
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  git('init', '-q', '-b', 'main');
  const importing = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(importing, 'close');
  const write = async (bytes: Buffer) => {
    if (!importing.stdin.write(bytes)) await once(importing.stdin, 'drain');
  };
  let seq = 0;
  await write(commit(1));
  const { root } = await madeLedger(randomArticles(count, 1), keys, async (edit) => {
    seq += 1;
    if (seq === count + 1) await write(commit(2));
    for (const bytes of lines(edit)) await write(bytes);
  });
  importing.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  return { root, before: git('rev-parse', 'main~1'), whole: git('rev-parse', 'main') };
}
