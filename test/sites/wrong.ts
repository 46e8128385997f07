import type { Approval } from '../../scripts/signoff/approval.ts';
import { evaluate } from '../../scripts/signoff/evaluate.ts';
import type { Change } from '../../scripts/signoff/opinion.ts';
import { demanded } from '../../scripts/signoff/route.ts';
import { statementDigest, statementText } from '../../scripts/signoff/statement.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { holders, onDuty, personOf } from '../../scripts/site/people.ts';
import { dayIn, within } from '../../scripts/site/time.ts';
import type { Act, Facts, Item, Post, Statement } from '../../scripts/site/types.gen.ts';
import { someDigest } from '../fixture/group.ts';

/** One signature: who, as what, which act; `step` is its place among all steps. */
interface Signature {
  person: string;
  post: Post;
  unit: string;
  act: Act;
  standInFor: string | null;
  decision: 'approve' | 'return';
}

interface Asked {
  facts: Facts;
  affected: ReadonlyMap<string, Facts>;
  officer: string | null;
  at: string;
}

/** Whether one signature of 审批 is enough for a change of these facts. */
export function signedBy(
  inForce: InForce,
  facts: Facts,
  by: Pick<Signature, 'person' | 'post' | 'unit'>,
  at: string,
): boolean {
  const approval = approvalOf(inForce, { ...by, act: '审批', standInFor: null, decision: 'approve' });
  return evaluate(inForce, changeOf(inForce, facts, new Map(), null), [approval], at).signed;
}

const root = someDigest('root');
const item: Item = { id: 'b000000001', path: 'main/a/2026/b', digest: someDigest('b'), replaces: null };

/** A signature whose cryptography was found good: these ways are about who may sign, as what and when. */
function approvalOf(inForce: InForce, { person, post, unit, act, standInFor, decision }: Signature): Approval {
  const statement: Statement = {
    v: 1,
    group: inForce.group.id,
    root,
    items: [item],
    signer: person,
    acts: [act],
    unit,
    post,
    stand_in_for: standInFor,
    decision,
    ...(decision === 'return' ? { remark: '请改' } : {}),
  };
  const text = statementText(statement);
  const key = personOf(inForce.registry, person)?.keys?.[0]?.key ?? 'ssh-ed25519 NOBODY';
  return { digest: statementDigest(text), statement, key, evidence: { statement: text, signature: '' } };
}

const changeOf = (
  { group }: InForce,
  facts: Facts,
  affected: ReadonlyMap<string, Facts>,
  officer: string | null,
): Change => ({
  group: group.id,
  root,
  item,
  facts,
  affected,
  spent: new Set(),
  records: new Map(),
  writers: officer ? [{ person: officer, as: ['officer'] }] : [],
});

/**
 * Tries a change of these facts in every wrong way: each step missing, each step signed by everybody else in every post he holds, neighbours
 * in the wrong order, one person in two steps whose posts he was given, the officer signing, a return behind all approvals; and, as the
 * right ways, each alternative of each step. `wrong` names what came out otherwise than it must.
 */
