import type { InForce, SiteModel } from '../site/in-force.ts';
import { signerOf, unitOf } from '../site/people.ts';
import type { Condition, Facts, Policy, Registry } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { conditions, ruledBy } from './condition.ts';
import { checkCondition, covers } from './policy-conditions.ts';
import { checkCoverage, lastingRoutes } from './policy-coverage.ts';

const posts = [
  'officer',
  'reviewer',
  'leader',
  'principal',
  'secrecy-officer',
  'site-admin',
  'site-leader',
  'duty',
  'keeper',
  'publisher',
];
const places = ['own', 'column', 'superior'];
const siteBundles = ['site', 'columns', 'policy', 'checklist', 'rules', 'blocks', 'banner'];

/**
 * Whether the policies of a set of governed files can rule at all, asked when the set is proposed (DESIGN §3, attacks 57 and 73): every
 * bundle, every kind of article in every column, every withdrawal and every purge has a route; routes name posts, units, questions and
 * answers that exist; none is out of reach. An empty list means yes.
 */
export function checkPolicies(inForce: InForce): Finding[] {
  const { group, sites } = inForce;
  const main = sites.get(group.main);
  const found: Finding[] = [];
  for (const [id, model] of sites) {
    const own = id === group.main || model.policy !== main?.policy;
    const file = `${own ? id : group.main}/policy.yml`;
    const tell = (key: MessageKey, params: Finding['params']) =>
      found.push({ rule: 'policy', key, severity: 'error', file, params });
    if (own) {
      checkRoutes(inForce, model, tell);
      checkBundles(inForce, id, model.policy, tell);
    }
    checkCoverage(inForce, id, model, tell);
  }
  return found;
}

export type Tell = (key: MessageKey, params: Finding['params']) => void;

function checkRoutes(inForce: InForce, { policy, checklist }: SiteModel, tell: Tell): void {
  const { registry } = inForce;
  const seen = new Set<string>();
  checkSigners(registry, 'publisher', policy.publisher ?? [], tell);
  for (const route of [...policy.routes, ...(policy.additions ?? [])]) {
    if (seen.has(route.id)) tell('policy-route-twice', { route: route.id });
    seen.add(route.id);
    for (const { by } of route.steps) checkSigners(registry, route.id, by, tell);
    for (const { checklist: asked } of conditions(route.when)) {
      for (const [question, answers] of Object.entries(asked ?? {})) {
        const known = checklist.questions.find(({ id }) => id === question);
        if (!known) tell('policy-question-unknown', { route: route.id, question });
        for (const answer of answers) {
          if (known?.answers && !known.answers.some(({ value }) => value === answer))
            tell('policy-answer-unknown', { route: route.id, question, answer });
        }
      }
    }
    checkCondition(inForce, route, tell);
    checkPractice(policy, route, tell);
  }
  for (const [index, route] of policy.routes.entries()) {
    const earlier = policy.routes.slice(0, index).find((other) => !other.until && covers(other.when, route.when));
    if (earlier) tell('policy-route-unreachable', { route: route.id, earlier: earlier.id });
  }
}

/** Posts that a route or the publisher's place names: they and their units exist, and somebody holds or held them. */
function checkSigners(registry: Registry, route: string, by: readonly string[], tell: Tell): void {
  for (const signer of by) {
    const [post, unit] = signerOf(signer);
    const reserved = places.includes(unit);
    const held = registry.people.some(({ appointments }) =>
      appointments.some((entry) => entry.post === post && (reserved || entry.unit === unit)),
    );
    if (!posts.includes(post) || !(reserved || unitOf(registry, unit))) tell('policy-signer-form', { route, signer });
    else if (!held) tell('policy-post-unknown', { route, signer });
  }
}

/**
 * Whether a condition lets through nothing but what a duty route may put online before it is confirmed. The confirmation of that is a
 * change, which must find another route; a withdrawal, a purge or a governed file is never provisional.
 */
const begins = ({ change, any }: Condition): boolean =>
  (change?.every((one) => ['new', 'move', 'return'].includes(one)) ?? false) || (any?.every(begins) ?? false);

/** Practices that the policy may allow (joined proofreading, standing authority, small corrections) are whole or refused. */
function checkPractice({ authorities = [], corrections }: Policy, route: Route, tell: Tell): void {
  const { id, steps, when } = route;
  for (const [index, { act, joined }] of steps.entries()) {
    const before = steps[index - 1];
    const review = before !== undefined && before.act !== '校对' && (before.count ?? 1) === 1;
    if (joined && !(act === '校对' && review)) tell('policy-joined', { route: id, act });
  }
  const all = conditions(when);
  for (const authority of new Set(all.flatMap((condition) => condition.authority ?? []))) {
    if (!authorities.some((known) => known.id === authority))
      tell('policy-authority-unknown', { route: id, authority });
    if (!('until' in route) || route.until === undefined) tell('policy-authority-open', { route: id, authority });
  }
  if ('provisional' in route && route.provisional && !begins(when)) tell('policy-provisional', { route: id });
  if (all.some(({ correction }) => correction) && !corrections) tell('policy-correction-none', { route: id });
}

type Route = Policy['routes'][number] | NonNullable<Policy['additions']>[number];

/** Every bundle that there is or could be at this policy's places has a route of its own kind. */
function checkBundles({ group, sites }: InForce, site: string, policy: Policy, tell: Tell): void {
  // A site without a policy of its own has the main one's.
  const ruled = [...sites].filter(([, model]) => model.policy === policy).map(([id]) => id);
  const bundles = [
    ...(site === group.main ? ['group.yml', 'archive.yml', 'registry'] : []),
    ...ruled.flatMap((id) => siteBundles.map((name) => `${id}/${name}.yml`)),
  ];
  for (const bundle of bundles) {
    const facts: Facts = { change: 'governed', governed: bundle, site };
    if (!lastingRoutes(policy).some(({ when }) => ruledBy(when, facts))) tell('policy-bundle-uncovered', { bundle });
  }
}
