import { type Command, exit, ledgerOptions } from './command/command.ts';
import { contentFiles, openGitRepository, openLedger } from './command/open.ts';
import { printRefusal } from './command/print-refusal.ts';
import { type Recordable, recordAll, recordableOf, recorderOf } from './command/recording.ts';
import { targetsOf } from './command/signing.ts';
import { writersOf } from './command/writers.ts';
import { byRoutes } from './import/targets.ts';
import { fromForge, recordFromForge } from './record/forge.ts';

export const command: Command = {
  name: 'record',
  usage: '<path>… | --import <list> [--ref <commit>] | --pull <number> | --since <when> | --watch',
  summary: 'summary-record',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref-head' },
    import: { type: 'string', value: 'list', help: 'option-import-list' },
    pull: { type: 'string', value: 'number', help: 'option-pull' },
    since: { type: 'string', value: 'when', help: 'option-since' },
    watch: { type: 'boolean', help: 'option-watch' },
    interval: { type: 'string', value: 'seconds', help: 'option-interval' },
    merge: { type: 'boolean', help: 'option-merge' },
    branch: { type: 'string', value: 'name', help: 'option-branch' },
    'preview-folder': { type: 'string', value: 'folder', help: 'option-preview-folder' },
    'preview-url': { type: 'string', value: 'url', help: 'option-preview-url' },
  },
  async run(call) {
    if (fromForge(call)) return recordFromForge(call);
    const repository = await openGitRepository(call);
    const ref = call.text('ref') ?? 'HEAD';
    const reopen = () => openLedger(call, { demandRoot: true });
    const { ledger } = await reopen();
    await recorderOf(call, ledger.inForce.registry.recorders);
    const files = await contentFiles(call, repository, ref);
    const recordables: Recordable[] = [];
    let refused = false;
    const list = call.text('import');
    const nameOf = (items: readonly { path: string }[]) =>
      list === undefined
        ? items.map(({ path }) => path).join('、')
        : call.say('import-items', { list, count: items.length });
    const targets = await targetsOf(call, ledger, files);
    for (const group of list === undefined ? targets.map((target) => [target]) : byRoutes(targets)) {
      const written = await writersOf(repository.git, ref, ledger, group);
      if ('refused' in written) {
        printRefusal(call, ledger, nameOf(group), { refused: written.refused, verdicts: [] });
        refused = true;
      } else recordables.push(recordableOf(group, written.writers));
    }
    const all = await recordAll(call, repository.git, ledger, reopen, recordables, nameOf);
    return refused || all.refused ? exit.refused : exit.done;
  },
};
