import { type Command, exit, ledgerOptions } from './command/command.ts';
import type { Diagnosis } from './command/doctor-forge.ts';
import { ledgerDiagnoses, toolDiagnoses } from './command/doctor-local.ts';

const levels: readonly Diagnosis['level'][] = ['mend', 'unknown', 'open', 'good'];

export const command: Command = {
  name: 'doctor',
  usage: '',
  summary: 'summary-doctor',
  options: ledgerOptions,
  async run(call) {
    const tools = await toolDiagnoses(call, process.versions.node);
    const { found } = await ledgerDiagnoses(call);
    const all = [...tools, ...found];
    const told = levels.flatMap((level) => all.filter((one) => one.level === level));
    const lines = told.map(({ level, key, params }) => `${call.say(`doctor-level-${level}`)}${call.say(key, params)}`);
    const counts = Object.fromEntries(levels.map((level) => [level, all.filter((one) => one.level === level).length]));
    call.print(
      [...lines, '', call.say('doctor-sum', counts)].join('\n'),
      told.map(({ level, key, params }) => ({ level, what: key.replace('doctor-', ''), says: call.say(key, params) })),
    );
    if (counts.mend) return exit.refused;
    return counts.unknown ? exit.unknown : exit.done;
  },
};
