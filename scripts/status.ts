import { callerEmail } from './command/caller-email.ts';
import { nowIn } from './command/clock.ts';
import { type Command, exit, ledgerOptions } from './command/command.ts';
import { forgeOf } from './command/forge-of.ts';
import { openGitRepository, openLedger, openLedgerAt } from './command/open.ts';
import { liveOf } from './ledger/live.ts';
import { fetchForge, kept } from './pull/fetch.ts';
import { personByEmail } from './site/people.ts';
import { dueRows } from './status/due.ts';
import { localRows, pullRows } from './status/open.ts';
import { doubles, statusText } from './status/row.ts';

export const command: Command = {
  name: 'status',
  usage: '[--mine]',
  summary: 'summary-status',
  options: {
    ...ledgerOptions,
    mine: { type: 'boolean', help: 'option-mine' },
    local: { type: 'boolean', help: 'option-local' },
  },
  async run(call) {
    const repository = await openGitRepository(call);
    const { git } = repository;
    const forge = call.world.env.QIANFA_FORGE_URL && !call.flag('local') ? forgeOf(call) : null;
    const branch = forge ? (await forge.forge.facts()).defaultBranch : '';
    if (forge) await fetchForge(call, git, forge.remote, branch);
    const { ledger } = forge
      ? await openLedgerAt(call, repository, { ref: kept.ledger, path: '' }, { demandRoot: false })
      : await openLedger(call, { demandRoot: false });
    const email = await callerEmail(call, git);
    const caller = (email === null ? undefined : personByEmail(ledger.inForce.registry, email))?.id ?? null;
    const open = forge
      ? await pullRows(call, git, forge, branch, ledger, caller)
      : await localRows(call, git, ledger, caller);
    const texts = (await liveOf(ledger)).articles.flatMap((article) => (article.status === 'live' ? [article] : []));
    const all = [...open, ...dueRows(texts, nowIn(call, ledger), ledger.inForce.group.zone, caller)];
    const rows = call.flag('mine') ? all.filter(({ mine }) => mine) : all;
    call.print(statusText(call, rows), {
      rows,
      doubles: doubles(rows).map((same) => same.map(({ pull, path }) => ({ pull, path }))),
    });
    return exit.done;
  },
};
