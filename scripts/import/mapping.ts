import { readFile } from 'node:fs/promises';
import type { Import, ImportRule, ImportRules } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { parseYaml } from '../site/yaml.ts';
import type { Finding } from '../words/finding.ts';

/** The mapping in file `path`, or every reason why it is none. Throws when the file cannot be read. */
export async function readMapping(path: string): Promise<{ mapping: Import } | { findings: Finding[] }> {
  const yaml = parseYaml(await readFile(path, 'utf8'), path);
  if ('findings' in yaml) return yaml;
  const valid = validate('import', yaml.value, { file: path, lineOf: yaml.lineOf });
  return 'findings' in valid ? valid : { mapping: valid.value };
}

/** The rules in the order in which they are tried. */
export const rulesOf = (rules: ImportRules): readonly ImportRule[] => (Array.isArray(rules) ? rules : [rules]);

/** Which of the fields `all` of a source its mapping never reads: nothing of an old site is dropped without a word. */
export function unusedFields(mapping: Import, all: Iterable<string>): string[] {
  const { column, fields, original, body } = mapping;
  const rules = [column, ...Object.values(fields), original.date, original.address, original.source ?? []].flatMap(
    (entry) => (typeof entry === 'string' ? [] : rulesOf(entry)),
  );
  const read = new Set([body.from, ...rules.flatMap(({ from, template }) => [from, ...namesIn(template ?? '')])]);
  return [...all].filter((name) => !name.startsWith('$') && !read.has(name));
}

/** The names in the braces of a template. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
