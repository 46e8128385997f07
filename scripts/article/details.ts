import { fieldsOf } from '../site/kinds.ts';
import type { FrontMatter } from './front-matter.ts';

/** What only this kind of article says, in the order of its schema (site/kinds.ts, fieldsOf); null for kinds that have no such fields. */
export function detailsOf(front: FrontMatter): Readonly<Record<string, unknown>> | null {
  const names = fieldsOf(front.kind);
  if (names.length === 0) return null;
  const given = new Map<string, unknown>(Object.entries(front));
  return Object.fromEntries(names.flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])));
}

/** Every text in a value of front matter, in order. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
