import { type Call, exit, Refusal, UsageError } from '../command/command.ts';
import { forgeOf } from '../command/forge-of.ts';
import { openGitRepository } from '../command/open.ts';
import { type Desk, openForgeLedger } from '../pull/ledger.ts';
import { numberOf } from '../pull/number.ts';
import { codeOf, recordPull } from './pull.ts';
import { recordSince, sinceOf, unsignedOn } from './since.ts';
import { attend, watch } from './watch.ts';

/** Whether the caller asks for what is on the forge; paths and lists are not named beside it. */
export function fromForge(call: Call): boolean {
  const ways = [
    call.args.length > 0 || call.text('import') !== undefined,
    call.text('pull') !== undefined,
    call.flag('watch') || call.text('since') !== undefined,
  ];
  if (ways.filter(Boolean).length > 1) throw new UsageError(call.say('record-ways'));
  return ways[1] === true || ways[2] === true;
}

/** `record --pull`, `--since` and `--watch`: the recorder's work on a forge. */
export async function recordFromForge(call: Call): Promise<number> {
  const connected = forgeOf(call);
  const repository = await openGitRepository(call);
  const facts = await connected.forge.facts();
  // A service would write drafts and names into the open for as long as nobody looks.
  if (call.flag('watch') && facts.open) throw new Refusal(call.say('doctor-open', { name: facts.name }));
  const branch = call.text('branch') ?? facts.defaultBranch;
  const desk: Desk = { repository, connected, branch };
  if (call.flag('watch')) {
    await watch(call, desk);
    return exit.done;
  }
  const number = numberOf(call);
  const opened = await openForgeLedger(call, desk);
  const { ledger } = opened;
  if (number === null) {
    const done = await recordSince(call, desk, opened, await sinceOf(call, desk, ledger));
    const unsigned = await unsignedOn(desk, done.opened.ledger);
    if (unsigned.length > 0) call.note('build-unsigned');
    for (const path of unsigned) if (!call.json) call.world.err(`  ${path}\n`);
    call.print(call.say('since-done', { count: done.recorded }), { recorded: done.recorded, unsigned });
    return codeOf(done);
  }
  const open = call.flag('merge') && (await connected.forge.pull(number)).open;
  const now = open ? (await attend(call, desk, opened, number)).opened : opened;
  const done = await recordPull(call, desk, now, number, false);
  const recorded = done.opened.ledger.state.head.seq - ledger.state.head.seq;
  call.print(call.say('since-done', { count: recorded }), { recorded });
  return codeOf(done);
}
