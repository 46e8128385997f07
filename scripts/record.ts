import { readApprovals } from './command/approvals.ts';
import { type Command, exit, ledgerOptions } from './command/command.ts';
import { contentFiles, openGitRepository, openLedger } from './command/open.ts';
import { printRefusal } from './command/print-refusal.ts';
import { appendRecord, joined, type Recordable, recorderOf } from './command/recording.ts';
import { nowIn, targetsOf } from './command/signing.ts';
import { writersOf } from './command/writers.ts';

export const command: Command = {
  name: 'record',
  usage: '<path>… [--ref <commit>]',
  summary: 'summary-record',
  options: { ...ledgerOptions, ref: { type: 'string', value: 'commit', help: 'option-ref-head' } },
  async run(call) {
    const repository = await openGitRepository(call);
    const ref = call.text('ref') ?? 'HEAD';
    const reopen = () => openLedger(call, { demandRoot: true });
    const { ledger } = await reopen();
    await recorderOf(call, ledger.inForce.registry.recorders);
    const files = await contentFiles(call, repository, ref);
    const approvals = await readApprovals(repository.git);
    const recordables: Recordable[] = [];
    let refused = false;
    for (const { path, type, item, parsed, bytes } of await targetsOf(call, ledger, files)) {
      const written = await writersOf(repository.git, ref, ledger, item, parsed);
      if ('refused' in written) {
        printRefusal(call, ledger, path, { refused: written.refused, verdicts: [] });
        refused = true;
      } else recordables.push({ entry: { type, items: [item], writers: written.writers }, bytes: [bytes] });
    }
    const results: unknown[] = [];
    for (const recordable of joined(ledger, recordables, approvals, nowIn(call, ledger))) {
      const done = await appendRecord(call, repository.git, reopen, async () => recordable, approvals);
      const paths = recordable.entry.items.map(({ path }) => path).join('、');
      if ('refused' in done) {
        printRefusal(call, ledger, paths, done);
        refused = true;
        continue;
      }
      results.push({ seq: done.record.seq, digest: done.digest, items: done.record.items });
      call.note('record-done', { seq: done.record.seq, type: done.record.type, titles: paths });
    }
    if (call.json) call.print('', results);
    return refused ? exit.refused : exit.done;
  },
};
