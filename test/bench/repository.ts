import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Edit } from '../../scripts/git/commit.ts';
import type { Digest, LedgerRecord } from '../../scripts/site/types.gen.ts';
import { madeLedger } from './ledger.ts';
import { randomArticles } from './live.ts';

/** A git repository of a made-up ledger at HEAD:content/ledger: `before` its newest article, `whole`, and with an article half as old `withdrawn`. `publisher` is the file of a publisher's key. */
export interface MadeRepository {
  root: Digest;
  publisher: string;
  before: string;
  whole: string;
  withdrawn: string;
}

/** Where the office has what the ledger holds at `path`: the articles it shows; null for records. */
function sourceOf(path: string, bundles: ReadonlyMap<string, string>): string | null {
  if (path.startsWith('live/')) return path.slice('live/'.length);
  const [room, digest = '', name = ''] = path.split('/');
  const id = room === 'governed' ? bundles.get(digest) : undefined;
  if (id === undefined) return null;
  return id.endsWith(`/${name}`) || id === name ? id : `${id}/${name}`;
}

/** The edit in the words of git fast-import: the ledger's files, and the office's own of the same bytes. */
function lines(edit: Edit, bundles: ReadonlyMap<string, string>): Buffer[] {
  const places = (path: string) => {
    const source = sourceOf(path, bundles);
    return [`ledger/${path}`, ...(source === null ? [] : [source])];
  };
  const removed = edit.remove.flatMap(places).map((place) => Buffer.from(`D content/${place}\n`));
  const put = [...edit.put].flatMap(([path, content]) => {
    if (!('bytes' in content)) throw new Error(`${path} is given by object id`);
    const { bytes } = content;
    return places(path).flatMap((place) => [
      Buffer.from(`M 100644 inline content/${place}\ndata ${bytes.length}\n`),
      Buffer.from(bytes),
      Buffer.from('\n'),
    ]);
  });
  return [...removed, ...put];
}

const commit = (time: number): Buffer =>
  Buffer.from(`commit refs/heads/main\ncommitter bench <bench@bench.example> ${time} +0000\ndata 6\nledger\n`);

/**
 * Makes the repository in `folder` with a record for each of `count` articles, in three commits: all but the newest, that one, and the
 * withdrawal of the one in the middle. main is at the second. git's own fast-import packs them as they come; nothing is checked out. `keys` is a folder for keys.
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
  const take = async (edit: Edit, { items }: LedgerRecord) => {
    seq += 1;
    if (seq > count) await write(commit(seq - count + 1));
    for (const bytes of lines(edit, new Map(items.map(({ id, digest }) => [digest, id])))) await write(bytes);
  };
  const { root, publisher } = await madeLedger(randomArticles(count, 1), keys, take, Math.floor(count / 2));
  importing.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  const [withdrawn = '', whole = '', before = ''] = git('rev-list', 'main').split('\n');
  git('update-ref', 'refs/heads/main', whole);
  return { root, publisher, before, whole, withdrawn };
}