export function wrongWays(
  inForce: InForce,
  { facts, affected, officer, at }: Asked,
): { tried: number; wrong: string[] } {
  const demand = demanded(inForce, facts, affected);
  if ('refused' in demand) return { tried: 0, wrong: demand.refused.map(({ key }) => key) };
  const day = dayIn(inForce.group.zone, at);
  const all = demand.routes.flatMap((route) => route.steps.map((step) => ({ route, step })));
  // One signature fills the same step of two routes.
  const alike = (a: (typeof all)[number], b: (typeof all)[number]) =>
    a.route !== b.route && a.step.act === b.step.act && a.step.by.join() === b.step.by.join();
  const steps = all.filter((one, index) => !all.slice(0, index).some((other) => alike(one, other)));
  const mayFill = (signer: string, { person: named }: (typeof steps)[number]['step']): Signature[] => {
    const [post = '', unit = ''] = signer.split('@');
    return holders(inForce.registry, post, unit, day)
      .filter(({ person }) => post !== 'duty' || onDuty(inForce.registry, person.id, unit, at))
      .filter(({ person }) => person.id !== officer && (named ?? person.id) === person.id)
      .map(({ person, appointment }) => ({
        person: person.id,
        post: appointment.post,
        unit,
        act: '审核' as Act,
        standInFor: appointment.stand_in_for ?? null,
        decision: 'approve' as const,
      }));
  };
  const right: Signature[] = [];
  for (const { route, step } of steps) {
    const taken = steps.flatMap((other, index) => (other.route === route ? (right[index]?.person ?? []) : []));
    const found = step.by.flatMap((signer) => mayFill(signer, step)).find(({ person }) => !taken.includes(person));
    if (!found) return { tried: 0, wrong: [`nobody fills ${step.act} ${step.by.join('|')}`] };
    right.push({ ...found, act: step.act });
  }
  const change = (inn: InForce) => changeOf(inn, facts, affected, officer);
  let tried = 0;
  const wrong: string[] = [];
  const expectThat = (signed: boolean, what: string, list: readonly Signature[], inn = inForce) => {
    tried += 1;
    const found = evaluate(
      inn,
      change(inn),
      list.map((signature) => approvalOf(inn, signature)),
      at,
    );
    if (found.signed !== signed) wrong.push(`${what}: ${found.signed ? 'signed' : 'refused'}`);
    return found;
  };
  const instead = (index: number, signature: Signature) =>
    right.map((one, place) => (place === index ? signature : one));
  expectThat(true, 'as it should be', right);
  for (const [index, { route, step }] of steps.entries()) {
    const name = `${step.act} ${step.by.join('|')}`;
    const [own] = right.slice(index, index + 1);
    if (!own) continue;
    const less = expectThat(
      false,
      `without ${name}`,
      right.filter((_, place) => place !== index),
    );
    if (!less.signed && !less.missing.some(({ by }) => by.some((signer) => step.by.includes(signer))))
      wrong.push(`${name} is not named as missing`);
    expectThat(false, `${name} returned`, [...right, { ...own, decision: 'return' }]);
    for (const { id, appointments } of inForce.registry.people) {
      const posts = appointments.filter(
        ({ from, until, post, unit }) => within(day, from, until) && !step.by.includes(`${post}@${unit}`),
      );
      const claims = [
        ...posts.map(({ post, unit, stand_in_for: other }) => ({ post, unit, standInFor: other ?? null })),
        { post: own.post, unit: own.unit, standInFor: null },
      ];
      const entitled = step.by.some((signer) => mayFill(signer, step).some(({ person }) => person === id));
      for (const claim of entitled ? [] : claims)
        expectThat(
          false,
          `${name} by ${id} as ${claim.post}@${claim.unit}`,
          instead(index, { ...own, person: id, ...claim }),
        );
    }
    for (const signer of step.by) {
      const [other] = mayFill(signer, step).filter(
        ({ person }) => !right.some((one, place) => place !== index && one.person === person),
      );
      if (other) expectThat(true, `${name} by ${signer}`, instead(index, { ...other, act: step.act }));
    }
    const next = right[index + 1];
    if (!next || steps[index + 1]?.route !== route) continue;
    const swapped = right.map((one, place) => (place === index ? next : place === index + 1 ? own : one));
    const equal = `${own.act} ${own.post} ${own.unit}` === `${next.act} ${next.post} ${next.unit}`;
    if (route.ordered && !equal) expectThat(false, `${name} behind the next step`, swapped);
    const people = inForce.registry.people.map((person) =>
      person.id === own.person
        ? {
            ...person,
            appointments: [...person.appointments, { unit: next.unit, post: next.post, from: '2026-01-01' }],
          }
        : person,
    );
    const both = { ...inForce, registry: { ...inForce.registry, people } };
    expectThat(
      false,
      `${name} and the next step by one person`,
      instead(index + 1, { ...next, person: own.person, standInFor: null }),
      both,
    );
  }
  if (officer && right[0]) {
    const { unit, post } = right[0];
    const people = inForce.registry.people.map((person) =>
      person.id === officer
        ? {
            ...person,
            keys: [{ key: 'ssh-ed25519 OFFICER', from: '2026-01-01' }],
            appointments: [...person.appointments, { unit, post, from: '2026-01-01' }],
          }
        : person,
    );
    const promoted = { ...inForce, registry: { ...inForce.registry, people } };
    expectThat(false, 'the officer signs', instead(0, { ...right[0], person: officer, standInFor: null }), promoted);
  }
  return { tried, wrong };
}
