import type { Call } from '../command/command.ts';
import { exit } from '../command/command.ts';
import type { Connected } from '../command/forge-of.ts';
import type { StatusState } from '../forge/forge.ts';
import type { Git } from '../git/git.ts';
import type { Ledger } from '../ledger/verify.ts';
import { commentOf, headline } from './comment.ts';
import { pullCopies, putWithCopies } from './copies.ts';
import { type Plan, type PullState, planOf, toAsk, waitingNames } from './plan.ts';
import { type ReadPull, readPull } from './read.ts';
import { remarksOf } from './remarks.ts';
import { sealOf } from './seal.ts';
import { shownLine } from './shown.ts';

/** The hidden mark of our comment, and the name of our status on a head. */
export const marker = 'signoff';
export const context = 'qianfa/signoff';

const states: Readonly<Record<PullState, StatusState>> = {
  refused: 'failure',
  returned: 'failure',
  pending: 'pending',
  signed: 'success',
  recorded: 'success',
  nothing: 'success',
};

/**
 * Reads and judges one pull request, and answers on the forge: status of its head, the one comment, and a request to whoever must sign next.
 * Doing it again changes nothing where nothing changed. Gives what it read and the exit code that this is.
 */
export async function answerPull(
  call: Call,
  git: Git,
  connected: Connected,
  ledger: Ledger,
  branch: string,
  number: number,
): Promise<{ read: ReadPull; plan: Plan; code: number }> {
  const { forge } = connected;
  const read = await readPull(call, git, connected, ledger, branch, number);
  const plan = planOf(call, ledger, read);
  const comments = await forge.comments(number);
  const remarks = remarksOf(ledger, forge.url, marker, comments, read.reviews);
  const copies = await pullCopies(ledger, read);
  const seal = sealOf(call, forge, number);
  const comment = await putWithCopies(call, forge, { number, marker, comments, seal }, copies, (links, taken) => {
    const shown = shownLine(read.items, links, seal);
    return commentOf(call, ledger, read, plan, remarks, links, forge.dialect, taken + shown.length) + shown;
  });
  const { state } = plan;
  if (read.pull.open) {
    const description = call.say(`status-${state}`, statusParams(call, read, plan));
    await forge.setStatus(read.commits.head, { context, state: states[state], description, url: comment.url });
  }
  const ids = toAsk(call, ledger, forge.url, read, plan);
  for (const { id, said } of ids.length > 0 ? await forge.requestReviews(number, ids) : []) {
    const name = plan.next
      .flatMap(({ people }) => people)
      .find(({ person }) => person.accounts?.some((account) => account.id === id))?.person.name;
    call.note('ask-refused', { name: name ?? id, why: said });
  }
  call.note('signoff-done', { pull: number, head: headline(call, plan) });
  return {
    read,
    plan,
    code: state === 'refused' || state === 'returned' || state === 'pending' ? exit.refused : exit.done,
  };
}

function statusParams(call: Call, { changes, items }: ReadPull, { form, next }: Plan): Record<string, string> {
  const [first] = changes.refused;
  const finding = items
    .flatMap(({ target, findings }) => (target ? [] : findings))
    .find(({ severity }) => severity === 'error');
  const unknown = items.flatMap((item) => item.unknown)[0];
  const why = first
    ? call.tell(first)
    : finding
      ? call.say(finding.key, finding.params)
      : unknown
        ? call.tell(unknown)
        : '—';
  return { form: form ?? '—', who: waitingNames(next).join('、') || '—', why };
}
