import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { below, diskFiles, type Files, gitFiles, listedOnce } from '../git/files.ts';
import { commitOf, type Git, GitError, openGit } from '../git/git.ts';
import type { Known } from '../ledger/known-records.ts';
import { filesAt, filesIn, type Place, parsePlace } from '../ledger/place.ts';
import { type Ledger, verifyLedger } from '../ledger/verify.ts';
import { verifyThrough } from '../ledger/verify-through.ts';
import { lasting } from '../signoff/authority.ts';
import { dayIn } from '../site/time.ts';
import type { Digest } from '../site/types.gen.ts';
import { nowIn } from './clock.ts';
import { type Call, Refusal, UsageError } from './command.ts';
import { verifiedHead } from './verified-head.ts';

/** The program's folder, with .eleventy.ts and layouts/. */
export const program = new URL('../../', import.meta.url);

/** The folder that holds content/ and, where it is git's, its repository. */
export interface Repository {
  folder: string;
  git: Git | null;
}

/** A verified ledger and where it lies; `commit` is what its ref pointed at. */
export interface Opened {
  repository: Repository;
  place: Place | null;
  commit: string | null;
  ledger: Ledger;
}

/** The repository around --repo (or the current folder); a folder without git will do for reading. */
export async function openRepository(call: Call): Promise<Repository> {
  const start = resolve(call.world.cwd, call.text('repo') ?? '.');
  const git = openGit(start, call.world.env.PATH ?? '');
  try {
    const told = await git.run(['rev-parse', '--is-bare-repository', '--is-inside-work-tree', '--show-cdup']);
    const [bare, inside, up = ''] = told.toString('utf8').split('\n');
    // A bare repository still has refs to read; git's own folder is a plain one.
    if (inside !== 'true') return { folder: start, git: bare === 'true' ? git : null };
    const folder = resolve(realpathSync(start), up);
    return { folder, git: openGit(folder, call.world.env.PATH ?? '') };
  } catch (error) {
    // Only git itself can say that there is no repository; a git that cannot be started, or will not look, is no answer.
    if (!(error instanceof GitError) || existsSync(resolve(start, '.git'))) throw error;
    return { folder: start, git: null };
  }
}

/** The repository, which must be git's. */
export async function openGitRepository(call: Call): Promise<Repository & { git: Git }> {
  const repository = await openRepository(call);
  if (!repository.git) throw new Refusal(call.say('not-a-repository', { folder: repository.folder }));
  return { ...repository, git: repository.git };
}

/** The root that the caller pins: --root or QIANFA_ROOT. */
export function pinnedRoot(call: Call): Digest | null {
  const root = call.text('root') ?? call.world.env.QIANFA_ROOT ?? null;
  if (root !== null && !/^[0-9a-f]{64}$/.test(root)) throw new UsageError(call.say('root-form'));
  return root;
}

/** Where the ledger lies: --ledger, else the branch `ledger` here, else as it was last fetched from the forge, else HEAD:content/ledger. */
export async function placeOfLedger(call: Call, git: Git): Promise<Place> {
  const branch = async () => {
    for (const ref of ['refs/heads/ledger', 'refs/remotes/origin/ledger'])
      if (await commitOf(git, ref)) return `${ref}:`;
    return 'HEAD:content/ledger';
  };
  const text = call.text('ledger') ?? (await branch());
  const place = parsePlace(text);
  if (!place) throw new UsageError(call.say('ledger-place-form', { text }));
  return place;
}

/** How a ledger is opened. `fromRoot` judges every record again; else judging goes on from the last head that was verified here. */
export interface Opening {
  demandRoot: boolean;
  fromRoot?: boolean;
}

/**
 * Opens and verifies the ledger. With `demandRoot` a command that appends or publishes refuses without a pinned root; others say
 * 未核对根. A broken ledger is a refusal that lists every broken place.
 */
