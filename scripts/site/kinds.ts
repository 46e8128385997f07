import { readFileSync } from 'node:fs';
import terms from '../../schemas/terms.json' with { type: 'json' };
import type { Kind } from './types.gen.ts';

const names: readonly string[] = terms.$defs.Kind.enum;

export const isKind = (name: unknown): name is Kind => typeof name === 'string' && names.includes(name);

/** Every kind of article, in the order of schemas/terms.json; each has its schema in schemas/<kind>.json. */
export const kinds: readonly Kind[] = names.filter(isKind);

interface KindSchema {
  title: string;
  $defs?: Readonly<Record<string, { properties?: Readonly<Record<string, unknown>> }>>;
}

const schemas = new Map<Kind, KindSchema>(
  kinds.map((kind) => [kind, JSON.parse(readFileSync(new URL(`../../schemas/${kind}.json`, import.meta.url), 'utf8'))]),
);

/** 'public-list' → 'PublicList', as types.gen.ts calls what schemas/public-list.json describes. */
export const typeNameOf = (file: string): string =>
  file.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());

/** What people call a kind: the title of its schema. */
export const kindTitle = (kind: Kind): string => schemas.get(kind)?.title ?? kind;

/**
 * The fields that make an article of this kind what it is: the definition `<Kind>Fields` in its schema. They hold nothing but what the
 * public may read, no ids of other articles, and are what templates, search and API show. Kinds without that definition have none.
 */
export const fieldsOf = (kind: Kind): readonly string[] =>
  Object.keys(schemas.get(kind)?.$defs?.[`${typeNameOf(kind)}Fields`]?.properties ?? {});
