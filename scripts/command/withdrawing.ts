import { stringify } from 'yaml';
import type { Content } from '../git/commit.ts';
import { makeCommit, moveRef } from '../git/commit.ts';
import { gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import type { ArticleState } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import { refresh } from '../ledger/work-tree.ts';
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

/** A commit that no branch holds yet, and the checked-out one that it goes on from. */
interface Prepared {
  head: string;
  commit: string;
}

/**
 * Makes one commit on top of the checked-out one, by the signer, in which each article's folder holds withdrawn.md alone. No branch
 * moves: nothing is left behind when he then may not sign, or will not. Refuses where a folder has uncommitted changes.
 */
export async function prepareWithdrawals(
  call: Call,
  git: Git,
  articles: readonly ArticleState[],
  reason: Omit<Withdrawn, 'id'>,
  by: Person,
  time: string,
): Promise<Prepared> {
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
  return { head, commit: await makeCommit(git, { parent: head, edit: { put, remove }, message, who, time }) };
}

/** Moves the checked-out branch to a prepared commit; index and work tree follow in the articles' folders. */
export async function commitWithdrawals(
  git: Git,
  { head, commit }: Prepared,
  articles: readonly ArticleState[],
): Promise<void> {
  if (!(await moveRef(git, 'HEAD', head, commit))) throw new Error('HEAD moved meanwhile; nothing was withdrawn');
  for (const { path } of articles) await refresh(git, `content/${path}`);
}

/** Addresses under which withdrawn articles may still lie in caches elsewhere. */
export function urlsOf({ inForce }: Ledger, articles: readonly ArticleState[]): string[] {
  return articles.flatMap(({ id, facts, original }) => {
    const domain = inForce.sites.get(facts.site ?? '')?.site.domain ?? '';
    return [`https://${domain}/${id.slice(0, 2)}/${id}.html`, ...(original ? [original.address] : [])];
  });
}
