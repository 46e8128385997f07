import type { Ledger } from '../ledger/verify.ts';
import { dayIn, instantIn } from '../site/time.ts';
import type { Call } from './command.ts';

/** The command's clock in the group's zone: RFC 3339. */
export const nowIn = (call: Call, { inForce: { group } }: Ledger): string => instantIn(group.zone, call.world.now());

/** The day on which the command runs. */
export const today = (call: Call, ledger: Ledger): string => dayIn(ledger.inForce.group.zone, nowIn(call, ledger));
