import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { sha256 } from './article/canonical.ts';
import { addApproval } from './command/approvals.ts';
import { type Command, exit, ledgerOptions, Refusal, UsageError } from './command/command.ts';
import { contentFiles, openGitRepository, openLedger } from './command/open.ts';
import { paperSigned } from './command/paper.ts';
import { nowIn, signerOf, targetsOf } from './command/signing.ts';
import { signText } from './command/ssh.ts';
import { signedItem } from './ledger/judge.ts';
import { formNumber, statementNamespace, statementText } from './signoff/statement.ts';
import type { Statement } from './site/types.gen.ts';

export const command: Command = {
  name: 'attest',
  usage: '<path>… --form <number> --scan <file> --archive <folder> --signed <person:post@unit:act>…',
  summary: 'summary-attest',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref-head' },
    key: { type: 'string', value: 'file', help: 'option-key' },
    form: { type: 'string', value: 'number', help: 'option-form' },
    scan: { type: 'string', value: 'file', help: 'option-scan' },
    archive: { type: 'string', value: 'folder', help: 'option-archive' },
    signed: { type: 'string', value: 'who', multiple: true, help: 'option-signed' },
  },
  async run(call) {
    const [form, scan, archive] = [call.text('form'), call.text('scan'), call.text('archive')];
    const signed = call.texts('signed').map((text) => paperSigned(call, text));
    if (!form || !scan || !archive || signed.length === 0) throw new UsageError(`--form --scan --archive --signed`);
    const repository = await openGitRepository(call);
    const { ledger } = await openLedger(call, { demandRoot: false });
    const folder = resolve(call.world.cwd, archive);
    if (!relative(join(repository.folder, 'content'), folder).startsWith('..'))
      throw new Refusal(call.say('attest-archive-inside'));
    const files = await contentFiles(call, repository, call.text('ref') ?? 'HEAD');
    const items = (await targetsOf(call, ledger, files)).map(({ item }) => signedItem(item));
    const expected = formNumber(items);
    if (form !== expected) throw new Refusal(call.say('attest-form-differs', { form: expected, given: form }));
    const { person, keyPath } = await signerOf(call, ledger);
    const unit = person.appointments.find(({ post }) => post === 'keeper')?.unit;
    if (!unit) throw new Refusal(call.say('paper-keeper-post', { person: person.name, unit: '—' }));
    const bytes = await readFile(resolve(call.world.cwd, scan));
    const name = `${form}-${basename(scan)}`.normalize('NFC');
    const { group, root } = ledger.state;
    const statement: Statement = {
      v: 1,
      group,
      root,
      items,
      acts: ['登记'],
      unit,
      post: 'keeper',
      stand_in_for: null,
      decision: 'approve',
      paper: { form, scan: { name, sha256: sha256(bytes) }, signed },
    };
    const text = statementText(statement);
    const signature = await signText(keyPath, statementNamespace, text);
    await mkdir(folder, { recursive: true });
    await copyFile(resolve(call.world.cwd, scan), join(folder, name));
    const by = {
      name: person.name,
      email: person.emails[0] ?? `${person.id}@person.invalid`,
      message: call.say('attest-message', { person: person.name, form }),
      time: nowIn(call, ledger),
    };
    const digest = await addApproval(repository.git, { statement: text, signature }, by);
    call.print(call.say('attest-done', { statement: digest.slice(0, 12), scan: join(folder, name) }), {
      statement: digest,
      form,
      scan: name,
    });
    return exit.done;
  },
};
