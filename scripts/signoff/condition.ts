import { matchesGlob } from 'node:path/posix';
import type { Condition, Facts } from '../site/types.gen.ts';

/** Facts that a condition compares one to one with a list of allowed values. */
export const listed = [
  'change',
  'site',
  'unit',
  'unit_kind',
  'column',
  'kind',
  'class',
  'level',
  'placement',
  'authority',
] as const;
/** Facts that a condition asks to be true or false. */
export const flags = ['sensitive', 'emergency', 'reprint', 'unchecked', 'correction'] as const;

/** Whether every key of `condition` holds for `facts`. A fact that is not known never fulfils a key that asks for it. */
export function matches(condition: Condition, facts: Facts): boolean {
  for (const key of listed) {
    const allowed: readonly string[] | undefined = condition[key];
    const fact: string | undefined = facts[key];
    if (allowed && !(fact !== undefined && allowed.includes(fact))) return false;
  }
  for (const key of flags) if (condition[key] !== undefined && (facts[key] ?? false) !== condition[key]) return false;
  if (condition.governed) {
    const bundle = facts.governed;
    if (bundle === undefined || !condition.governed.some((pattern) => matchesGlob(bundle, pattern))) return false;
  }
  for (const [question, answers] of Object.entries(condition.checklist ?? {})) {
    const answer = facts.checklist?.[question];
    if (answer === undefined || !answers.includes(answer)) return false;
  }
  return condition.any ? condition.any.some((part) => matches(part, facts)) : true;
}

/**
 * Whether a route with this condition rules a change. Governed files are ruled by routes that name them only: one that is meant for
 * every other article must not let its signers change the rules.
 */
export const ruledBy = (condition: Condition, facts: Facts): boolean =>
  (facts.governed === undefined || namesGoverned(condition)) && matches(condition, facts);

/** A condition and every part of it. */
export const conditions = (condition: Condition): Condition[] => [
  condition,
  ...(condition.any ?? []).flatMap(conditions),
];

const namesGoverned = (condition: Condition): boolean =>
  conditions(condition).some(({ governed }) => governed !== undefined);
