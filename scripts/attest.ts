import { readApprovals } from './command/approvals.ts';
import { type Command, exit, ledgerOptions, Refusal } from './command/command.ts';
import { contentFiles, openGitRepository, openLedger } from './command/open.ts';
import { attestation, sheetOf } from './command/paper.ts';
import { signerOf, signStatement, targetsOf } from './command/signing.ts';
import { signedItem } from './ledger/judge.ts';
import { formNumber } from './signoff/statement.ts';

export const command: Command = {
  name: 'attest',
  usage: '<path>… | --import <list> --form <number> --scan <file> --archive <folder> --signed <person:post@unit:act>…',
  summary: 'summary-attest',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref-head' },
    import: { type: 'string', value: 'list', help: 'option-import-list' },
    key: { type: 'string', value: 'file', help: 'option-key' },
    form: { type: 'string', value: 'number', help: 'option-form' },
    scan: { type: 'string', value: 'file', help: 'option-scan' },
    archive: { type: 'string', value: 'folder', help: 'option-archive' },
    signed: { type: 'string', value: 'who', multiple: true, help: 'option-signed' },
  },
  async run(call) {
    const repository = await openGitRepository(call);
    const sheet = await sheetOf(call, repository);
    const { ledger } = await openLedger(call, { demandRoot: false });
    const files = await contentFiles(call, repository, call.text('ref') ?? 'HEAD');
    const items = (await targetsOf(call, ledger, files)).map(({ item }) => signedItem(item));
    const expected = formNumber(items);
    if (sheet.form !== expected)
      throw new Refusal(call.say('attest-form-differs', { form: expected, given: sheet.form }));
    const signer = await signerOf(call, ledger);
    const { form } = sheet;
    const statement = attestation(call, ledger, signer.person, items, sheet);
    const approvals = await readApprovals(repository.git);
    const message = call.say('attest-message', { person: signer.person.name, form });
    const digest = await signStatement(call, ledger, repository.git, signer, statement, approvals, message);
    const scan = await sheet.file();
    call.print(call.say('attest-done', { statement: digest.slice(0, 12), scan }), {
      statement: digest,
      form,
      scan: sheet.scan.name,
    });
    return exit.done;
  },
};
