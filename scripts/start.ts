/** The main job on the demonstration: verify its ledger from the pinned root, build it at its fixed time, serve it. */
import { fileURLToPath } from 'node:url';
import { type Call, type Command, runCommand } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { buildInto, outputOf } from './command/releasing.ts';
import { serveUntilStopped } from './command/serving.ts';
import { world } from './command/world.ts';

const top = fileURLToPath(new URL('../', import.meta.url));
const { npm_package_config_root: root, npm_package_config_as_of: asOf } = process.env;

const command: Command = {
  name: 'start',
  usage: '',
  summary: 'summary-start',
  options: {
    output: { type: 'string', value: 'folder', help: 'option-output' },
    port: { type: 'string', value: 'number', help: 'option-port' },
  },
  async run(call) {
    const pinned: Call = {
      ...call,
      text: (name) => (name === 'root' ? root : (call.text(name) ?? (name === 'repo' ? top : undefined))),
    };
    const opened = await openLedger(pinned, { demandRoot: true, fromRoot: true });
    const { head, live } = opened.ledger.state;
    call.note('ledger-verified', { records: head.seq, live, head: head.digest.slice(0, 12) });
    const output = outputOf(pinned, top);
    await buildInto(pinned, opened, { output, asOf: asOf ?? '' });
    return serveUntilStopped(pinned, opened.ledger.inForce, output, 'serve-ready');
  },
};

process.exitCode = await runCommand(command, process.argv.slice(2), world());
