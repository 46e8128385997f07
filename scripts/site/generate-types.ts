import { readdirSync, readFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

type Node = { [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** 'ledger-record.json' → 'LedgerRecord'. */
function typeName(file: string): string {
  return file.replace('.json', '').replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
}

/** Rewrites references between files into references within one bundle, and drops what only validation needs. */
function localise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => localise(entry));
  if (!isNode(value)) return value;
  const { $defs: _defs, $id: _id, $schema: _schema, title, description, en, if: _if, then: _then, ...rest } = value;
  const out: Node = {};
  for (const [key, entry] of Object.entries(rest)) {
    // Below `properties` the keys are field names, and one of them may well be `title`.
    if (key !== 'properties' || !isNode(entry)) out[key] = localise(entry);
    else out[key] = Object.fromEntries(Object.entries(entry).map(([name, part]) => [name, localise(part)]));
  }
  if (typeof rest.$ref === 'string') {
    const [target = '', pointer] = rest.$ref.split('#/$defs/');
    return { $ref: `#/$defs/${pointer ?? typeName(target)}` };
  }
  if (typeof description === 'string' && typeof title === 'string') {
    out.description = typeof en === 'string' ? `${title}：${description} ${en}` : `${title}：${description}`;
  }
  return out;
}

/**
 * TypeScript source for every schema in `folder`: one exported type a file (`group.json` → `Group`) and one a definition.
 * Deterministic; throws when a schema cannot be read or a definition's name is used twice.
 */
export async function generateTypes(folder: URL): Promise<string> {
  const bundle: Node = {};
  const add = (name: string, schema: unknown) => {
    if (name in bundle) throw new Error(`schema definition ${name} stands twice`);
    bundle[name] = schema;
  };
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const schema: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    if (!isNode(schema)) throw new Error(`${file} is no schema`);
    if (isNode(schema.$defs)) for (const [name, part] of Object.entries(schema.$defs)) add(name, localise(part));
    if (file !== 'terms.json') add(typeName(file), localise(schema));
  }
  const root: JSONSchema = {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(bundle),
    properties: Object.fromEntries(Object.keys(bundle).map((name) => [name, { $ref: `#/$defs/${name}` }])),
    $defs: bundle as JSONSchema['$defs'],
  };
  return compile(root, 'Schemas', {
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    bannerComment: '// Generated from schemas/ by `npm run types`. Do not edit.',
    format: true,
    style: { singleQuote: true, printWidth: 120 },
  });
}
