import { readFileSync } from 'node:fs';
import { typeNameOf } from './kinds.ts';
import type { Kind } from './types.gen.ts';

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const folder = new URL('../../schemas/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

/** What a `$ref` such as terms.json#/$defs/Day points at, under whatever the place itself says. */
function resolved(node: Node): Node {
  const [file = '', path = ''] = String(node.$ref ?? '').split('#/');
  if (file === '') return node;
  const target = path.split('/').reduce<unknown>((part, key) => (isNode(part) ? part[key] : undefined), read(file));
  return isNode(target) ? { ...resolved(target), ...node } : node;
}

/**
 * The fields that an article of this kind must have of its own, as YAML lines to be filled in: each with a comment that says what it is and
 * which values it takes. Optional ones follow as comments; those that are `given` already are left out. Empty for kinds whose schema has no definition `<Kind>Fields`.
 */
export function skeletonOf(kind: Kind, given: ReadonlySet<string> = new Set()): string[] {
  const schema = read(`${kind}.json`);
  const parts = isNode(schema) && isNode(schema.$defs) ? schema.$defs : {};
  const fields = parts[`${typeNameOf(kind)}Fields`];
  return isNode(fields) ? linesOf(fields, '', given) : [];
}

function linesOf(schema: Node, indent: string, given: ReadonlySet<string> = new Set()): string[] {
  const properties = isNode(schema.properties) ? schema.properties : {};
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const fields = Object.entries(properties).flatMap(([name, field]) =>
    isNode(field) && !given.has(name) ? [{ name, field: resolved(field) }] : [],
  );
  return [
    ...fields
      .filter(({ name }) => required.includes(name))
      .flatMap(({ name, field }) => fieldLines(name, field, indent)),
    ...fields
      .filter(({ name }) => !required.includes(name))
      .map(({ name, field }) => `${indent}# ${name}:${comment(field, true)}`),
  ];
}

function fieldLines(name: string, field: Node, indent: string): string[] {
  const head = `${indent}${name}:${comment(field, false)}`;
  const items = isNode(field.items) ? resolved(field.items) : null;
  if (items && isNode(items.properties)) {
    const [first = '', ...rest] = linesOf(items, `${indent}    `);
    return [head, `${indent}  - ${first.trimStart()}`, ...rest];
  }
  return isNode(field.properties) ? [head, ...linesOf(field, `${indent}  `)] : [head];
}

function comment({ title, description, enum: values, items, type }: Node, optional: boolean): string {
  const item = isNode(items) ? resolved(items) : {};
  const listed: unknown[] = [values, item.enum].find(Array.isArray) ?? [];
  const said = String(description ?? '');
  const choices =
    listed.length > 0 && !listed.every((value) => said.includes(String(value))) ? `（${listed.join('、')}）` : '';
  const many = type === 'array' && !isNode(item.properties) ? '多项写成 [甲, 乙]。' : '';
  return ` # ${optional ? '可选 ' : ''}${String(title ?? '')}：${said}${choices}${many}`;
}
