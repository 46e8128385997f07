import { grammar, isTarget } from '../article/grammar.ts';
import type { TableBlock } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { parseYaml } from '../site/yaml.ts';
import type { Finding } from '../words/finding.ts';

/** A table block of a text: what it asks for, or every reason why it cannot be read; lines are those of index.md, from 1. */
export interface TableUse {
  line: number;
  lineOf(field: keyof TableBlock): number;
  read: { block: TableBlock } | { findings: Finding[] };
}

/** What stands behind the three backticks of a table block. */
export const tableMark = 'table';

const markdown = grammar(isTarget);

/** The table blocks of a body that begins on line `bodyLine`, in their order. */
export function tablesIn(body: string, bodyLine: number): TableUse[] {
  if (!body.includes(`\`\`\`${tableMark}`)) return [];
  return markdown.parse(body, {}).flatMap(({ type, info, content, map }): TableUse[] => {
    if (type !== 'fence' || info.trim() !== tableMark) return [];
    const line = bodyLine + (map?.[0] ?? 0);
    const yaml = parseYaml(content, 'index.md', line + 1);
    if ('findings' in yaml) return [{ line, lineOf: () => line, read: yaml }];
    const lineOf = (path: readonly (string | number)[]) => yaml.lineOf(path);
    const valid = validate('table-block', yaml.value, { file: 'index.md', lineOf });
    const read = 'findings' in valid ? valid : { block: valid.value };
    return [{ line, lineOf: (field) => lineOf([field]), read }];
  });
}
