import { makeCommit, moveRef } from '../git/commit.ts';
import { gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { type Approval, approvalFrom, type Evidence } from '../signoff/approval.ts';
import { statementDigest } from '../signoff/statement.ts';

const branch = 'refs/heads/approvals';

/**
 * Every statement on the branch `approvals`, in the order in which they were committed; all of them, or an error. A signature without
 * its statement, or a text that is no statement, stops: somebody tampered with the branch.
 */
export async function readApprovals(git: Git): Promise<Approval[]> {
  const head = await commitOf(git, branch);
  if (!head) return [];
  const files = gitFiles(git, head);
  const entries = await files.list('');
  const bytes = await files.read(entries);
  const content = new Map(entries.map(({ path }, index) => [path, (bytes[index] ?? Buffer.alloc(0)).toString('utf8')]));
  const log = await git.run([
    'log',
    '--reverse',
    '--topo-order',
    '--diff-filter=A',
    '--name-only',
    '-z',
    '--format=',
    head,
  ]);
  const order = log
    .toString('utf8')
    .split('\0')
    .map((name) => name.trim())
    .filter((name) => name.endsWith('.json'));
  const names = [...content.keys()].filter((name) => name.endsWith('.json'));
  const place = new Map(order.map((name, index) => [name, index]));
  return names
    .sort((a, b) => (place.get(a) ?? order.length) - (place.get(b) ?? order.length))
    .map((name) => {
      const statement = content.get(name) ?? '';
      const signature = content.get(name.replace(/\.json$/, '.sig'));
      const approval = signature === undefined ? null : approvalFrom({ statement, signature });
      if (!approval || `${approval.digest}.json` !== name)
        throw new Error(`branch approvals: ${name} is no signed statement`);
      return approval;
    });
}

/** Commits a signed statement to the branch `approvals`; tries again when somebody else committed meanwhile. */
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
