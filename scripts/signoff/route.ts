import type { InForce } from '../site/in-force.ts';
import { signerOf, unitOf } from '../site/people.ts';
import type { ColumnPath, Facts, Policy, ResolvedRoute, Step } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { matches, ruledBy } from './condition.ts';

/** The routes that a change must go, each with its units filled in; or why none can be named. */
export type Demand = { routes: ResolvedRoute[] } | { refused: Said[] };

/**
 * The route of facts at one place: the first match of the policy in force of the facts' site, preceded by the additions that
 * match (DESIGN §2). No match is a refusal, never 'nothing needed'. Bundles of the group and the registry follow the main site.
 */
export function route(inForce: InForce, facts: Facts): { route: ResolvedRoute } | { refused: Said } {
  const site = facts.site ?? inForce.group.main;
  const model = inForce.sites.get(site);
  if (!model) return { refused: said('route-site-unknown', { site }) };
  const found = model.policy.routes.find(({ when }) => ruledBy(when, facts));
  if (!found) return { refused: said('route-none', { site, facts: describe(facts) }) };
  const additions = goes(facts) ? [] : (model.policy.additions ?? []);
  const steps = [
    ...additions.filter(({ when }) => matches(when, facts)).flatMap((addition) => addition.steps),
    ...found.steps,
  ];
  const seniors = facts.governed === undefined && !goes(facts) ? (model.policy.seniors ?? {}) : {};
  const resolved = steps.map((step) => resolve(inForce, withSeniors(step, seniors), facts));
  const lost = resolved.find((step) => 'refused' in step);
  if (lost && 'refused' in lost) return { refused: lost.refused };
  return {
    route: {
      id: found.id,
      title: found.title,
      site,
      ordered: found.ordered ?? true,
      ...(found.own_correction ? { own_correction: true } : {}),
      ...(found.self_review ? { self_review: true } : {}),
      ...(found.provisional ? { confirm_hours: found.provisional.confirm_hours } : {}),
      steps: withReviewer(
        resolved.flatMap((step) => ('refused' in step ? [] : [step])),
        facts,
      ),
    },
  };
}

/** Taking something away follows one route of the policy and nothing else: it is easier than publication (DESIGN §3). */
const goes = ({ change }: Facts): boolean => change === 'withdraw' || change === 'purge';

/**
 * The secrecy officer whom the article names must answer for himself (attacks 49): he fills the policy's own 保密审查 where the route
 * has one, else a step of his own in front.
 */
function withReviewer(steps: ResolvedRoute['steps'], facts: Facts): ResolvedRoute['steps'] {
  const { secrecy_reviewer: person, unit } = facts;
  if (person === undefined || unit === undefined || goes(facts)) return steps;
  const asked = steps.findIndex(({ act, count }) => act === '保密审查' && count === 1);
  if (asked >= 0) return steps.map((step, index) => (index === asked ? { ...step, person } : step));
  return [{ act: '保密审查', by: [`secrecy-officer@${unit}`], count: 1, person }, ...steps];
}

function resolve(inForce: InForce, step: Step, facts: Facts): ResolvedRoute['steps'][number] | { refused: Said } {
  const by: string[] = [];
  for (const signer of step.by) {
    const [post, place] = signerOf(signer);
    const units = unitsOf(inForce, place, facts);
    if (units.length === 0) return { refused: said('route-unit-unknown', { signer, unit: facts.unit ?? '—' }) };
    for (const unit of units) if (!by.includes(`${post}@${unit}`)) by.push(`${post}@${unit}`);
  }
  return {
    act: step.act,
    by,
    count: step.count ?? 1,
    ...(step.grade ? { grade: step.grade } : {}),
    ...(step.joined ? { joined: true } : {}),
  };
}

/** A step with the senior posts that may sign in place of those it names, behind them. */
function withSeniors(step: Step, seniors: NonNullable<Policy['seniors']>): Step {
  const more = step.by.flatMap((signer) => {
    const [post, unit] = signerOf(signer);
    return (Object.hasOwn(seniors, post) ? (seniors[post] ?? []) : []).map((senior) => `${senior}@${unit}`);
  });
  return { ...step, by: [...new Set([...step.by, ...more])] };
}

/** The units that `own`, `column`, `superior` or a unit id stand for. */
export function unitsOf(inForce: InForce, place: string, facts: Facts): string[] {
  const own = facts.unit ? unitOf(inForce.registry, facts.unit) : undefined;
  if (place === 'own') return own ? [own.id] : [];
  if (place === 'superior') return own?.parent ? [own.parent] : [];
  if (place === 'column') {
    const [site = '', id] = facts.column?.split('/') ?? [];
    const column = inForce.sites.get(site)?.columns.columns.find((entry) => entry.id === id);
    const units = column?.units ?? [];
    return units.includes('all') ? (own ? [own.id] : []) : units;
  }
  return unitOf(inForce.registry, place) ? [place] : [];
}

const at = (facts: Facts, column: ColumnPath): Facts => ({ ...facts, column, site: column.split('/')[0] ?? '' });

/**
 * Every route that `facts` demand: that of its own column, of each column it is also listed in, of the column it leaves, and of each
 * article of another unit that it supersedes, repeals, amends, interprets or takes over (`affected`, by id). Equal routes count once.
 * A withdrawal or purge goes by the route of its own column alone.
 */
export function demanded(inForce: InForce, facts: Facts, affected: ReadonlyMap<string, Facts>): Demand {
  const places: Facts[] = [facts];
  for (const column of goes(facts) ? [] : (facts.also_in ?? [])) places.push(at(facts, column));
  if (facts.from_column) places.push(at(facts, facts.from_column));
  for (const id of goes(facts) ? [] : (facts.affects ?? [])) {
    const other = affected.get(id);
    if (!other) return { refused: [said('route-affected-unknown', { id })] };
    // Its secrecy officer answered for that text, and how small its last change was says nothing of this one.
    const { secrecy_reviewer: _reviewer, correction: _correction, authority: _authority, ...rest } = other;
    places.push({ ...rest, change: 'change' });
  }
  const routes: ResolvedRoute[] = [];
  const refused: Said[] = [];
  for (const place of places) {
    const found = route(inForce, place);
    if ('refused' in found) refused.push(found.refused);
    else if (!routes.some((known) => JSON.stringify(known) === JSON.stringify(found.route))) routes.push(found.route);
  }
  return refused.length > 0 ? { refused } : { routes };
}

/** The steps as an article's `review` lists them. */
export function reviewOf(
  routes: readonly ResolvedRoute[],
): { act: ResolvedRoute['steps'][number]['act']; by: string[] }[] {
  return routes.flatMap(({ steps }) =>
    steps.flatMap(({ act, by, count }) => Array.from({ length: count }, () => ({ act, by }))),
  );
}

const describe = (facts: Facts): string =>
  [facts.change, facts.governed, facts.column, facts.unit_kind, facts.kind, facts.level, facts.placement]
    .filter(Boolean)
    .join(' · ');
