import { readFolder } from '../article/folder.ts';
import { parseFolder } from '../article/parse.ts';
import type { Target } from '../command/targets.ts';
import type { Forge, Pull } from '../forge/forge.ts';
import { changedPaths, mergeBase } from '../git/compare.ts';
import { below, gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import type { Remote } from '../git/remote.ts';
import { type Said, said } from '../words/said.ts';
import { sortChanges } from './changes.ts';
import { fetchHeads, kept } from './fetch.ts';

/** A document by what makes its number one: its site, its issuer, the number. */
interface Numbered {
  id: string;
  site: string;
  issuer: string;
  number: string;
}

/**
 * Which document numbers of an open pull request's items other open ones bear too (attacks 55): of two only the first to be recorded may have
 * it. So people hear of it before they sign; it is the record that refuses. A head that moved meanwhile is left to the next run.
 */
export async function rivalsOf(
  git: Git,
  { forge, remote }: { forge: Pick<Forge, 'openPulls'>; remote: Remote },
  pull: Pull,
  targets: readonly Target[],
): Promise<Said[]> {
  const own = targets.flatMap(({ item: { id, facts } }) =>
    facts?.document_number && facts.issuer && !facts.reprint
      ? [{ id, site: facts.site ?? '', issuer: facts.issuer, number: facts.document_number }]
      : [],
  );
  if (!pull.open || own.length === 0) return [];
  const others = (await forge.openPulls(pull.baseBranch)).filter(({ number }) => number !== pull.number);
  const moved = [];
  for (const { number, head } of others) if ((await commitOf(git, kept.pull(number))) !== head) moved.push(number);
  if (!(await fetchHeads(git, remote, moved))) for (const number of moved) await fetchHeads(git, remote, [number]);
  const found: Said[] = [];
  for (const other of others) {
    for (const { id, site, issuer, number } of await numberedIn(git, other)) {
      const same = own.some(
        (one) => one.id !== id && one.site === site && one.issuer === issuer && one.number === number,
      );
      if (same) found.push(said('pull-number-rival', { number, pull: other.number }));
    }
  }
  return found;
}

/** The documents with numbers that a pull request's head changes against the branch. */
async function numberedIn(git: Git, { number, head }: Pull): Promise<Numbered[]> {
  if ((await commitOf(git, kept.pull(number))) !== head) return [];
  const base = await mergeBase(git, kept.base, head);
  if (!base) return [];
  const files = below(gitFiles(git, head), 'content');
  const found: Numbered[] = [];
  for (const path of sortChanges(await changedPaths(git, base, head)).articles) {
    const read = await readFolder(files, path);
    const parsed = 'folder' in read ? parseFolder(read.folder) : null;
    if (!parsed || 'findings' in parsed || parsed.type === 'withdrawal') continue;
    const { front } = parsed;
    if (front.kind !== 'document' || !front.document_number || front.source.type === 'reprint') continue;
    const site = path.split('/', 1)[0] ?? '';
    found.push({ id: front.id, site, issuer: front.issuer, number: front.document_number });
  }
  return found;
}
