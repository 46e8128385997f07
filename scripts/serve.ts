import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, ledgerOptions, Refusal } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { outputOf } from './command/releasing.ts';
import { serveUntilStopped } from './command/serving.ts';

export const command: Command = {
  name: 'serve',
  usage: '',
  summary: 'summary-serve',
  options: {
    ...ledgerOptions,
    output: { type: 'string', value: 'folder', help: 'option-output' },
    port: { type: 'string', value: 'number', help: 'option-port' },
  },
  async run(call) {
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const output = outputOf(call, repository.folder);
    if (!existsSync(join(output, 'manifest.json'))) throw new Refusal(call.say('serve-missing', { output }));
    return serveUntilStopped(call, ledger.inForce, output, 'serve-ready');
  },
};
