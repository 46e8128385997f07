import type { InForce } from '../site/in-force.ts';
import { personOf } from '../site/people.ts';
import type { Digest, RecordSigner, ResolvedRoute } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Approval } from './approval.ts';
import { fill, type Missing } from './fill.ts';
import { type Change, type Ignored, type Opinion, opinionsOn } from './opinion.ts';
import { demanded } from './route.ts';

/**
 * The verdict on a change. Signed: every step of every route is filled by `signers`, from the statements `used` (in order). Refused:
 * no route can be named, steps are `missing`, or somebody entitled returned it. `ignored` lists every approval that did not count.
 */
export type Verdict =
  | { signed: true; routes: ResolvedRoute[]; signers: RecordSigner[]; used: Digest[]; ignored: Ignored[] }
  | {
      signed: false;
      routes: ResolvedRoute[];
      signers: RecordSigner[];
      reasons: Said[];
      missing: Missing[];
      ignored: Ignored[];
    };

/**
 * Judges `approvals` (all of them, in the order in which they were given) on `change` by the governed files in force, at the moment
 * `at` (RFC 3339, the recorder's clock). Pure. A person's newest decision counts; a return by somebody of the route refuses.
 * The writer rule does not hold for withdrawals (DESIGN §3).
 */
export function evaluate(inForce: InForce, change: Change, approvals: readonly Approval[], at: string): Verdict {
  const demand = demanded(inForce, change.facts, change.affected);
  if ('refused' in demand)
    return { signed: false, routes: [], signers: [], reasons: demand.refused, missing: [], ignored: [] };
  const { routes } = demand;
  const nameOf = (id: string) => personOf(inForce.registry, id)?.name ?? id;
  const { opinions, ignored } = opinionsOn(inForce, change, approvals, at);
  const { standing, superseded } = newest(opinions, nameOf);
  const returns = standing.filter(
    ({ decision, post, unit }) =>
      decision === 'return' && routes.some(({ steps }) => steps.some(({ by }) => by.includes(`${post}@${unit}`))),
  );
  const writers = change.facts.change === 'withdraw' ? [] : change.writers;
  const filled = routes.map((route) =>
    fill(
      route,
      standing.filter(({ decision }) => decision === 'approve'),
      writers,
      nameOf,
    ),
  );
  const signers = filled.flatMap((part) => part.signers);
  const missing = filled.flatMap((part) => part.missing);
  const used = [...new Set(signers.map(({ statement }) => statement))];
  const unused = filled
    .flatMap((part) => part.ignored)
    .filter(
      ({ statement, person }, index, all) =>
        !signers.some((signer) => signer.statement === statement && signer.person === person) &&
        all.findIndex((other) => other.statement === statement && other.person === person) === index,
    );
  const everyIgnored = [...ignored, ...superseded, ...unused];
  const reasons = returns.map(({ person, remark }) =>
    remark ? said('returned', { person: nameOf(person), remark }) : said('returned-silent', { person: nameOf(person) }),
  );
  if (missing.length > 0 || reasons.length > 0)
    return { signed: false, routes, signers, reasons, missing, ignored: everyIgnored };
  return {
    signed: true,
    routes,
    signers,
    used: approvals.map(({ digest }) => digest).filter((digest) => used.includes(digest)),
    ignored: everyIgnored,
  };
}

/** Of each person's decisions those since he last changed his mind: an approval before a return never comes back (attacks 8). */
function newest(
  opinions: readonly Opinion[],
  nameOf: (id: string) => string,
): { standing: Opinion[]; superseded: Ignored[] } {
  const standing = opinions.filter(({ person, decision }, index) =>
    opinions.slice(index).every((later) => later.person !== person || later.decision === decision),
  );
  const superseded = opinions
    .filter((opinion) => !standing.includes(opinion))
    .map(({ statement, person }) => ({
      statement,
      person,
      why: said('approval-superseded', { person: nameOf(person) }),
    }));
  return { standing, superseded };
}
