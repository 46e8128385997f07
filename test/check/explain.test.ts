import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../scripts/check/check.ts';
import { explain, rulesPage } from '../../scripts/check/explain.ts';

describe('the documentation of the rules', () => {
  it('has a chapter for every rule in both languages: what, why, example, waiver', () => {
    for (const rule of rules) {
      for (const lang of ['zh', 'en'] as const) {
        const text = explain(rule, lang);
        expect(text).toContain(`## ${rule.id}`);
        expect(text.split('\n\n').length).toBeGreaterThanOrEqual(5);
        expect(text).not.toMatch(/[{}]/);
      }
    }
  });

  it('says of each rule whether and by whom it may be waived; private data never', () => {
    const page = new Map(rules.map((rule) => [rule.id, explain(rule, 'zh')]));
    for (const id of ['id-numbers', 'bank-cards', 'marks', 'secrets', 'checklist'] as const)
      expect(page.get(id)).toContain('不得豁免');
    expect(page.get('forbidden')).toContain('分管领导、主要负责人、网站分管领导');
  });

  it('is fresh in .github/RULES.md (else: npm run rules)', () => {
    expect(readFileSync(new URL('../../.github/RULES.md', import.meta.url), 'utf8')).toBe(rulesPage(rules, 'zh'));
  });

  it('names each rule once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
