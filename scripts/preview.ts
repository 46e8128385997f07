import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from './build/release.ts';
import { asIfSigned } from './command/as-if-signed.ts';
import { nowIn } from './command/clock.ts';
import { type Command, exit, ledgerOptions, Refusal } from './command/command.ts';
import { contentFiles, contentPath, openLedger, program } from './command/open.ts';
import { printFindings } from './command/print.ts';
import { outputOf } from './command/releasing.ts';
import { serveUntilStopped } from './command/serving.ts';
import { unsignedChanges } from './command/unsigned.ts';

export const command: Command = {
  name: 'preview',
  usage: '[path …]',
  summary: 'summary-preview',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    output: { type: 'string', value: 'folder', help: 'option-output' },
    port: { type: 'string', value: 'number', help: 'option-port' },
  },
  async run(call) {
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const named = call.text('output');
    if (named && outputOf(call, repository.folder) === join(repository.folder, '_site'))
      throw new Refusal(call.say('preview-inside', { output: named }));
    const files = await contentFiles(call, repository, call.text('ref'));
    const typed = call.args.map(contentPath);
    const paths = typed.length > 0 ? typed : (await unsignedChanges(ledger, files)).changed;
    const at = nowIn(call, ledger);
    const { live, findings } = await asIfSigned(ledger, files, paths, at);
    for (const [path, found] of findings) printFindings(call, path, found);
    const folder = named ? outputOf(call, repository.folder) : await mkdtemp(join(tmpdir(), 'qianfa-preview-'));
    try {
      const built = await buildRelease({ live, asOf: at, output: folder, program, mark: 'preview' });
      const pages = [...built.pages].length;
      if (named) {
        call.print(call.say('preview-written', { output: folder, pages }), {
          output: folder,
          pages,
        });
        return exit.done;
      }
      return await serveUntilStopped(call, live.inForce, folder, 'preview-ready');
    } finally {
      if (!named) await rm(folder, { recursive: true, force: true });
    }
  },
};
