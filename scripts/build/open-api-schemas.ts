import { readdirSync, readFileSync } from 'node:fs';
import { kinds, typeNameOf } from '../site/kinds.ts';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const folder = new URL('../../schemas/', import.meta.url);
const place = '#/components/schemas/';

const nameOf = (file: string) => typeNameOf(file.replace('.json', ''));

/** A reference between files as one inside the OpenAPI document; the same names mean the same. */
function refOf(ref: string, own: string): string {
  const [file, definition] = ref.split('#/$defs/');
  return `${place}${definition ?? nameOf(file === undefined || file === '' || file === '#' ? own : file)}`;
}

/**
 * A schema as OpenAPI 3.1 takes it: both languages in its description, nothing that belongs to the file alone, and open for fields to
 * come, so that whoever checks answers against it is not broken by them.
 */
function converted(value: unknown, own: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => converted(entry, own));
  if (!isNode(value)) return value;
  const {
    $schema: _schema,
    $id: _id,
    $defs: _defs,
    examples: _examples,
    additionalProperties: _more,
    en,
    ...rest
  } = value;
  const out: Node = {};
  for (const [key, entry] of Object.entries(rest)) {
    // Below `properties` the keys are field names, and one of them may well be `title` or `examples`.
    if (key !== 'properties' || !isNode(entry)) out[key] = converted(entry, own);
    else out[key] = Object.fromEntries(Object.entries(entry).map(([name, part]) => [name, converted(part, own)]));
  }
  if (typeof out.$ref === 'string') out.$ref = refOf(out.$ref, own);
  if (typeof out.description === 'string' && typeof en === 'string') out.description = `${out.description} ${en}`;
  return out;
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (!isNode(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref.slice(place.length)] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

/** What answers are made of: schemas of their own, terms, and what kinds of articles keep in definitions for everybody to read. */
const isPublic = (file: string) =>
  /^(public-[a-z-]+|terms)\.json$/.test(file) || kinds.some((kind) => file === `${kind}.json`);

const all = new Map<string, unknown>();
const examples = new Map<string, unknown>();
for (const file of readdirSync(folder).filter(isPublic)) {
  const schema: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!isNode(schema)) throw new Error(`${file} is no schema`);
  if (isNode(schema.$defs))
    for (const [name, part] of Object.entries(schema.$defs)) all.set(name, converted(part, file));
  all.set(nameOf(file), converted(schema, file));
  if (Array.isArray(schema.examples)) examples.set(nameOf(file), schema.examples[0]);
}

/** `details` of an article follow the definition of its kind, where it has one. */
function withDetails(): void {
  const article = all.get('PublicArticle');
  const properties = isNode(article) ? article.properties : undefined;
  if (!isNode(properties) || !isNode(properties.details)) throw new Error('PublicArticle has no details');
  const fields = kinds.map((kind) => `${typeNameOf(kind)}Fields`).filter((name) => all.has(name));
  const { type: _type, ...said } = properties.details;
  properties.details = { ...said, anyOf: [...fields.map((name) => ({ $ref: place + name })), { type: 'null' }] };
}
withDetails();

/** The schemas of schemas/ that `names` need, by name in the order of the alphabet. Throws when one is missing. */
export function schemasFor(names: readonly string[]): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const wanted = [...names];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue;
    if (!all.has(name)) throw new Error(`no schema ${name}`);
    found.set(name, all.get(name));
    wanted.push(...refsIn(all.get(name)));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The schema's own example of a whole answer. */
export const exampleOf = (name: string): unknown => examples.get(name);
