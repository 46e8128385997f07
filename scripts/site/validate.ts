import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import type { Schemas } from './types.gen.ts';

/** Schemas that stand for a whole file, with the type each of them gives. */
const files = {
  group: 'Group',
  site: 'Site',
  registry: 'Registry',
  columns: 'Columns',
  policy: 'Policy',
  checklist: 'Checklist',
  rules: 'Rules',
  blocks: 'Blocks',
  banner: 'Banner',
  news: 'News',
  notice: 'Notice',
  document: 'Document',
  interpretation: 'Interpretation',
  page: 'Page',
  withdrawn: 'Withdrawn',
  statement: 'Statement',
  'ledger-record': 'LedgerRecord',
  demonstration: 'Demonstration',
  import: 'Import',
  'import-list': 'ImportList',
} as const;

export type SchemaName = keyof typeof files;
export type Valid<N extends SchemaName> = Schemas[(typeof files)[N]];

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv, ['date', 'date-time', 'email', 'regex']);
ajv.addKeyword({ keyword: 'en', schemaType: 'string' });
for (const name of ['terms', 'article', ...Object.keys(files)]) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8')));
}

const messages: Record<string, MessageKey> = {
  required: 'field-missing',
  additionalProperties: 'field-unknown',
  unevaluatedProperties: 'field-unknown',
  enum: 'field-not-allowed',
  const: 'field-not-allowed',
  type: 'field-type',
  pattern: 'field-form',
  format: 'field-form',
  minLength: 'field-too-short',
  maxLength: 'field-too-long',
  minItems: 'field-too-few',
  maxItems: 'field-too-many',
  uniqueItems: 'field-twice',
  minimum: 'field-out-of-range',
  maximum: 'field-out-of-range',
};

/** Errors of these keywords only repeat what another error says better. */
const echoes = new Set(['if', 'oneOf', 'anyOf', 'allOf']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The field's path, for example ['source', 'url']; a missing or unknown key is its last part. */
function pathOf(error: ErrorObject): (string | number)[] {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key: unknown =
    error.params.missingProperty ?? error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const whole = typeof key === 'string' ? [...path, key] : path;
  return whole.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** What the field should be, in the schema's own words. */
function wanted(error: ErrorObject): { title: string; wish: string } {
  const parent = error.parentSchema ?? {};
  const schema: unknown =
    error.keyword === 'required' ? propertyOf(parent, String(error.params.missingProperty)) : parent;
  const part = (name: string) =>
    typeof schema === 'object' && schema !== null && name in schema ? String(Reflect.get(schema, name)) : '';
  if (error.keyword === 'enum')
    return { title: part('title'), wish: (error.params.allowedValues as unknown[]).map(textOf).join('、') };
  if (error.keyword === 'const') return { title: part('title'), wish: textOf(error.params.allowedValue) };
  return { title: part('title'), wish: part('description') };
}

function propertyOf(schema: object, name: string): unknown {
  const properties: unknown = Reflect.get(schema, 'properties');
  const found: unknown =
    typeof properties === 'object' && properties !== null ? Reflect.get(properties, name) : undefined;
  const ref: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, '$ref') : undefined;
  const hasTitle = typeof found === 'object' && found !== null && 'title' in found;
  return hasTitle || typeof ref !== 'string' ? found : ajv.getSchema(ref)?.schema;
}

/** How the findings find their lines; `file` is the name shown. */
export interface Where {
  file: string;
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * `value` as the type of schema `name`, or every way in which it is not, one finding a field, never the validator's own
 * words. The value itself is never repeated in a message: it may be private.
 */
export function validate<N extends SchemaName>(
  name: N,
  value: unknown,
  where: Where,
): { value: Valid<N> } | { findings: Finding[] } {
  const check: ValidateFunction<Valid<N>> | undefined = ajv.getSchema<Valid<N>>(`${name}.json`);
  if (!check) throw new Error(`no schema ${name}`);
  if (check(value)) return { value };
  const told = new Map<string, Finding>();
  for (const error of check.errors ?? []) {
    const key = messages[error.keyword];
    if (!key && echoes.has(error.keyword) && (check.errors ?? []).length > 1) continue;
    const path = pathOf(error);
    const field = path.join('.') || where.file;
    if (told.has(field)) continue;
    const { title, wish } = wanted(error);
    told.set(field, {
      rule: 'schema',
      key: key ?? 'field-form',
      severity: 'error',
      file: where.file,
      line: where.lineOf(path),
      field,
      params: { field, title: title || field, wish: wish || '—', limit: String(error.params.limit ?? '') },
    });
  }
  return { findings: [...told.values()] };
}
