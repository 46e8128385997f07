import { type Edit, makeCommit, moveRef } from '../git/commit.ts';
import { below, diskFiles, type Files, gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { refresh, dirty as workTreeDirty } from './work-tree.ts';

/** Where a ledger lies in git: `ref:path`; the demonstration's is HEAD:content/ledger, a branch of its own is for example ledger: */
export interface Place {
  ref: string;
  path: string;
}

/** Reads 'HEAD:content/ledger' or 'ledger:'; null when there is no colon. */
export function parsePlace(text: string): Place | null {
  const colon = text.indexOf(':');
  return colon > 0 ? { ref: text.slice(0, colon), path: text.slice(colon + 1).replace(/\/+$/, '') } : null;
}

/** A name stands for a branch, never for a tag of that name, which anybody who can push could set on an older ledger. */
const refOf = ({ ref }: Place): string =>
  ref === 'HEAD' || ref.startsWith('refs/') || /^[0-9a-f]{40}$/.test(ref) ? ref : `refs/heads/${ref}`;

/** The ledger's files at one commit, and that commit; a ref that does not exist yet has no files. */
export async function filesAt(git: Git, place: Place): Promise<{ commit: string | null; files: Files }> {
  const commit = await commitOf(git, refOf(place));
  if (!commit) return { commit: null, files: { list: async () => [], read: async () => [] } };
  const files = gitFiles(git, commit);
  return { commit, files: place.path ? below(files, place.path) : files };
}

/** The files of a ledger that lies in a plain folder. */
export const filesIn = (folder: string): Files => diskFiles(folder);

/** Whether the recorder would write over somebody's changes: only where the ledger lies on the checked-out branch. */
export const dirty = async (git: Git, { ref, path }: Place): Promise<boolean> =>
  ref === 'HEAD' && (await workTreeDirty(git, path));

/**
 * Appends `edit` (paths below the ledger) as one commit that touches nothing else, by compare-and-swap on the ref: false when the ref
 * no longer stands at `from`. Throws where the place is no branch. Where the ledger lies on the checked-out branch, index and files are refreshed there.
 * `push` brings the commit to where others append too, before the ref moves here: false is a lost race as well, and leaves this ref as it was.
 */
export async function append(
  git: Git,
  place: Place,
  from: string | null,
  edit: Edit,
  by: { message: string; recorder: string; time: string },
  push: (commit: string) => Promise<boolean> = async () => true,
): Promise<boolean> {
  if (place.ref !== 'HEAD' && !refOf(place).startsWith('refs/heads/'))
    throw new Error(`${place.ref} is no branch; nothing was appended`);
  const under = (path: string) => (place.path ? `${place.path}/${path}` : path);
  const whole: Edit = {
    put: new Map([...edit.put].map(([path, content]) => [under(path), content])),
    remove: edit.remove.map(under),
  };
  const who = { name: by.recorder, email: `${by.recorder}@recorder.invalid` };
  const commit = await makeCommit(git, { parent: from, edit: whole, message: by.message, who, time: by.time });
  if (!(await push(commit))) return false;
  if (!(await moveRef(git, refOf(place), from, commit))) return false;
  if (place.ref === 'HEAD') await refresh(git, place.path);
  return true;
}
