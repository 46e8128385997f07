import { readdirSync, readFileSync } from 'node:fs';
import { kinds, kindTitle, typeNameOf } from '../site/kinds.ts';

type Node = { [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const folder = new URL('../../schemas/', import.meta.url);

function titlesOf({ properties }: Node): Record<string, string> {
  if (!isNode(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) =>
      isNode(field) && typeof field.title === 'string' ? [[name, field.title]] : [],
    ),
  );
}

/**
 * What the fields of schemas/ are called, by the name of the type and of the field: `{{ labels.GuideFields.results }}`. So a page says
 * what the schema says, and nothing is named twice.
 */
export function labelsOfFields(): Record<string, Record<string, string>> {
  const labels: Record<string, Record<string, string>> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const schema: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    if (!isNode(schema)) throw new Error(`${file} is no schema`);
    const parts = isNode(schema.$defs) ? Object.entries(schema.$defs) : [];
    for (const [name, part] of [[typeNameOf(file.replace('.json', '')), schema] as const, ...parts]) {
      if (isNode(part)) labels[name] = titlesOf(part);
    }
  }
  return labels;
}

/** What people call each kind of article. */
export const labelsOfKinds = (): Record<string, string> =>
  Object.fromEntries(kinds.map((kind) => [kind, kindTitle(kind)]));
