import { makeCommit, moveRef } from '../git/commit.ts';
import { gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { type Approval, approvalFrom, type Evidence } from '../signoff/approval.ts';
import type { Dated } from '../signoff/interleave.ts';
import { statementDigest } from '../signoff/statement.ts';

const branch = 'refs/heads/approvals';

/**
 * Every statement on the branch `approvals`, in the order in which they were first committed; all of them, or an error. Whatever was
 * taken away, exchanged or added beside them stops, and so does a history that is cut off: without somebody's return, or with a broken
 * signature under it, his approval before it would stand again.
 */
export const readApprovals = async (git: Git): Promise<Approval[]> =>
  (await datedApprovals(git, branch)).map(({ approval }) => approval);

/** The same of another ref, each with the date of the commit that brought it. */
export async function datedApprovals(git: Git, ref: string): Promise<Dated[]> {
  const head = await commitOf(git, ref);
  if (!head) return [];
  if (await cutOff(git, head)) throw new Error('branch approvals: its history is cut off (git fetch --unshallow)');
  const files = gitFiles(git, head);
  const entries = await files.list('');
  const bytes = await files.read(entries);
  const content = new Map(entries.map(({ path }, index) => [path, (bytes[index] ?? Buffer.alloc(0)).toString('utf8')]));
  const added = await additions(git, head);
  for (const { path, oid } of entries) {
    if (!added.get(path)?.oids.includes(oid ?? '')) throw new Error(`branch approvals: ${path} was exchanged`);
    if (!/^[0-9a-f]{64}\.(json|sig)$/.test(path)) throw new Error(`branch approvals: ${path} does not belong there`);
    if (path.endsWith('.sig') && !content.has(path.replace(/\.sig$/, '.json')))
      throw new Error(`branch approvals: ${path} has no statement`);
  }
  return [...added].flatMap(([name, { at }]) => {
    const statement = content.get(name);
    if (statement === undefined) throw new Error(`branch approvals: ${name} was taken away`);
    if (!name.endsWith('.json')) return [];
    const signature = content.get(name.replace(/\.json$/, '.sig'));
    const approval = signature === undefined ? null : approvalFrom({ statement, signature });
    if (!approval || `${approval.digest}.json` !== name)
      throw new Error(`branch approvals: ${name} is no signed statement`);
    return [{ approval, at }];
  });
}

/** Every name that a commit up to `head` added, in that order, with the blobs that it was added with and the date of the first. */
async function additions(git: Git, head: string): Promise<Map<string, { oids: string[]; at: string }>> {
  const order = ['--reverse', '--topo-order', '--format=%x1d%cI', '--no-renames', '--no-abbrev'];
  const out = await git.run(['log', ...order, '--root', '--diff-filter=A', '--raw', '-z', head]);
  const added = new Map<string, { oids: string[]; at: string }>();
  for (const block of out.toString('utf8').split('\x1d').slice(1)) {
    const [at = '', ...parts] = block.split('\0').filter((part) => part.trim() !== '');
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const [, , , oid = ''] = parts[index]?.trim().split(' ') ?? [];
      const name = parts[index + 1] ?? '';
      const known = added.get(name) ?? { oids: [], at: at.trim() };
      added.set(name, { ...known, oids: [...known.oids, oid] });
    }
  }
  return added;
}

/** Whether a first commit of the history has parents that a shallow clone left out. */
async function cutOff(git: Git, head: string): Promise<boolean> {
  const roots = (await git.run(['rev-list', '--max-parents=0', head])).toString('utf8').split('\n').filter(Boolean);
  const commits = await Promise.all(roots.map((root) => git.run(['cat-file', 'commit', root])));
  return commits.some((commit) => /^parent /m.test(commit.toString('utf8').split('\n\n', 1)[0] ?? ''));
}

/**
 * Commits a signed statement to the branch `approvals`; tries again when somebody else committed meanwhile. One that is there already
 * stays as it is when the same key signed it; throws when another did, for then this one would be lost.
 */
export async function addApproval(
  git: Git,
  evidence: Evidence,
  by: { name: string; email: string; message: string; time: string },
): Promise<string> {
  const digest = statementDigest(evidence.statement);
  const put = new Map([
    [`${digest}.json`, { bytes: Buffer.from(evidence.statement) }],
    [`${digest}.sig`, { bytes: Buffer.from(evidence.signature) }],
  ]);
  for (;;) {
    const parent = await commitOf(git, branch);
    const [there] = parent ? await signatures(git, parent, digest) : [];
    if (there !== undefined) {
      if (approvalFrom({ ...evidence, signature: there })?.key === approvalFrom(evidence)?.key) return digest;
      throw new Error(`branch approvals: ${digest}.json was just signed with another key`);
    }
    const commit = await makeCommit(git, {
      parent,
      edit: { put, remove: [] },
      message: by.message,
      who: by,
      time: by.time,
    });
    if (await moveRef(git, branch, parent, commit)) return digest;
  }
}

/** The signature under a statement, if it is on the branch. */
async function signatures(git: Git, commit: string, digest: string): Promise<string[]> {
  const files = gitFiles(git, commit);
  return (await files.read(await files.list(`${digest}.sig`))).map((bytes) => bytes.toString('utf8'));
}
