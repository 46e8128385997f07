import type { Ledger } from '../ledger/verify.ts';
import { dayIn, instantIn } from '../site/time.ts';
import type { Call } from './command.ts';

/** The command's clock in the group's zone: RFC 3339. */
export const nowIn = (call: Call, { inForce: { group } }: Ledger): string => instantIn(group.zone, call.world.now());

/** The moment at which the command runs, and its day. */
export function moment(call: Call, ledger: Ledger): { at: string; day: string } {
  const at = nowIn(call, ledger);
  return { at, day: dayIn(ledger.inForce.group.zone, at) };
}

/** The day on which the command runs. */
export const today = (call: Call, ledger: Ledger): string => moment(call, ledger).day;
