import { type Command, exit, ledgerOptions, Refusal, UsageError } from './command/command.ts';
import { openGitRepository, openLedger } from './command/open.ts';
import { purgeable, tellRemains } from './command/purging.ts';
import { recordAll, recorderOf } from './command/recording.ts';
import { signTargets } from './command/signing.ts';

export const command: Command = {
  name: 'purge',
  usage: '<id>… [--record]',
  summary: 'summary-purge',
  options: {
    ...ledgerOptions,
    record: { type: 'boolean', help: 'option-purge-record' },
    key: { type: 'string', value: 'file', help: 'option-key' },
    as: { type: 'string', value: 'post@unit', help: 'option-as' },
    act: { type: 'string', value: 'act', help: 'option-act' },
    'stand-in-for': { type: 'string', value: 'person', help: 'option-stand-in-for' },
    yes: { type: 'boolean', help: 'option-yes' },
  },
  async run(call) {
    if (call.args.length === 0) throw new UsageError(call.say('usage-ids'));
    const { git, folder } = await openGitRepository(call);
    const reopen = () => openLedger(call, { demandRoot: call.flag('record') });
    const { ledger, place } = await reopen();
    if (!place) throw new Refusal(call.say('not-a-repository', { folder }));
    // Once recorded, the same call says again what is left to erase.
    const open = purgeable(call, ledger).filter(({ item }) => !ledger.state.articles.get(item.id)?.purged);
    if (open.length > 0 && !call.flag('record')) return signTargets(call, ledger, git, open, 'approve');
    if (open.length > 0) {
      await recorderOf(call, ledger.inForce.registry.recorders);
      const recordables = open.map(({ item }) => ({
        entry: { type: 'purge' as const, items: [item], writers: [] },
        bytes: [],
      }));
      const nameOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).join('、');
      const { refused } = await recordAll({ ...call, json: false }, git, ledger, reopen, recordables, nameOf);
      if (refused) return exit.refused;
    }
    await tellRemains(call, git, ledger, place);
    return exit.done;
  },
};
