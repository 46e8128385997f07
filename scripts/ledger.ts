import { type Command, ledgerOptions, UsageError } from './command/command.ts';
import { ledgerArchive } from './command/ledger-archive.ts';
import { ledgerCheckpoint } from './command/ledger-checkpoint.ts';
import { ledgerExport } from './command/ledger-export.ts';
import { ledgerList } from './command/ledger-list.ts';
import { ledgerReroot } from './command/ledger-reroot.ts';
import { ledgerVerify } from './command/ledger-verify.ts';

const verbs = {
  verify: ledgerVerify,
  list: ledgerList,
  export: ledgerExport,
  checkpoint: ledgerCheckpoint,
  archive: ledgerArchive,
  reroot: ledgerReroot,
};
const isVerb = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name);

export const command: Command = {
  name: 'ledger',
  usage: Object.keys(verbs).join('|'),
  summary: 'summary-ledger',
  options: {
    ...ledgerOptions,
    status: { type: 'string', value: 'live|notice|gone|overdue', help: 'option-status' },
    search: { type: 'string', value: 'text', help: 'option-search' },
    columns: { type: 'string', value: 'names', help: 'export-columns' },
    online: { type: 'boolean', help: 'option-online' },
    'from-head': { type: 'boolean', help: 'option-from-head' },
    html: { type: 'string', value: 'file', help: 'option-html' },
  },
  run(call) {
    const [verb = '', ...args] = call.args;
    if (!isVerb(verb)) throw new UsageError(call.say('ledger-verb'));
    return verbs[verb]({ ...call, args });
  },
};
