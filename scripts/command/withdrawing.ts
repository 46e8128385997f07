import { stringify } from 'yaml';
import type { Content } from '../git/commit.ts';
import { makeCommit, moveRef } from '../git/commit.ts';
import { gitFiles } from '../git/files.ts';
import { commitOf, type Git, line } from '../git/git.ts';
import type { ArticleState } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Person, Withdrawn } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { type Call, Refusal, UsageError } from './command.ts';
import { contentPath } from './open.ts';

/** The live article that a path or an id names. */
export function withdrawable({ state }: Ledger, name: string): ArticleState | null {
  const path = contentPath(name);
  const found =
    state.articles.get(name) ??
    [...state.articles.values()].find((article) => article.path === path && article.status === 'live');
  return found?.status === 'live' ? found : null;
}

/** --reason and --notice as withdrawn.md will hold them, without the id. */
export function withdrawReason(call: Call): Omit<Withdrawn, 'id'> {
  const [reason = '', notice] = [call.text('reason'), call.text('notice')];
  const valid = validate(
    'withdrawn',
    { id: '0000000000', reason, ...(notice ? { notice } : {}) },
    { file: 'withdrawn.md', lineOf: () => 1 },
  );
  if ('findings' in valid) throw new UsageError(call.say('withdraw-reason', { reason }));
  const { id: _, ...rest } = valid.value;
  const leaves = rest.reason === '更正' || rest.reason === '失效';
  if (leaves !== (notice !== undefined)) {
    throw new UsageError(call.say(leaves ? 'withdrawn-notice-missing' : 'withdrawn-notice-forbidden', { reason }));
  }
  return rest;
}

/**
 * Makes one commit on the checked-out branch, by the signer, in which each article's folder holds withdrawn.md alone; index and work
 * tree follow. Refuses where a folder has uncommitted changes. Folders that are withdrawn already stay as they are.
 */
export async function commitWithdrawals(
  call: Call,
  git: Git,
  articles: readonly ArticleState[],
  reason: Omit<Withdrawn, 'id'>,
  by: Person,
  time: string,
): Promise<void> {
  const head = await commitOf(git, 'HEAD');
  if (!head) throw new Refusal(call.say('ref-unknown', { ref: 'HEAD' }));
  const files = gitFiles(git, head);
  const put = new Map<string, Content>();
  const remove: string[] = [];
  for (const { id, path } of articles) {
    const folder = `content/${path}`;
    if ((await git.run(['status', '--porcelain', '-z', '--untracked-files=all', '--', folder])).length > 0) {
      throw new Refusal(call.say('withdraw-dirty', { path }));
    }
    const text = `---\n${stringify({ id, ...reason })}---\n`;
    put.set(`${folder}/withdrawn.md`, { bytes: Buffer.from(text) });
    for (const entry of await files.list(folder)) if (entry.path !== `${folder}/withdrawn.md`) remove.push(entry.path);
  }
  const message = call.say('withdraw-message', {
    reason: reason.reason,
    paths: articles.map(({ path }) => path).join('、'),
  });
  const who = { name: by.name, email: by.emails[0] ?? `${by.id}@person.invalid` };
  const commit = await makeCommit(git, { parent: head, edit: { put, remove }, message, who, time });
  if (!(await moveRef(git, 'HEAD', head, commit))) throw new Error('HEAD moved meanwhile; nothing was withdrawn');
  if ((await line(git, ['rev-parse', '--is-bare-repository'])) === 'false') {
    for (const { path } of articles)
      await git.run(['restore', '--source=HEAD', '--staged', '--worktree', '--', `content/${path}`]);
  }
}

/** Addresses under which withdrawn articles may still lie in caches elsewhere. */
export function urlsOf({ inForce }: Ledger, articles: readonly ArticleState[]): string[] {
  return articles.flatMap(({ id, facts, original }) => {
    const domain = inForce.sites.get(facts.site ?? '')?.site.domain ?? '';
    return [`https://${domain}/${id.slice(0, 2)}/${id}.html`, ...(original ? [original.address] : [])];
  });
}
