import type { InForce, SiteModel } from '../site/in-force.ts';
import { unitOf } from '../site/people.ts';
import type { Condition, Facts, Policy, Registry } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { ruledBy } from './condition.ts';

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
 * bundle, every kind of article in every column and every withdrawal has a route; routes name posts, units, questions and answers
 * that exist; none is out of reach. An empty list means yes.
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

type Tell = (key: MessageKey, params: Finding['params']) => void;

function checkRoutes({ registry }: InForce, { policy, checklist }: SiteModel, tell: Tell): void {
  const seen = new Set<string>();
  let always: string | null = null;
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
    if (!policy.routes.some(({ id }) => id === route.id)) continue;
    if (always) tell('policy-route-unreachable', { route: route.id, earlier: always });
    else if (Object.keys(route.when).length === 0) always = route.id;
  }
}

/** Posts that a route or the publisher's place names: they and their units exist, and somebody holds or held them. */
function checkSigners(registry: Registry, route: string, by: readonly string[], tell: Tell): void {
  for (const signer of by) {
    const at = signer.indexOf('@');
    const [post, unit] = [signer.slice(0, at), signer.slice(at + 1)];
    const reserved = places.includes(unit);
    const held = registry.people.some(({ appointments }) =>
      appointments.some((entry) => entry.post === post && (reserved || entry.unit === unit)),
    );
    if (!posts.includes(post) || !(reserved || unitOf(registry, unit))) tell('policy-signer-form', { route, signer });
    else if (!held) tell('policy-post-unknown', { route, signer });
  }
}

const conditions = (condition: Condition): Condition[] => [condition, ...(condition.any ?? []).flatMap(conditions)];

/** Every bundle that there is or could be at this policy's places has a route of its own kind. */
function checkBundles({ group, sites }: InForce, site: string, policy: Policy, tell: Tell): void {
  const ruled = [...sites]
    .filter(([id, model]) => id === site || (site === group.main && model.policy === policy))
    .map(([id]) => id);
  const bundles = [
    ...(site === group.main ? ['group.yml', 'registry'] : []),
    ...ruled.flatMap((id) => siteBundles.map((name) => `${id}/${name}.yml`)),
  ];
  for (const bundle of bundles) {
    const facts: Facts = { change: 'governed', governed: bundle, site };
    if (!policy.routes.some(({ when }) => ruledBy(when, facts))) tell('policy-bundle-uncovered', { bundle });
  }
}

function checkCoverage({ registry }: InForce, site: string, { columns, policy }: SiteModel, tell: Tell): void {
  const rules = (facts: Facts) => policy.routes.some(({ when }) => ruledBy(when, facts));
  for (const column of columns.columns) {
    const units = column.units.includes('all')
      ? registry.units
      : registry.units.filter(({ id }) => column.units.includes(id));
    for (const unit of units) {
      for (const kind of column.kinds) {
        const place: Omit<Facts, 'change'> = {
          site,
          column: `${site}/${column.id}`,
          unit: unit.id,
          unit_kind: unit.kind,
          kind,
        };
        const bare = [false, true].flatMap((reprint) =>
          (['常规', '一般', '重要', '重大'] as const).flatMap((level) =>
            (['基本', '动态', '专题'] as const).flatMap((information) =>
              (['column', 'home', 'headline'] as const).map((placement) => ({
                ...place,
                reprint,
                level,
                class: information,
                placement,
              })),
            ),
          ),
        );
        const open = bare.find(
          (facts) => !(['new', 'change', 'move', 'return'] as const).every((change) => rules({ ...facts, change })),
        );
        if (open) {
          tell('policy-kind-uncovered', { kind, column: column.id, unit_kind: unit.kind, level: open.level });
          return;
        }
        if (!rules({ ...place, change: 'withdraw' })) {
          tell('policy-change-uncovered', { change: 'withdraw' });
          return;
        }
      }
    }
  }
}
