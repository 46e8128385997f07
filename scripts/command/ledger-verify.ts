import { type Call, exit } from './command.ts';
import { openLedger } from './open.ts';

/** `qianfa ledger verify`: the whole ledger from its pinned root, every signature again. */
export async function ledgerVerify(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: true });
  const { head, articles, root } = ledger.state;
  const live = [...articles.values()].filter(({ status }) => status === 'live').length;
  const records = ledger.records.length;
  call.print(call.say('ledger-verified', { records, live, head: head.digest }), { records, live, head, root });
  return exit.done;
}
