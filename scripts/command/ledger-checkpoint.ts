import { composeCheckpoint, editOf } from '../ledger/compose.ts';
import { append, dirty } from '../ledger/place.ts';
import { type Call, exit, Refusal } from './command.ts';
import { openGitRepository, openLedger } from './open.ts';
import { recorderOf } from './recording.ts';

/** `qianfa ledger checkpoint`: the recorder's daily proof that the ledger stands at this head. */
export async function ledgerCheckpoint(call: Call): Promise<number> {
  const { git } = await openGitRepository(call);
  for (;;) {
    const { ledger, place, commit } = await openLedger(call, { demandRoot: true });
    if (!place) throw new Refusal(call.say('not-a-repository', { folder: git.folder }));
    if (await dirty(git, place)) throw new Refusal(call.say('append-dirty', { path: place.path }));
    const recorder = await recorderOf(call, ledger.inForce.registry.recorders);
    const made = await composeCheckpoint(ledger, recorder);
    if ('refused' in made) throw new Refusal(made.refused.map(call.tell).join('\n'));
    const { record, digest } = made;
    const message = call.say('record-message', { type: record.type, seq: record.seq, count: 0 });
    if (await append(git, place, commit, editOf(made, []), { message, recorder: recorder.id, time: record.time })) {
      call.print(call.say('checkpoint-done', { seq: record.seq }), { seq: record.seq, digest });
      return exit.done;
    }
  }
}
