import { type Command, exit, ledgerOptions, UsageError } from './command/command.ts';
import { forgeOf } from './command/forge-of.ts';
import { openGitRepository, openLedgerAt } from './command/open.ts';
import { answerPull } from './pull/answer.ts';
import { fetchForge, kept } from './pull/fetch.ts';
import { numberOf } from './pull/number.ts';
import { stumble } from './pull/stumble.ts';

export const command: Command = {
  name: 'signoff',
  usage: '--pull <number> | --open',
  summary: 'summary-signoff',
  options: {
    ...ledgerOptions,
    pull: { type: 'string', value: 'number', help: 'option-pull' },
    open: { type: 'boolean', help: 'option-open' },
    branch: { type: 'string', value: 'name', help: 'option-branch' },
    'preview-folder': { type: 'string', value: 'folder', help: 'option-preview-folder' },
    'preview-url': { type: 'string', value: 'url', help: 'option-preview-url' },
  },
  async run(call) {
    const only = numberOf(call);
    if ((only === null) === !call.flag('open')) throw new UsageError(call.say('pull-which'));
    const connected = forgeOf(call);
    const repository = await openGitRepository(call);
    const { git } = repository;
    const branch = call.text('branch') ?? (await connected.forge.facts()).defaultBranch;
    await fetchForge(call, git, connected.remote, branch, only);
    const { ledger } = await openLedgerAt(call, repository, { ref: kept.ledger, path: '' }, { demandRoot: false });
    const open = only === null ? await connected.forge.openPulls(branch) : [];
    const results: { pull: number; state: string; form: string | null }[] = [];
    let code: number = exit.done;
    for (const number of only === null ? open.map((pull) => pull.number) : [only]) {
      try {
        const { plan, code: one } = await answerPull(call, git, connected, ledger, branch, number);
        results.push({ pull: number, state: plan.state, form: plan.form });
        if (only !== null) code = one;
      } catch (error) {
        if (only !== null) throw error;
        code = Math.max(code, stumble(call, number, error));
      }
    }
    if (call.json) call.print('', results);
    return code;
  },
};
