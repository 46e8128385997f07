import { type Entry, verdicts } from '../ledger/compose.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Approval } from '../signoff/approval.ts';
import type { Missing } from '../signoff/fill.ts';
import { joinedTo } from '../signoff/joined.ts';
import { appointmentsTo, signerOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Act, Person, Post } from '../site/types.gen.ts';
import { nowIn, today } from './clock.ts';
import { type Call, Refusal } from './command.ts';
import type { Target } from './targets.ts';

/** What a person signs as. */
export interface Capacity {
  unit: string;
  post: Post;
  acts: Act[];
  standInFor: string | null;
}

/** The first open step of the entries that the person may fill, or what --as, --act and --stand-in-for say. */
export function capacityOf(
  call: Call,
  ledger: Ledger,
  person: Person,
  entries: readonly Entry[],
  approvals: readonly Approval[],
): Capacity {
  const at = nowIn(call, ledger);
  const judged = entries.flatMap((entry) => verdicts(ledger, entry, approvals, at));
  const open = judged.flatMap((verdict): Pick<Missing, 'act' | 'by'>[] => (verdict.signed ? [] : verdict.missing));
  const every = judged.flatMap(({ routes }) => routes.flatMap(({ steps }) => steps));
  const [as, act, other] = [call.text('as'), call.text('act'), call.text('stand-in-for')];
  for (const step of [...open, ...every]) {
    for (const signer of step.by) {
      const [post, unit] = signerOf(signer);
      const held = appointmentsTo(person, post, unit).find(
        ({ from, until, stand_in_for: standIn }) =>
          within(at.slice(0, 10), from, until) && (other === undefined || standIn === other),
      );
      if (!held || (as !== undefined && as !== signer) || (act !== undefined && act !== step.act)) continue;
      const acts = open.filter(({ by }) => by.includes(signer)).map((missing) => missing.act);
      const one = [
        step.act,
        ...joinedTo(
          judged.flatMap(({ routes }) => routes),
          step.act,
          signer,
        ),
      ];
      return {
        unit,
        post: held.post,
        acts: act ? [step.act] : [...new Set(entries.length > 1 && acts.length > 0 ? acts : one)],
        standInFor: held.stand_in_for ?? null,
      };
    }
  }
  throw new Refusal(call.say('sign-nothing-open', { person: person.name }));
}

/** In which capacity a writer declares that he has reviewed his own text: where no route keeps that, he need not. */
export function ownReview(
  call: Call,
  ledger: Ledger,
  person: Person,
  targets: readonly Pick<Target, 'item' | 'routes'>[],
): Capacity {
  const wanted = targets.every(({ routes }) => routes.some((route) => route.self_review));
  const units = [...new Set(targets.map(({ item }) => item.facts?.unit ?? ''))];
  const [unit = ''] = units;
  const held = appointmentsTo(person, 'officer', unit).find(({ from, until }) =>
    within(today(call, ledger), from, until),
  );
  if (!wanted || units.length !== 1 || !held) throw new Refusal(call.say('sign-no-self', { person: person.name }));
  return { unit, post: 'officer', acts: ['初审'], standInFor: held.stand_in_for ?? null };
}
