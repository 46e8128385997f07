import { mergeBase as mergeBaseOf } from '../../../scripts/git/compare.ts';
import { type Call, type Reply, shown, text } from './call.ts';
import { headOf, type MergeStyle, mergeInto } from './git.ts';
import { allows, idOf, type PullRow, type User } from './state.ts';
import { type Fake, pullNow, pullRow, Refused } from './world.ts';

export async function pulls({ fake, viewer, query }: Call): Promise<Reply> {
  const state = query.get('state') ?? 'open';
  const base = fake.dialect === 'github' ? query.get('base') : query.get('base_branch');
  const rows = fake.state.pulls
    .filter((row) => state === 'all' || (row.closed === null) === (state === 'open'))
    .filter((row) => base === null || row.base === base);
  const sort = `${query.get('sort')} ${query.get('direction')}`;
  if (/^(recentupdate|updated desc)/.test(sort)) rows.sort((a, b) => b.touched - a.touched || b.number - a.number);
  else if (/^(oldest|created asc)/.test(sort)) rows.sort((a, b) => a.number - b.number);
  else rows.sort((a, b) => b.number - a.number);
  const list = await Promise.all(
    rows.map(async (row) => fake.views.pull(await pullNow(fake, row, false), viewer, false)),
  );
  return { status: 200, rows: shown(list), paged: true, link: true };
}

export async function openPull({ fake, viewer, body }: Call): Promise<Reply> {
  const { state, git } = fake;
  const [branch, base] = [text(body.head), text(body.base)];
  const head = await headOf(git, branch);
  if (!head || !(await headOf(git, base))) throw new Refused(fake.dialect === 'github' ? 422 : 404, 'no such branch');
  if (state.pulls.some((row) => row.branch === branch && row.base === base && row.closed === null))
    throw new Refused(fake.dialect === 'github' ? 422 : 409, 'pull request already exists for these targets');
  const at = fake.now();
  const number = state.pulls.length + 1;
  const row = {
    number,
    title: text(body.title),
    body: text(body.body),
    opener: viewer.id,
    branch,
    base,
    at,
    touched: at,
    closed: null,
    lastHead: head,
    mergeBase: null,
    merged: null,
    asked: [],
  };
  state.pulls.push(row);
  await git.run(['update-ref', `refs/pull/${number}/head`, head]);
  return { status: 201, json: fake.views.pull(await pullNow(fake, row, true), viewer, true) };
}

/** Turns a pull request to another branch. */
async function retarget(fake: Fake, by: User, row: PullRow, to: string): Promise<void> {
  const { state, git, dialect } = fake;
  const github = dialect === 'github';
  if (row.closed !== null) throw new Refused(422, 'Cannot change the base branch of a closed pull request.');
  if (!(await headOf(git, to))) throw new Refused(github ? 422 : 404, `no branch ${to}`);
  if (state.pulls.some((other) => other.branch === row.branch && other.base === to && other !== row && !other.closed))
    throw new Refused(github ? 422 : 409, 'pull request already exists for these targets');
  if (row.base === to) return;
  const { number } = row;
  state.events.push({
    id: idOf(state),
    pull: number,
    user: by.id,
    kind: 'change_target_branch',
    from: row.base,
    to,
    at: fake.now(),
  });
  row.base = to;
}

export async function editPull({ fake, viewer, parts, body }: Call): Promise<Reply> {
  const row = pullRow(fake, Number(parts[0]));
  if (viewer.id !== row.opener && !allows(viewer, 'write')) throw new Refused(403, 'no');
  if (text(body.base) !== '') await retarget(fake, viewer, row, text(body.base));
  if (body.state === 'closed' && row.closed === null) {
    row.lastHead = (await pullNow(fake, row, false)).head;
    row.closed = fake.now();
  }
  row.touched = fake.now();
  return {
    status: fake.dialect === 'github' ? 200 : 201,
    json: fake.views.pull(await pullNow(fake, row, true), viewer, true),
  };
}

/** Merges by button; what the merge pinned is compared first. */
export async function merge(call: Call, pinned: string, style: MergeStyle): Promise<string> {
  const { fake, viewer, parts } = call;
  const row = pullRow(fake, Number(parts[0]));
  if (row.closed !== null) throw new Refused(405, 'The PR is already merged');
  if (!allows(viewer, 'write')) throw new Refused(405, 'User not allowed to merge PR');
  const { head } = await pullNow(fake, row, false);
  if (pinned !== '' && pinned !== head) throw new Refused(409, 'head out of date');
  const { rules, statuses } = fake.state;
  const green = (rules?.checks ?? []).every(
    (check) => statuses.findLast(({ commit, context }) => commit === head && context === check)?.state === 'success',
  );
  if (!green && (rules?.administrators || !allows(viewer, 'admin')))
    throw new Refused(405, 'required status checks are missing');
  const { base: before } = await pullNow(fake, row, false);
  const mergeBase = await mergeBaseOf(fake.git, before, head);
  const at = fake.now();
  const message = `Merge pull request #${row.number}`;
  const commit = await mergeInto(fake.git, { branch: row.base, head, style, who: viewer, message, at });
  if (!commit) throw new Refused(fake.dialect === 'github' ? 405 : 409, 'merge conflict');
  Object.assign(row, { lastHead: head, mergeBase });
  markMerged(fake, row, viewer.id, commit);
  return commit;
}

/** What a forge keeps of a merge, by its button or found on the branch. */
export function markMerged(
  { state, now }: Pick<Fake, 'state' | 'now'>,
  row: PullRow,
  by: number,
  commit: string,
): void {
  const at = now();
  state.events.push({ id: idOf(state), pull: row.number, user: by, kind: 'merge_pull', from: '', to: '', at });
  Object.assign(row, { merged: { at, commit, by }, closed: at, touched: at });
}
