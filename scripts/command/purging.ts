import { gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { type Remain, refsHolding, remains } from '../git/remains.ts';
import { recordsNamed } from '../ledger/known-records.ts';
import type { Place } from '../ledger/place.ts';
import { proposeAgain } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { type Call, Refusal } from './command.ts';
import type { Signable } from './signing.ts';

/** The purge of each withdrawn article that the caller names by id. */
export function purgeable(call: Call, ledger: Ledger): Signable[] {
  return call.args.map((id) => {
    const item = proposeAgain(ledger, id, 'purge');
    const status = ledger.state.articles.get(id)?.status;
    if (!item) throw new Refusal(call.say('purge-unknown', { id }));
    if (status === 'live') throw new Refusal(call.say('purge-not-withdrawn', { id }));
    return { title: call.say('purge-title', { id }), path: item.path, type: 'purge', item, routes: [] };
  });
}

/** Every place where an article ever lay: its folders in the content tree and below the ledger's live/. */
async function placesOf(ledger: Ledger, id: string, place: Place): Promise<string[]> {
  const digests = ledger.state.records.get(id)?.map(({ record }) => record) ?? [];
  const records = await recordsNamed(ledger, digests);
  const paths = new Set(records.flatMap(({ items }) => items.filter((item) => item.id === id)).map(({ path }) => path));
  const under = place.path ? `${place.path}/` : '';
  return [...paths].flatMap((path) => [`content/${path}`, `${under}live/${path}`]);
}

/**
 * Tells which blobs of purged articles history still holds, in which refs and commits, and what an administrator runs to erase them.
 * Files that something else uses too, and what says that the article was withdrawn, stay.
 */
export async function tellRemains(call: Call, git: Git, ledger: Ledger, place: Place): Promise<void> {
  const places = (await Promise.all(call.args.map((id) => placesOf(ledger, id, place)))).flat();
  const used = await usedElsewhere(git, place, places);
  const left = (await remains(git, places)).filter(
    ({ oid, path }) => !path.endsWith('/withdrawn.md') && !used.has(oid),
  );
  const commits = [...new Set(left.flatMap((remain) => remain.commits))];
  const refs = await refsHolding(git, commits);
  const value = { purged: call.args, refs, commits, blobs: left.map(({ oid, path }) => ({ oid, path })) };
  call.print(left.length === 0 ? call.say('purge-clean') : howTo(call, refs, commits, left), value);
}

function howTo(call: Call, refs: readonly string[], commits: readonly string[], left: readonly Remain[]): string {
  const list = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
  const oids = left.map(({ oid }) => oid).join(' ');
  return [
    call.say('purge-blobs'),
    list(left.map(({ oid, path }) => `${oid}  ${path}`)),
    call.say('purge-refs'),
    list(refs),
    call.say('purge-commits'),
    list(commits),
    call.say('purge-how'),
    list([
      `printf '%s\\n' ${oids} > purge-blobs.txt`,
      'git filter-repo --force --strip-blobs-with-ids purge-blobs.txt',
      'git reflog expire --expire=now --all && git gc --prune=now',
      ...refs.filter((ref) => !ref.startsWith('refs/remotes/')).map((ref) => `git push --force origin ${ref}`),
    ]),
    call.say('purge-elsewhere'),
  ].join('\n');
}

/** Blobs that stand today somewhere else than at `places`. */
async function usedElsewhere(git: Git, place: Place, places: readonly string[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const ref of new Set(['HEAD', place.ref])) {
    const commit = await commitOf(git, ref);
    for (const { path, oid } of commit ? await gitFiles(git, commit).list('') : [])
      if (oid && !places.some((folder) => path.startsWith(`${folder}/`))) used.add(oid);
  }
  return used;
}
