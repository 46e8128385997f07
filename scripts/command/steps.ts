import type { Ledger } from '../ledger/verify.ts';
import { signerOf, signersFor } from '../site/people.ts';
import type { ResolvedRoute } from '../site/types.gen.ts';
import { moment } from './clock.ts';
import type { Call } from './command.ts';
import { postsText } from './labels.ts';

/** Who may fill a step now: names, stand-ins marked 代; '' where the post is vacant. */
export function whoMay(call: Call, ledger: Ledger, by: readonly string[]): string {
  const when = moment(call, ledger);
  const names = by.flatMap((signer) => {
    return signersFor(ledger.inForce.registry, ...signerOf(signer), when).map(({ person, appointment }) =>
      appointment.stand_in_for ? `${person.name}（代）` : person.name,
    );
  });
  return [...new Set(names)].join('、');
}

/** The steps of routes on one line: act, posts, and who may sign today. */
export function stepsText(call: Call, ledger: Ledger, routes: readonly ResolvedRoute[]): string {
  return routes
    .flatMap(({ steps }) =>
      steps.map(
        ({ act, by }) =>
          `${act} ${postsText(call, ledger, by)}（${whoMay(call, ledger, by) || call.say('form-nobody')}）`,
      ),
    )
    .join(' → ');
}

/** A line for each step of the routes that nobody can fill today. */
export function vacancies(call: Call, ledger: Ledger, routes: readonly ResolvedRoute[]): string[] {
  const vacant = routes.flatMap(({ steps }) => steps.filter(({ by }) => whoMay(call, ledger, by) === ''));
  return vacant.map(({ by }) => call.say('missing-vacant', { by: postsText(call, ledger, by) }));
}