export async function openLedger(call: Call, opening: Opening): Promise<Opened> {
  const root = rootOf(call, opening.demandRoot);
  const repository = await openRepository(call);
  const named = call.text('ledger');
  const { git } = repository;
  if (!git || (named && !named.includes(':'))) {
    const folder = resolve(repository.folder, named ?? 'content/ledger');
    return {
      repository,
      place: null,
      commit: null,
      ledger: seenToday(call, await verified(call, filesIn(folder), root)),
    };
  }
  return openLedgerAt(call, { ...repository, git }, await placeOfLedger(call, git), opening);
}

/** The same at a place of a git repository that the caller knows. */
export async function openLedgerAt(
  call: Call,
  repository: Repository & { git: Git },
  place: Place,
  { demandRoot, fromRoot = false }: Opening,
): Promise<Opened> {
  const root = rootOf(call, demandRoot);
  const { commit, files } = await filesAt(repository.git, place);
  const memory = root ? await verifiedHead(repository.git, root, program) : null;
  const known = memory && commit && !fromRoot ? await memory.ledgerAt(place, commit, files) : null;
  if (known) return { repository, place, commit, ledger: seenToday(call, known) };
  const ledger = await verified(call, listedOnce(files), root, fromRoot ? null : (memory?.known ?? null));
  if (memory && commit) await memory.remember(place, commit, ledger);
  return { repository, place, commit, ledger: seenToday(call, ledger) };
}

function rootOf(call: Call, demanded: boolean): Digest | null {
  const root = pinnedRoot(call);
  if (!root && demanded) throw new Refusal(call.say('root-missing'));
  return root;
}

async function verified(call: Call, files: Files, root: Digest | null, known: Known | null = null): Promise<Ledger> {
  const through = root && !known ? await verifyThrough(files, root, progress(call)) : null;
  if (through) return through;
  const found = await verifyLedger(files, root, progress(call), known);
  if ('broken' in found) {
    const lines = found.broken.map(({ seq, file, what }) =>
      seq > 0 ? call.say('record-at', { seq, file, what: call.tell(what) }) : call.tell(what),
    );
    throw new Refusal([call.say('ledger-broken'), ...lines].join('\n'));
  }
  if (!root) call.note('root-unchecked');
  return found.ledger;
}

/** What somebody is told to get signed today is what counts today: routes whose last day is over are not in it. */
function seenToday(call: Call, ledger: Ledger): Ledger {
  const today = dayIn(ledger.inForce.group.zone, nowIn(call, ledger));
  return { ...ledger, inForce: lasting(ledger.inForce, today), today };
}

/** Shows how far long work is, on a terminal only. */
export function progress(call: Call): (done: number, all: number) => void {
  if (!call.world.interactive || call.json) return () => undefined;
  return (done, all) => {
    if (all >= 500 && done % 100 === 0) call.world.err(`\r${call.say('progress', { done, all })}`);
    if (all >= 500 && done === all) call.world.err('\n');
  };
}

/** The content tree to look at: a commit of the repository, or without `ref` the work tree. Paths count from content/. */
export async function contentFiles(call: Call, { folder, git }: Repository, ref: string | undefined): Promise<Files> {
  if (!ref) {
    const content = resolve(folder, 'content');
    if (!existsSync(content)) throw new Refusal(call.say('content-missing', { folder }));
    return diskFiles(content);
  }
  if (!git) throw new Refusal(call.say('not-a-repository', { folder }));
  const commit = await commitOf(git, ref);
  if (!commit) throw new Refusal(call.say('ref-unknown', { ref }));
  return contentOf(git, commit);
}

/** The content tree of a commit. */
export const contentOf = (git: Git, commit: string): Files => below(gitFiles(git, commit), 'content');

/** A path as an officer types it (content/… or from the current folder, with or without index.md, either slash) as a content path. */
export function contentPath(typed: string): string {
  return typed
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/^content\//, '')
    .replace(/\/(index|withdrawn)\.md$/, '')
    .replace(/\/+$/, '');
}
