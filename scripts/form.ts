import { writeFile } from 'node:fs/promises';
import { printPage } from './build/printer.ts';
import { readApprovals } from './command/approvals.ts';
import { chromiumOf } from './command/chromium.ts';
import { nowIn } from './command/clock.ts';
import { type Command, exit, ledgerOptions, Refusal } from './command/command.ts';
import { listFormText } from './command/form-list.ts';
import { formPage } from './command/form-page.ts';
import { type FormRow, formText, formValue } from './command/form-text.ts';
import { namesList } from './command/named-paths.ts';
import { contentFiles, openLedger } from './command/open.ts';
import { targetsOf } from './command/signing.ts';
import { writersKnown } from './command/wrote.ts';
import { verdicts } from './ledger/compose.ts';

export const command: Command = {
  name: 'form',
  usage: '<path>… | @<list> | --import <list>',
  summary: 'summary-form',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    import: { type: 'string', value: 'list', help: 'option-import-list' },
    html: { type: 'string', value: 'file', help: 'option-html' },
    pdf: { type: 'string', value: 'file', help: 'option-pdf' },
  },
  async run(call) {
    const pdf = call.text('pdf');
    const chromium = chromiumOf(call.world.env);
    if (pdf && !chromium) throw new Refusal(call.say('pdf-no-chromium'));
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const targets = await targetsOf(call, ledger, await contentFiles(call, repository, call.text('ref')));
    const approvals = repository.git ? await readApprovals(repository.git) : [];
    const at = nowIn(call, ledger);
    const rows: FormRow[] = [];
    const { git } = repository;
    const shared = git && call.text('import') !== undefined ? await writersKnown(call, git, ledger, targets) : null;
    for (const target of targets) {
      const writers = shared ?? (git ? await writersKnown(call, git, ledger, [target]) : []);
      const [verdict] = verdicts(ledger, { type: target.type, items: [target.item], writers }, approvals, at);
      rows.push({ target, verdict });
    }
    const text = call.text('import') === undefined && !namesList(call) ? formText : listFormText;
    call.print(text(call, ledger, rows), formValue(rows));
    const html = call.text('html');
    if (html) await writeFile(html, formPage(call, ledger, rows));
    if (pdf && chromium) await writeFile(pdf, await printPage(chromium, formPage(call, ledger, rows)));
    return exit.done;
  },
};
