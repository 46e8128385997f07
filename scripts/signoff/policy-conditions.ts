import { canonicalJson } from '../article/canonical.ts';
import type { InForce } from '../site/in-force.ts';
import { unitOf } from '../site/people.ts';
import type { Condition } from '../site/types.gen.ts';
import { flags, listed } from './condition.ts';
import type { Tell } from './policy-check.ts';

/** What only an article has: together with `governed` it can never hold. */
const ofArticles = [
  'unit',
  'unit_kind',
  'column',
  'kind',
  'class',
  'level',
  'placement',
  'authority',
  'checklist',
  ...flags,
] as const;

/** Whether whatever fulfils `late` fulfils `early` too, as far as their keys tell: then a route behind `early` is never reached. */
export function covers(early: Condition, late: Condition): boolean {
  // A condition that names no governed files rules articles alone, whatever else it says.
  if (late.governed && !early.governed) return false;
  const wider = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined) =>
    wide === undefined || (narrow?.every((value) => wide.includes(value)) ?? false);
  return (
    listed.every((key) => wider(early[key], late[key])) &&
    flags.every((key) => early[key] === undefined || early[key] === late[key]) &&
    (early.governed === undefined || early.governed.includes('**') ? true : wider(early.governed, late.governed)) &&
    Object.entries(early.checklist ?? {}).every(([question, answers]) => wider(answers, late.checklist?.[question])) &&
    (early.any === undefined || early.any.some((part) => covers(part, late)) || same(early.any, late.any)) &&
    !(early.governed && !late.governed)
  );
}

const same = (a: unknown, b: unknown) => canonicalJson({ value: a ?? null }) === canonicalJson({ value: b ?? null });

/** What an article must not be to fall under a standing authority (signoff/authority, D9.5). */
const unauthorised = ['sensitive', 'emergency'] as const;

/** A condition that nothing can fulfil, or that names what the group does not have. `around` is asked of its parts as well. */
export function checkCondition(
  inForce: InForce,
  { id, when }: { id: string; when: Condition },
  tell: Tell,
  around: Condition = {},
): void {
  const alone = when.governed ? ofArticles.filter((key) => when[key] !== undefined) : [];
  const [strange] = alone;
  if (strange) tell('policy-route-never', { route: id, why: `governed + ${strange}` });
  if (when.governed && when.change && !when.change.includes('governed'))
    tell('policy-route-never', { route: id, why: `governed + change: ${when.change.join('、')}` });
  const all = { ...around, ...when };
  const barred = all.authority && unauthorised.find((flag) => all[flag]);
  if (barred && (when.authority || when[barred]))
    tell('policy-route-never', { route: id, why: `authority + ${barred}: true` });
  for (const { what, name } of unknownNames(inForce, when)) tell('policy-name-unknown', { route: id, what, name });
  for (const part of when.any ?? []) checkCondition(inForce, { id, when: part }, tell, all);
}

function unknownNames({ registry, sites }: InForce, { unit = [], site = [], column = [] }: Condition) {
  const columns = new Set(
    [...sites].flatMap(([id, model]) => model.columns.columns.map((entry) => `${id}/${entry.id}`)),
  );
  return [
    ...unit.filter((name) => !unitOf(registry, name)).map((name) => ({ what: 'unit', name })),
    ...site.filter((name) => !sites.has(name)).map((name) => ({ what: 'site', name })),
    ...column.filter((name) => !columns.has(name)).map((name) => ({ what: 'column', name })),
  ];
}
