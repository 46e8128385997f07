import type { Access } from './access.ts';
import { accountFrom, pullFrom, repositoryFrom } from './answers.ts';
import type { Answer, Ask } from './ask.ts';
import type { Forge, Merged, Status } from './forge.ts';
import { type Endpoint, ForgeError } from './forge-error.ts';

/** The answer, or null where the forge says that there is none. */
export async function unlessMissing(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return null;
    throw error;
  }
}

/** What GitHub, Gitea and Forgejo are asked in the same words. */
export const both = (ask: Ask): Pick<Forge, 'facts' | 'pull' | 'accountByLogin' | 'setStatus'> => ({
  facts: async () => repositoryFrom(await ask('GET /repos/{owner}/{repo}')),
  async pull(number) {
    const answer = await ask('GET /repos/{owner}/{repo}/pulls/{number}', { number });
    return pullFrom(answer, answer.data);
  },
  async accountByLogin(login) {
    const answer = await unlessMissing(ask('GET /users/{login}', { login }));
    return answer && accountFrom(answer, answer.data);
  },
  async setStatus(commit, { context, state, description, url }: Status) {
    const line = [...description.replaceAll(/\s+/g, ' ')];
    const short = line.length > 140 ? `${line.slice(0, 139).join('')}…` : line.join('');
    const more = url === undefined ? {} : { target_url: url };
    // Twice is once: of one context the newest counts.
    await ask(
      'POST /repos/{owner}/{repo}/statuses/{commit}',
      { commit, context, state, description: short, ...more },
      true,
    );
  },
});

/** Asks each of these accounts on its own, so that one who cannot be asked does not keep the others from it. */
export async function askEach(
  ask: Ask,
  number: number,
  ids: readonly string[],
  accountById: Forge['accountById'],
): Promise<{ id: string; said: string }[]> {
  const refused: { id: string; said: string }[] = [];
  for (const id of ids) {
    const account = await accountById(id);
    if (!account) {
      refused.push({ id, said: '—' });
      continue;
    }
    try {
      const reviewers = [account.login];
      await ask('POST /repos/{owner}/{repo}/pulls/{number}/requested_reviewers', { number, reviewers }, true);
    } catch (error) {
      if (!(error instanceof ForgeError) || error.status !== 422) throw error;
      refused.push({ id, said: String(error.said.params.reason) });
    }
  }
  return refused;
}

/**
 * Merges and gives the merge, or the refusal as a value. Forges say 409 for a moved head and Gitea for a conflict too, so the pull request is
 * read again: it alone says what is true. An answer that never came is an error, though the merge may have happened.
 */
export async function mergePinned(
  ask: Ask,
  pull: Forge['pull'],
  sleep: Access['sleep'],
  { number, head, route, params }: { number: number; head: string; route: Endpoint; params: object },
): Promise<Merged> {
  for (let pause = 1000; ; pause *= 2) {
    try {
      await ask(route, { number, ...params });
      break;
    } catch (error) {
      if (!(error instanceof ForgeError) || ![405, 409, 422].includes(error.status ?? 0)) throw error;
      const said = String(error.said.params.reason);
      const now = await pull(number);
      const later = /\btry (the merge )?again\b/i.test(said) && pause <= 8000;
      if (now.head !== head) return { merged: false, why: 'moved', said };
      if (now.merged || !later) return { merged: false, why: 'refused', said };
    }
    await sleep(pause);
  }
  return { merged: true, commit: (await pull(number)).merged?.commit ?? null };
}
