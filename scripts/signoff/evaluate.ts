import type { InForce } from '../site/in-force.ts';
import { personOf } from '../site/people.ts';
import { dayIn } from '../site/time.ts';
import type { Digest, RecordSigner, ResolvedRoute, SelfReview } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Approval } from './approval.ts';
import { lasting } from './authority.ts';
import { fill, type Missing } from './fill.ts';
import { type Change, type Ignored, type Opinion, opinionsOn } from './opinion.ts';
import type { Reviewed } from './reviewed.ts';
import { demanded } from './route.ts';
import { standing } from './standing.ts';
import { submissionFaults } from './submission.ts';
import { type Writer, writersFor } from './writer.ts';

/**
 * The verdict on a change. Signed: every step of every route is filled by `signers`, from the statements `used` (in order), which are
 * those of `evidence`. Refused: no route can be named, steps are `missing`, or somebody entitled returned it. `ignored` lists every
 * approval that did not count, but for the own first reviews of writers (`self`), which a route may want kept without counting them.
 */
export type Verdict =
  | {
      signed: true;
      routes: ResolvedRoute[];
      signers: RecordSigner[];
      self: SelfReview[];
      used: Digest[];
      evidence: Opinion['evidence'][];
      ignored: Ignored[];
    }
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
export function evaluate(
  governed: InForce,
  change: Change,
  approvals: readonly (Approval | Reviewed)[],
  at: string,
): Verdict {
  const day = dayIn(governed.group.zone, at);
  const inForce = lasting(governed, day);
  const demand = demanded(inForce, change.facts, change.affected);
  if ('refused' in demand)
    return { signed: false, routes: [], signers: [], reasons: demand.refused, missing: [], ignored: [] };
  const { routes } = demand;
  const nameOf = (id: string) => personOf(inForce.registry, id)?.name ?? id;
  const { opinions, ignored } = opinionsOn(inForce, change, routes, approvals, at);
  const { kept, superseded } = newest(opinions, nameOf);
  const returns = kept.filter(
    ({ decision, post, unit }) =>
      decision === 'return' && routes.some(({ steps }) => steps.some(({ by }) => by.includes(`${post}@${unit}`))),
  );
  const writers = writersFor(change);
  const filled = routes.map((route) =>
    fill(
      route,
      kept.filter(({ decision }) => decision === 'approve'),
      writers,
      nameOf,
    ),
  );
  const signers = filled.flatMap((part) => part.signers);
  const missing = filled.flatMap((part) => part.missing);
  const self = routes.some((route) => route.self_review) ? selfReviews(kept, writers) : [];
  const used = kept.filter(
    ({ statement }, index) =>
      [...signers, ...self].some((signer) => signer.statement === statement) &&
      kept.findIndex((other) => other.statement === statement) === index,
  );
  const unused = filled
    .flatMap((part) => part.ignored)
    .filter(
      ({ statement, person }, index, all) =>
        ![...signers, ...self].some((used) => used.statement === statement && used.person === person) &&
        all.findIndex((other) => other.statement === statement && other.person === person) === index,
    );
  const everyIgnored = [...ignored, ...superseded, ...unused];
  const returned = returns.map(({ person, remark }) =>
    remark ? said('returned', { person: nameOf(person), remark }) : said('returned-silent', { person: nameOf(person) }),
  );
  const reasons = [...submissionFaults(inForce, change.facts, change.writers, day), ...returned];
  if (missing.length > 0 || reasons.length > 0)
    return { signed: false, routes, signers, reasons, missing, ignored: everyIgnored };
  return {
    signed: true,
    routes,
    signers,
    self,
    used: used.map(({ statement }) => statement),
    evidence: used.map(({ evidence }) => evidence),
    ignored: everyIgnored,
  };
}

/** The first reviews that drafter and officer gave of their own text: kept as what they said, never an approval. */
function selfReviews(opinions: readonly Opinion[], writers: readonly Writer[]): SelfReview[] {
  const own = opinions.filter(
    ({ decision, acts, person }) =>
      decision === 'approve' &&
      acts.includes('初审') &&
      writers.some(
        (writer) => writer.person === person && writer.as.some((as) => as === 'drafter' || as === 'officer'),
      ),
  );
  return own
    .filter(({ person }, index) => own.findIndex((other) => other.person === person) === index)
    .map(({ person, statement }) => ({ person, statement }));
}

/** The decisions that stand, and those that their givers have taken back since. */
function newest(
  opinions: readonly Opinion[],
  nameOf: (id: string) => string,
): { kept: Opinion[]; superseded: Ignored[] } {
  const { kept, elsewhere } = standing(opinions);
  const stands = new Set(kept);
  const superseded = opinions
    .filter((opinion) => !stands.has(opinion))
    .map((opinion) => ({
      statement: opinion.statement,
      person: opinion.person,
      why: said(elsewhere.has(opinion) ? 'approval-returned-elsewhere' : 'approval-superseded', {
        person: nameOf(opinion.person),
      }),
    }));
  return { kept, superseded };
}
