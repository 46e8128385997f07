import { nowIn } from './command/clock.ts';
import { type Call, type Command, exit, ledgerOptions, Refusal, UsageError } from './command/command.ts';
import { openGitRepository, openLedger } from './command/open.ts';
import { signDecision, signerOf } from './command/signing.ts';
import { commitWithdrawals, prepareWithdrawals, urlsOf, withdrawable, withdrawReason } from './command/withdrawing.ts';

export const command: Command = {
  name: 'withdraw',
  usage: '<path or id>… --reason <reason>',
  summary: 'summary-withdraw',
  options: {
    ...ledgerOptions,
    reason: { type: 'string', value: '更正|失效|涉密|隐私|舆情', help: 'option-reason' },
    notice: { type: 'string', value: 'text', help: 'option-notice' },
    key: { type: 'string', value: 'file', help: 'option-key' },
    as: { type: 'string', value: 'post@unit', help: 'option-as' },
    'stand-in-for': { type: 'string', value: 'person', help: 'option-stand-in-for' },
    yes: { type: 'boolean', help: 'option-yes' },
  },
  async run(call) {
    if (call.args.length === 0) throw new UsageError(call.say('usage-paths'));
    const reason = withdrawReason(call);
    const { git } = await openGitRepository(call);
    const { ledger } = await openLedger(call, { demandRoot: false });
    const articles = call.args.map((name) => {
      const article = withdrawable(ledger, name);
      if (!article) throw new Refusal(call.say('withdraw-unknown', { path: name }));
      return article;
    });
    const { person } = await signerOf(call, ledger);
    const prepared = await prepareWithdrawals(call, git, articles, reason, person, nowIn(call, ledger));
    const args = articles.map(({ path }) => path);
    const text: Call['text'] = (name) => (name === 'ref' ? prepared.commit : call.text(name));
    const code = await signDecision({ ...call, args, text }, 'approve');
    if (code !== exit.done) return code;
    await commitWithdrawals(git, prepared, articles);
    call.note('withdraw-urls');
    if (!call.json) call.world.err(`${urlsOf(ledger, articles).join('\n')}\n`);
    return code;
  },
};
