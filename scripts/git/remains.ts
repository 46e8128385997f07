import type { Git } from './git.ts';

/** A blob that history still holds, and the commits that put it at a place. */
export interface Remain {
  oid: string;
  path: string;
  commits: string[];
}

/**
 * The blobs that ever stood below `folders` in any ref, merges and stashes too, with the commits that put them there. Nothing that was
 * erased from every ref is found; objects that no ref reaches are not looked for.
 */
export async function remains(git: Git, folders: readonly string[]): Promise<Remain[]> {
  const shown = [
    '--all',
    '--full-history',
    '-m',
    '--root',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '-z',
    '--format=%x01%H',
  ];
  const out = (await git.run(['log', ...shown, '--', ...folders])).toString('utf8');
  const found = new Map<string, Remain>();
  let commit = '';
  const parts = out.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (part.startsWith('\u0001')) commit = part.slice(1);
    if (!part.trimStart().startsWith(':')) continue;
    const [, mode = '', , oid = ''] = part.trimStart().split(' ');
    const path = parts[++at] ?? '';
    // Deleted there, or a submodule, which holds no bytes.
    if (!mode.startsWith('1') || mode === '160000') continue;
    const remain = found.get(oid) ?? { oid, path, commits: [] };
    if (!remain.commits.includes(commit)) remain.commits.push(commit);
    found.set(oid, remain);
  }
  return [...found.values()];
}

/** The refs from which at least one of `commits` can be reached. */
export async function refsHolding(git: Git, commits: readonly string[]): Promise<string[]> {
  const refs = new Set<string>();
  for (const commit of new Set(commits)) {
    const out = await git.run(['for-each-ref', '--format=%(refname)', `--contains=${commit}`]);
    for (const ref of out.toString('utf8').split('\n')) if (ref !== '') refs.add(ref);
  }
  return [...refs].sort();
}
