import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldDocs } from '../../scripts/site/field-docs.ts';

const schemas = new URL('../../schemas/', import.meta.url);
const page = fieldDocs(schemas);

/** Names of all fields of a schema, however deep. */
function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(names);
  if (typeof value !== 'object' || value === null) return [];
  const properties: unknown = Reflect.get(value, 'properties');
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(value).flatMap(names)];
}

describe('the documentation of the governed files', () => {
  it.each(['group', 'registry', 'site', 'columns', 'policy', 'checklist', 'rules', 'archive'])(
    'has every field of %s',
    (name) => {
      const schema: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, schemas), 'utf8'));
      const missing = names(schema).filter((field) => !new RegExp(`\`([a-z_]+\\.)*${field}\``).test(page));
      expect(missing).toEqual([]);
    },
  );

  it('links to headings that it has', () => {
    const headings = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase()));
    const lost = [...page.matchAll(/\]\(#([^)]+)\)/g)]
      .map(([, anchor = '']) => anchor)
      .filter((anchor) => !headings.has(anchor));
    expect(lost).toEqual([]);
  });

  it('is what stands in schemas/README.md', () => {
    expect(readFileSync(new URL('README.md', schemas), 'utf8')).toBe(page);
  });
});
