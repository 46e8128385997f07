import { accountFrom, parse } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { type Inside, keysFrom, unlessHidden } from '../inside.ts';
import { list } from './list.ts';

/** Collaborators are listed without their rights, which are asked one by one. Forgejo 7 cannot list secrets. */
export async function inside(ask: Ask): Promise<Inside> {
  const keys = await unlessHidden(list(ask, 'GET /repos/{owner}/{repo}/keys', {}));
  const secrets = await unlessHidden(list(ask, 'GET /repos/{owner}/{repo}/actions/secrets', {}));
  return {
    people: await unlessHidden(people(ask)),
    deployKeys: keys && keysFrom(keys),
    secrets: secrets?.rows.map((row) => parse('forge-secret', secrets.answer, row).name) ?? null,
  };
}

async function people(ask: Ask): Promise<NonNullable<Inside['people']>> {
  const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/collaborators', {});
  const found: NonNullable<Inside['people']> = [];
  for (const row of rows) {
    const account = accountFrom(answer, row);
    if (!account) continue;
    const of = { login: account.login };
    const right = await ask('GET /repos/{owner}/{repo}/collaborators/{login}/permission', of);
    const { permission } = parse('forge-right', right, right.data);
    if (permission === 'write') found.push({ account, may: 'write' });
    if (permission === 'admin' || permission === 'owner') found.push({ account, may: 'administer' });
  }
  return found;
}
