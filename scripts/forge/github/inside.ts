import { accountFrom, parse } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { type Inside, keysFrom, unlessHidden } from '../inside.ts';
import { incomplete } from '../rows.ts';
import { list } from './list.ts';

export async function inside(ask: Ask): Promise<Inside> {
  const people = await unlessHidden(list(ask, 'GET /repos/{owner}/{repo}/collaborators', {}));
  const keys = await unlessHidden(list(ask, 'GET /repos/{owner}/{repo}/keys', {}));
  return {
    people:
      people?.rows.flatMap((row) => {
        const account = accountFrom(people.answer, row);
        const { permissions } = parse('forge-right', people.answer, row);
        if (!account || !permissions?.push) return [];
        return [{ account, may: permissions.admin ? 'administer' : 'write' } as const];
      }) ?? null,
    deployKeys: keys && keysFrom(keys),
    secrets: await unlessHidden(secrets(ask)),
  };
}

/** GitHub allows a repository 100 secrets, which fit one page. */
async function secrets(ask: Ask): Promise<string[]> {
  const answer = await ask('GET /repos/{owner}/{repo}/actions/secrets', { per_page: 100 });
  const { total_count, secrets: found } = parse('forge-secrets-github', answer, answer.data);
  if (found.length !== total_count) throw incomplete(answer, total_count, found.length);
  return found.map(({ name }) => name);
}
