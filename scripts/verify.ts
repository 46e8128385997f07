import { type Command, ledgerOptions } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { verifyLive } from './command/verifying.ts';

export const command: Command = {
  name: 'verify',
  usage: '--live <url> --to <folder | user@host:/folder>',
  summary: 'summary-verify',
  options: {
    ...ledgerOptions,
    live: { type: 'string', value: 'url', help: 'option-live' },
    site: { type: 'string', multiple: true, value: 'site=url', help: 'option-site' },
    to: { type: 'string', value: 'target', help: 'option-to' },
  },
  run: async (call) => verifyLive(call, await openLedger(call, { demandRoot: true })),
};
