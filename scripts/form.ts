import { writeFile } from 'node:fs/promises';
import { readApprovals } from './command/approvals.ts';
import { type Command, exit, ledgerOptions } from './command/command.ts';
import { formPage } from './command/form-page.ts';
import { formText, formValue } from './command/form-text.ts';
import { contentFiles, openLedger } from './command/open.ts';
import { nowIn, targetsOf } from './command/signing.ts';
import { verdicts } from './ledger/compose.ts';

export const command: Command = {
  name: 'form',
  usage: '<path>…',
  summary: 'summary-form',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    html: { type: 'string', value: 'file', help: 'option-html' },
  },
  async run(call) {
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const targets = await targetsOf(call, ledger, await contentFiles(call, repository, call.text('ref')));
    const approvals = repository.git ? await readApprovals(repository.git) : [];
    const at = nowIn(call, ledger);
    const rows = targets.map((target) => {
      const [verdict] = verdicts(ledger, { type: target.type, items: [target.item], writers: [] }, approvals, at);
      return { target, verdict };
    });
    call.print(formText(call, ledger, rows), formValue(rows));
    const file = call.text('html');
    if (file) await writeFile(file, formPage(call, ledger, rows));
    return exit.done;
  },
};
