import { type Call, Refusal } from '../command/command.ts';
import { openLedger } from '../command/open.ts';
import type { InForce } from '../site/in-force.ts';
import { personOf, unitOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { MessageKey } from '../words/say.ts';
import { onDay, printTable } from './table.ts';

export interface Held {
  post: string;
  person: string;
  terms: string;
  note: string;
}

/** Who held which post of a unit on `day`, in the order of the registry; stand-ins say for whom. */
export function heldIn(call: Call, { registry }: InForce, unit: string, day: string): Held[] {
  return registry.people.flatMap(({ name, appointments }) =>
    appointments
      .filter((term) => term.unit === unit && within(day, term.from, term.until))
      .map(({ post, from, until, stand_in_for: other, trained }) => {
        const acting = other ? call.say('people-acting', { name: personOf(registry, other)?.name ?? other }) : '';
        const taught = trained ? `${call.say('people-trained')} ${trained}` : '';
        return {
          post: call.say(`post-${post}` as MessageKey),
          person: name,
          terms: `${from} – ${until ?? ''}`.trim(),
          note: [acting, taught].filter(Boolean).join('；'),
        };
      }),
  );
}

/** `qianfa people unit <unit> --on <day>`: who held its posts on any past day, as the personnel file then said (D7). */
export async function peopleUnit(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const { day, inForce } = await onDay(call, ledger);
  const [unit = ''] = call.args;
  if (!unitOf(inForce.registry, unit)) throw new Refusal(call.say('people-unit-unknown', { unit, day }));
  return printTable(call, ['post', 'person', 'terms', 'note'], heldIn(call, inForce, unit, day));
}
