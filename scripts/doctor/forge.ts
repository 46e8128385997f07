import type { Forge, Protection } from '../forge/forge.ts';
import { ForgeError } from '../forge/forge-error.ts';
import type { Inside } from '../forge/inside.ts';
import type { InForce } from '../site/in-force.ts';
import { forgeUrl, signerOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Person } from '../site/types.gen.ts';
import type { Params } from '../words/said.ts';
import type { MessageKey } from '../words/say.ts';

/**
 * One thing that was looked at: it is good; it must be mended; it is open and whoever runs the forge must know it; it could not be found
 * out, which is never taken for good.
 */
export interface Diagnosis {
  level: 'good' | 'mend' | 'open' | 'unknown';
  key: MessageKey;
  params: Params;
}

const saying =
  (level: Diagnosis['level']) =>
  (key: MessageKey, params: Params = {}): Diagnosis => ({ level, key, params });
export const good = saying('good');
export const mend = saying('mend');
export const open = saying('open');
export const unknown = saying('unknown');

/** The mark that `qianfa signoff` sets on heads; a merge that waits for it waits for the sign-off. */
const context = 'qianfa/signoff';

/** What a forge leaves open, as far as the token may know: visibility, protection, rights, keys, accounts. `day` is today. */
export async function forgeDiagnoses(forge: Forge, { registry, sites }: InForce, day: string): Promise<Diagnosis[]> {
  const facts = await forge.facts();
  const inside = await forge.inside();
  const main = await forge.protection(facts.defaultBranch);
  const posts = new Set(
    [...sites.values()].flatMap(({ policy }) =>
      [...policy.routes, ...(policy.additions ?? [])].flatMap(({ steps }) =>
        steps.flatMap(({ by }) => by.map((signer) => signerOf(signer)[0])),
      ),
    ),
  );
  const signers = registry.people.filter(({ appointments }) =>
    appointments.some(({ post, from, until }) => posts.has(post) && within(day, from, until)),
  );
  return [
    facts.open ? mend('doctor-open', { name: facts.name }) : good('doctor-private', { name: facts.name }),
    ...(facts.archived ? [mend('doctor-archived', { name: facts.name })] : []),
    ...rights(facts.may),
    ...branch(facts.defaultBranch, main),
    ...(forge.dialect === 'github' && main ? owners(facts.defaultBranch, main) : []),
    ...ledger(await forge.protection('ledger')),
    ...approvals(await approvalsOf(forge)),
    ...keys(inside),
    ...(await accounts(forge, signers, day)),
    ...powers(inside, registry.people, forge.url),
    open(forge.dialect === 'gitea' ? 'doctor-reviews-gitea' : 'doctor-reviews-github'),
  ];
}

function rights(may: { push: boolean; administer: boolean } | null): Diagnosis[] {
  if (!may) return [unknown('doctor-rights-unknown')];
  if (!may.push) return [mend('doctor-rights-read')];
  return [may.administer ? open('doctor-rights-admin') : good('doctor-rights-write')];
}

function branch(name: string, found: Protection | null): Diagnosis[] {
  if (!found) return [mend('doctor-main-open', { branch: name })];
  const { push, forcePush, checks, administrators } = found;
  return [
    push === null
      ? unknown('doctor-push-unknown', { branch: name })
      : push === 'nobody'
        ? good('doctor-main-good', { branch: name })
        : mend('doctor-main-push', { branch: name }),
    ...(forcePush ? [mend('doctor-force', { branch: name })] : []),
    ...(checks === null
      ? [unknown('doctor-checks-unknown', { branch: name, context })]
      : checks.includes(context)
        ? []
        : [open('doctor-checks', { branch: name, context })]),
    ...pastRules(name, administrators),
  ];
}

/** Workflows of the default branch hold the recorder's key where it lies in CI: whoever changes them changes what runs with it. */
function owners(name: string, { owners: demanded }: Protection): Diagnosis[] {
  if (demanded === null) return [unknown('doctor-owners-unknown', { branch: name })];
  return demanded ? [] : [open('doctor-owners', { branch: name })];
}

const pastRules = (name: string, administrators: boolean | null): Diagnosis[] => {
  if (administrators === null) return [unknown('doctor-admins-unknown', { branch: name })];
  return administrators ? [] : [open('doctor-admins', { branch: name })];
};

