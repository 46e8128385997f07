import type { Approval } from '../../scripts/signoff/approval.ts';
import { evaluate, type Verdict } from '../../scripts/signoff/evaluate.ts';
import type { Change } from '../../scripts/signoff/opinion.ts';
import type { Reviewed } from '../../scripts/signoff/reviewed.ts';
import { statementDigest, statementText } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Item } from '../../scripts/site/types.gen.ts';
import { type Group, type PersonId, someDigest } from '../fixture/group.ts';
import { newsFacts } from '../fixture/records.ts';
import { type As, statementOf } from '../fixture/statements.ts';

export const bound = { group: 'shiqiao', root: someDigest('root') };
export const item: Item = { id: 'a000000001', path: 'main/gzdt/2026/a', digest: someDigest('text'), replaces: null };

/** Facts of a water bureau's news. */
export const news = newsFacts;

export const change = (more: Partial<Change> = {}): Change => ({
  ...bound,
  item,
  facts: news,
  affected: new Map(),
  spent: new Set(),
  records: new Map(),
  writers: [
    { person: 'drafter', as: ['drafter'] },
    { person: 'officer', as: ['officer', 'author'] },
  ],
  ...more,
});

/**
 * What a person's approval looks like once its signature was found good: these tests are about who may sign. `key: null` is a bad
 * signature. Signatures themselves are tested in ssh-signature.test.ts and approval.test.ts.
 */
export function given(
  group: Group,
  person: PersonId,
  as: As,
  more: { items?: Item[]; group?: string; root?: string; key?: string | null } = {},
): Approval {
  const statement = statementOf(
    { group: more.group ?? bound.group, root: more.root ?? bound.root },
    person,
    more.items ?? [item],
    as,
  );
  const text = statementText(statement);
  const key = more.key === undefined ? group.keys[person].public : more.key;
  return { digest: statementDigest(text), statement, key, evidence: { statement: text, signature: '' } };
}

/** A moment at which everybody of the fixture but `former` and `coming` is in office, the deputy too. */
export const at = '2026-03-05T09:00:00+08:00';

/** The verdict in short: who signed, what is missing, and why anything did not count. */
export function verdict(inForce: InForce, asked: Change, approvals: readonly (Approval | Reviewed)[], when = at) {
  const found: Verdict = evaluate(inForce, asked, approvals, when);
  return {
    signed: found.signed,
    signers: found.signed ? found.signers.map(({ person }) => person) : [],
    missing: found.signed ? [] : found.missing.map(({ act, by }) => `${act} ${by.join('|')}`),
    reasons: found.signed ? [] : found.reasons.map(({ key }) => key),
    ignored: found.ignored.map(({ why }) => why.key),
    found,
  };
}
