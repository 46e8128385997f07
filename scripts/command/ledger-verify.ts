import { type Call, exit, Refusal } from './command.ts';
import { forgeOf } from './forge-of.ts';
import { askAgain } from './ledger-online.ts';
import { openLedger } from './open.ts';

/**
 * `qianfa ledger verify`: the whole ledger from its pinned root, every signature again; with --from-head on from what was verified here last, as
 * every other command does. With --online the forge is asked for its reviews again;
 * what is gone or changed there ends with exit code 1, though the ledger is sound.
 */
export async function ledgerVerify(call: Call): Promise<number> {
  const { ledger, repository } = await openLedger(call, { demandRoot: true, fromRoot: !call.flag('from-head') });
  const { head, live, root } = ledger.state;
  const records = head.seq;
  const value = { records, live, head, root };
  const line = call.say('ledger-verified', { records, live, head: head.digest });
  if (!call.flag('online')) {
    call.print(line, value);
    return exit.done;
  }
  const { git } = repository;
  if (!git) throw new Refusal(call.say('not-a-repository', { folder: repository.folder }));
  const { faults, ...online } = await askAgain(call, git, forgeOf(call), ledger);
  call.print([line, ...faults, call.say('online-done', { ...online })].join('\n'), {
    ...value,
    online: { ...online, faults },
  });
  return faults.length > 0 ? exit.refused : exit.done;
}
