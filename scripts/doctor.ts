import { today } from './command/clock.ts';
import { type Call, type Command, exit, ledgerOptions } from './command/command.ts';
import { forgeOf } from './command/forge-of.ts';
import { openGitRepository } from './command/open.ts';
import { type Diagnosis, forgeDiagnoses } from './doctor/forge.ts';
import { ledgerDiagnoses, toolDiagnoses } from './doctor/local.ts';
import type { Forge } from './forge/forge.ts';
import { fetchForge, kept } from './pull/fetch.ts';

const levels: readonly Diagnosis['level'][] = ['mend', 'unknown', 'open', 'good'];

export const command: Command = {
  name: 'doctor',
  usage: '[--forge]',
  summary: 'summary-doctor',
  options: { ...ledgerOptions, forge: { type: 'boolean', help: 'option-forge' } },
  async run(call) {
    const tools = await toolDiagnoses(call, process.versions.node);
    // The forge is asked for first: wrong settings end here.
    const forge = call.flag('forge') ? await fetched(call) : null;
    const { found, opened } = await ledgerDiagnoses(forge ? { ...call, text: ledgerOfForge(call) } : call);
    const asked = forge && opened ? forgeDiagnoses(forge, opened.ledger.inForce, today(call, opened.ledger)) : [];
    const all = [...tools, ...found, ...(await asked)];
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

/** The forge, whose ledger is looked at as it stands there. */
async function fetched(call: Call): Promise<Forge> {
  const { forge, remote } = forgeOf(call);
  const { git } = await openGitRepository(call);
  await fetchForge(call, git, remote, (await forge.facts()).defaultBranch);
  return forge;
}

const ledgerOfForge = (call: Call) => (name: string) =>
  call.text(name) ?? (name === 'ledger' ? `${kept.ledger}:` : undefined);
