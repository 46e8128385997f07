import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { kinds } from './kinds.ts';
import type { Kind, Schemas } from './types.gen.ts';

/** Schemas that stand for a whole file, beside those of the kinds of articles. */
const files = [
  'group',
  'archive',
  'site',
  'registry',
  'columns',
  'policy',
  'checklist',
  'rules',
  'blocks',
  'banner',
  'withdrawn',
  'statement',
  'ledger-record',
  'demonstration',
  'import',
  'import-list',
  'table-block',
  'forge-account',
  'forge-accounts',
  'forge-attachment',
  'forge-branch',
  'forge-comment',
  'forge-event-gitea',
  'forge-event-github',
  'forge-key',
  'forge-line-comment-gitea',
  'forge-line-comment-github',
  'forge-protection-gitea',
  'forge-protection-github',
  'forge-pull',
  'forge-repository',
  'forge-right',
  'forge-secret',
  'forge-secrets-github',
  'forge-review-gitea',
  'forge-review-github',
  'forge-rule-github',
  'clauses',
  'test-report',
  'manifest',
  'release-list',
] as const;

/** 'ledger-record' → 'LedgerRecord': the type that a schema gives. */
type TypeName<N extends string> = N extends `${infer A}-${infer B}` ? `${Capitalize<A>}${TypeName<B>}` : Capitalize<N>;

export type SchemaName = (typeof files)[number] | Kind;
type Types = { [N in SchemaName]: TypeName<N> extends keyof Schemas ? Schemas[TypeName<N>] : never };
export type Valid<N extends SchemaName> = Types[N];

// That the schemas are schemas themselves, a test says: looking at them anew was a fifth of a short command's time.
const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  validateSchema: false,
});
addFormats.default(ajv, ['date', 'date-time', 'email', 'regex']);
ajv.addKeyword({ keyword: 'en', schemaType: 'string' });
for (const name of ['terms', 'article', ...kinds, ...files]) {
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

type Schema = { [key: string]: unknown };
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema and what it refers to or is put together from. */
function parts(schema: unknown): Schema[] {
  if (!isSchema(schema)) return [];
  const target = typeof schema.$ref === 'string' ? ajv.getSchema(schema.$ref)?.schema : undefined;
  const all = Array.isArray(schema.allOf) ? schema.allOf : [];
  return [schema, ...[target, ...all].flatMap(parts)];
}

/** The schema of the field at `path` below `root`, as far as it goes; its own title stands before that of what it refers to. */
function fieldSchema(root: unknown, path: readonly (string | number)[]): Schema[] {
  return path.reduce<Schema[]>((schemas, step) => {
    const below = schemas.map(({ properties, items }) =>
      typeof step === 'number' ? items : isSchema(properties) ? properties[step] : undefined,
    );
    return below.flatMap(parts);
  }, parts(root));
}

/** The Chinese title of the field at `path` of schema `name`; '' where the schemas give it none. */
export function titleOfField(name: SchemaName, path: readonly (string | number)[]): string {
  const titles = fieldSchema(ajv.getSchema(`${name}.json`)?.schema, path).map(({ title }) => title);
  return titles.find((title) => typeof title === 'string') ?? '';
}

/** What the field should be, in the schema's own words. */
function wanted(
  root: unknown,
  path: readonly (string | number)[],
  error: ErrorObject,
): { title: string; wish: string } {
  const schemas = [...fieldSchema(root, path), ...parts(error.parentSchema)];
  const word = (name: string) => schemas.map((schema) => schema[name]).find((text) => typeof text === 'string') ?? '';
  const title = String(word('title'));
  if (error.keyword === 'enum')
    return { title, wish: (error.params.allowedValues as unknown[]).map(textOf).join('、') };
  if (error.keyword === 'const') return { title, wish: textOf(error.params.allowedValue) };
  return { title, wish: String(word('description')) };
}

/** How the findings find their lines; `file` is the name shown. */
export interface Where {
  file: string;
  lineOf(path: readonly (string | number)[]): number;
}

/**
 * `value` as the type of schema `name`, or every way in which it is not, one finding a field, never the validator's own
 * words. The value itself is never repeated in a message: it may be private. What stands in no file is called by the schema's name.
 */
export function validate<N extends SchemaName>(
  name: N,
  value: unknown,
  where: Where = { file: name, lineOf: () => 1 },
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
    const { title, wish } = wanted(check.schema, path, error);
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
