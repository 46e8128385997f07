import { canonicalJson } from '../article/canonical.ts';
import { validate } from '../site/validate.ts';
import type { Dialect } from './review.ts';

/** A change of the branch that a pull request goes onto: whoever approved before it saw what differed from another branch. */
export interface Retarget {
  /** RFC 3339, to the second, by the forge's clock. */
  at: string;
  /** The forge's answer about it as RFC 8785 JSON: the evidence. */
  raw: string;
}

/** GitHub tells of a change by hand, and of one that it made because the branch was deleted. */
const changes: Readonly<Record<Dialect, readonly string[]>> = {
  github: ['base_ref_changed', 'automatic_base_change_succeeded'],
  gitea: ['change_target_branch'],
};

/** What a forge tells of one event of a pull request (parsed JSON): its kind, and the change of branch that it is, if it is one. */
export type ForgeEvent = { kind: string; retarget: Retarget | null } | { wrong: string[] };

export function readEvent(dialect: Dialect, answer: unknown): ForgeEvent {
  const valid = dialect === 'github' ? validate('forge-event-github', answer) : validate('forge-event-gitea', answer);
  if (!('value' in valid)) return { wrong: valid.findings.flatMap(({ field }) => field ?? []) };
  const { value } = valid;
  const kind = 'event' in value ? value.event : value.type;
  const retarget = changes[dialect].includes(kind) ? { at: value.created_at, raw: canonicalJson(value) } : null;
  return { kind, retarget };
}

/** `raw` of a change read again, from evidence; null where it is none, or in any other form. */
export function readRawRetarget(dialect: Dialect, raw: string): Retarget | null {
  let answer: unknown;
  try {
    answer = JSON.parse(raw);
  } catch {
    return null;
  }
  const read = readEvent(dialect, answer);
  return 'retarget' in read && read.retarget?.raw === raw ? read.retarget : null;
}
