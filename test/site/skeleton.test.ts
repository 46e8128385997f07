import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fieldsOf, kinds } from '../../scripts/site/kinds.ts';
import { skeletonOf } from '../../scripts/site/skeleton.ts';

describe('the skeleton of a kind', () => {
  it.each(kinds)('%s names every field of its own, as YAML that still wants values', (kind) => {
    const lines = skeletonOf(kind);
    for (const field of fieldsOf(kind))
      expect(lines.some((line) => line.replace(/^# /, '').startsWith(`${field}: # `))).toBe(true);
    const value: unknown = parse(lines.join('\n'));
    for (const line of lines) expect(line).toMatch(/^\s*(?:- )?(?:# )?[a-z_]+: # (?:可选 )?\S*：|^\s*$/);
    expect(JSON.stringify(value ?? null)).not.toMatch(/"[^"]*":"/);
  });

  it('leaves out what is known already', () => {
    const [kind] = kinds.filter((name) => fieldsOf(name).length > 1);
    if (!kind) return;
    const [known = '', other = ''] = fieldsOf(kind);
    const lines = skeletonOf(kind, new Set([known]));
    expect(lines.some((line) => line.includes(`${known}: #`) && !line.startsWith(' '))).toBe(false);
    expect(lines.some((line) => line.includes(`${other}: #`))).toBe(true);
  });
});