/** Nobody but the recorder may move the ledger's branch, and nobody at all may take records away from it. */
function ledger(found: Protection | null): Diagnosis[] {
  const name = 'ledger';
  if (!found) return [mend('doctor-ledger-open')];
  const { push, forcePush, deletion, administrators } = found;
  const faults = [
    ...(push === 'writers' ? [mend('doctor-ledger-push')] : []),
    ...(forcePush ? [mend('doctor-force', { branch: name })] : []),
    ...(deletion ? [mend('doctor-deletion', { branch: name })] : []),
    ...([push, forcePush, deletion].includes(null) ? [unknown('doctor-push-unknown', { branch: name })] : []),
  ];
  return [...(faults.length === 0 ? [good('doctor-ledger-good')] : faults), ...pastRules(name, administrators)];
}

/** What is known of the branch of approvals by key; `absent` where nobody has pushed one yet. */
async function approvalsOf(forge: Forge): Promise<Protection | null | 'absent'> {
  try {
    return await forge.protection('approvals');
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return 'absent';
    throw error;
  }
}

/** Everybody pushes approvals by key there, and nobody may take away what others signed. */
function approvals(found: Protection | null | 'absent'): Diagnosis[] {
  const name = 'approvals';
  if (found === 'absent') return [open('doctor-approvals-absent')];
  if (!found) return [mend('doctor-approvals-open')];
  const { forcePush, deletion } = found;
  const faults = [
    ...(forcePush ? [mend('doctor-force', { branch: name })] : []),
    ...(deletion ? [mend('doctor-deletion', { branch: name })] : []),
    ...([forcePush, deletion].includes(null) ? [unknown('doctor-kept-unknown', { branch: name })] : []),
  ];
  return faults.length === 0 ? [good('doctor-approvals-good')] : faults;
}

/** Every branch's workflow may read a plain secret, and whoever may write may push a branch: so no key may be one. */
function keys({ secrets, deployKeys }: Inside): Diagnosis[] {
  const found = secrets?.filter((name) => /KEY|RECORDER|LEDGER|PUBLISH|TOKEN|QIANFA/i.test(name)) ?? [];
  const writing = deployKeys?.filter(({ writes }) => writes).map(({ title }) => title) ?? [];
  return [
    secrets === null
      ? unknown('doctor-secrets-unknown')
      : found.length > 0
        ? mend('doctor-secrets', { names: found.join('、') })
        : good('doctor-secrets-none'),
    ...(deployKeys === null ? [unknown('doctor-keys-unknown')] : []),
    ...(writing.length > 1 ? [open('doctor-keys-writing', { titles: writing.join('、') })] : []),
  ];
}

/** Whether everybody who may have to sign has an account that is there under its immutable id. */
async function accounts(forge: Forge, signers: readonly Person[], day: string): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { id, name, accounts: all = [], keys: own = [] } of signers) {
    const here = all.filter(
      (entry) => forgeUrl(entry.forge) === forge.url && within(day, entry.from ?? day, entry.until),
    );
    if (here.length === 0) {
      const key = own.some(({ from, until }) => within(day, from, until));
      found.push(
        key ? open('doctor-account-none', { person: name }) : mend('doctor-account-nothing', { person: name }),
      );
    }
    for (const entry of here) {
      const account = await forge.accountById(entry.id);
      const params = { person: name, id: entry.id, login: account?.login ?? '' };
      if (!account) found.push(mend('doctor-account-gone', params));
      else if (account.bot) found.push(mend('doctor-account-bot', params));
      else if (entry.login && entry.login !== account.login)
        found.push(open('doctor-account-login', { ...params, before: entry.login }));
    }
    if (here.length > 1) found.push(open('doctor-account-many', { person: name, count: here.length, id }));
  }
  const faults = found.some(({ level }) => level === 'mend');
  return faults ? found : [good('doctor-accounts', { count: signers.length }), ...found];
}

/** Who may write or administer, by the names of the registry; accounts that are nobody's are told by their login. */
function powers({ people }: Inside, registered: readonly Person[], url: string): Diagnosis[] {
  if (people === null) return [unknown('doctor-people-unknown')];
  const nameOf = (id: string, login: string) =>
    registered.find((person) => person.accounts?.some((own) => own.id === id && forgeUrl(own.forge) === url))?.name ??
    `${login}*`;
  const names = (may: 'write' | 'administer') =>
    people
      .filter((one) => one.may === may)
      .map(({ account }) => nameOf(account.id, account.login))
      .join('、') || '—';
  return [open('doctor-people', { admins: names('administer'), writers: names('write') })];
}
