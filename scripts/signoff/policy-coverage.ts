import type { InForce, SiteModel } from '../site/in-force.ts';
import { signerOf, unitOf } from '../site/people.ts';
import type { Facts, Policy } from '../site/types.gen.ts';
import { conditions, flags, matches, ruledBy } from './condition.ts';
import type { Tell } from './policy-check.ts';
import { unitsOf } from './route.ts';

type Place = Required<Pick<Facts, 'site' | 'column' | 'unit' | 'unit_kind' | 'kind'>>;
/** A route, or steps that may be added to one. */
type Part = Policy['routes'][number] | NonNullable<Policy['additions']>[number];

const levels = ['常规', '一般', '重要', '重大'] as const;
const classes = ['基本', '动态', '专题'] as const;
const placements = ['column', 'home', 'headline'] as const;
/** What happens to articles; each needs a route. */
const everyChange = ['new', 'change', 'move', 'return', 'withdraw', 'purge', 'import'] as const;
const goes: readonly string[] = ['withdraw', 'purge'];

/** Routes without a last day: what ends must leave nothing without a route. */
export const lastingRoutes = ({ routes }: Policy) => routes.filter(({ until }) => until === undefined);

/**
 * Whether every kind of article in every column has a route that can be gone, whatever happens to it: one whose units exist for it. A fault
 * is told once for each kind of article and of unit.
 */
export function checkCoverage(inForce: InForce, site: string, { columns, policy }: SiteModel, tell: Tell): void {
  const told = new Set<string>();
  const once: Tell = (key, params) => {
    const { kind, unit_kind, change, route, signer } = params;
    const name = JSON.stringify([key, kind, unit_kind, goes.includes(String(change)) && change, route, signer]);
    if (!told.has(name)) tell(key, params);
    told.add(name);
  };
  const cases = casesOf(inForce, policy);
  for (const { id, units, kinds } of columns.columns) {
    for (const unit of inForce.registry.units) {
      if (!units.includes('all') && !units.includes(unit.id)) continue;
      for (const kind of kinds) {
        const place = { site, column: `${site}/${id}`, unit: unit.id, unit_kind: unit.kind, kind };
        checkPlace(inForce, policy, place, cases, once);
      }
    }
  }
}

function checkPlace(inForce: InForce, policy: Policy, place: Place, cases: readonly Facts[], tell: Tell): void {
  const routes = lastingRoutes(policy);
  const nobody = lostSigners(inForce, policy, place);
  const { kind, column, unit_kind, unit } = place;
  for (const one of cases) {
    const facts = { ...one, ...place };
    const { change, level = '' } = facts;
    const found = routes.find(({ when }) => ruledBy(when, facts));
    if (!found) {
      const key = goes.includes(change) ? 'policy-change-uncovered' : 'policy-kind-uncovered';
      tell(key, { kind, column, unit_kind, level, change });
      continue;
    }
    for (const [part, signer] of nobody)
      if (part === found || added(policy, part, facts))
        tell('policy-unit-none', {
          route: part.id,
          signer,
          kind,
          unit_kind,
          unit: unitOf(inForce.registry, unit)?.name ?? unit,
        });
  }
}

/** Routes and additions that ask for a unit which does not exist for articles of a place, each with that signer. */
function lostSigners(inForce: InForce, policy: Policy, place: Place): Map<Part, string> {
  const lost = (signer: string) => unitsOf(inForce, signerOf(signer)[1], { ...place, change: 'new' }).length === 0;
  const parts: Part[] = [...policy.routes, ...(policy.additions ?? [])];
  return new Map(
    parts.flatMap((part) => {
      const signer = part.steps.flatMap(({ by }) => by).find(lost);
      return signer === undefined ? [] : [[part, signer] as const];
    }),
  );
}

/** Whether an addition goes before the route of an article. */
const added = ({ additions = [] }: Policy, part: Part, facts: Facts): boolean =>
  additions.some((addition) => addition === part) && !goes.includes(facts.change) && matches(part.when, facts);

/**
 * All ways in which articles of one place differ for a policy, with all that may happen to them: of what no condition asks, one value stands
 * for all. A flag is worse than its absence only where a route asks that it be false or an addition names it, so it is tried only then; only
 * a change of what is live is a small correction.
 */
function casesOf({ group }: InForce, policy: Policy): Facts[] {
  const more = (policy.additions ?? []).flatMap(({ when }) => conditions(when));
  const routes = lastingRoutes(policy).flatMap(({ when }) => conditions(when));
  const asked = [...routes, ...more];
  const some = <T>(key: 'level' | 'class' | 'placement', values: readonly T[]) =>
    asked.some((condition) => condition[key]) ? values : values.slice(0, 1);
  const tried = flags.filter(
    (flag) => routes.some((one) => one[flag] === false) || more.some((one) => one[flag] !== undefined),
  );
  const changes = everyChange.filter((change) => change !== 'import' || group.import);
  const plain: Facts[] = some('level', levels).flatMap((level) =>
    some('class', classes).flatMap((information) =>
      some('placement', placements).flatMap((placement) =>
        changes.map((change) => ({ level, class: information, placement, change })),
      ),
    ),
  );
  return tried
    .reduce((all, flag) => all.flatMap((one) => [one, { ...one, [flag]: true }]), plain)
    .filter(({ change, correction }) => !correction || change === 'change');
}
