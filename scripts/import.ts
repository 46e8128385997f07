import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { newId } from './article/new-id.ts';
import { nowIn } from './command/clock.ts';
import { type Command, exit, ledgerOptions } from './command/command.ts';
import { contentFiles, openLedger } from './command/open.ts';
import { writeList } from './import/list.ts';
import { unusedFields } from './import/mapping.ts';
import { demandMove, filesOf, openImport } from './import/open.ts';
import { planImport } from './import/plan.ts';
import { progressOf } from './import/progress.ts';
import { heldBack, planReport, planValue } from './import/report.ts';
import { Incoming } from './import/write.ts';

export const command: Command = {
  name: 'import',
  usage: '<source> --map <mapping.yml>',
  summary: 'summary-import',
  options: {
    ...ledgerOptions,
    map: { type: 'string', value: 'file', help: 'import-option-map' },
    list: { type: 'string', value: 'file', help: 'import-option-list' },
    'dry-run': { type: 'boolean', help: 'import-option-dry-run' },
  },
  async run(call) {
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    await contentFiles(call, repository, undefined);
    demandMove(call, ledger);
    const { mapping, source, listFile, list } = await openImport(call, repository.folder);
    const dry = call.flag('dry-run');
    const incoming = dry ? null : await Incoming.open(repository.folder);
    try {
      const plan = await planImport(ledger, mapping, source, {
        list,
        exists: (path) => existsSync(join(repository.folder, 'content', path, 'index.md')),
        time: nowIn(call, ledger),
        newId: () => newId(randomBytes),
        find: filesOf(call, mapping, ledger.inForce.group.import?.hosts ?? []),
        keep: async (folder) => incoming?.add(folder),
        progress: progressOf(call, 'import-phase-map'),
      });
      if (incoming && (plan.planned.length > 0 || plan.kept.length < list.length)) {
        // The list first: a run that is cut short goes on under the same ids.
        await writeList(listFile, [...plan.kept, ...plan.planned.map(({ item }) => item)]);
        await incoming.moveIn(progressOf(call, 'import-phase-write'));
      }
      const unused = unusedFields(mapping, plan.fields);
      const end = dry
        ? call.say('import-dry')
        : plan.planned.length > 0
          ? call.say('import-next', { list: relative(call.world.cwd, listFile) })
          : '';
      call.print(`${planReport(call, plan, unused)}\n\n${end}`, planValue(call, plan, unused, dry ? null : listFile));
      return plan.unmapped.length > 0 || heldBack(plan) > 0 ? exit.refused : exit.done;
    } finally {
      await incoming?.close();
    }
  },
};
