import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyRules, rules } from '../../scripts/check/check.ts';
import type { Rules } from '../../scripts/site/types.gen.ts';
import { subject } from './given.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);

/** Real regulations and State Council documents: public, so nothing in them may be taken for private or secret. */
function texts(): { name: string; text: string }[] {
  const folder = new URL('regulations/', corpus);
  const regulations = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') }));
  const documents: { 标题: string; text: string }[] = JSON.parse(
    readFileSync(new URL('gov-documents.json', corpus), 'utf8'),
  );
  return [...regulations, ...documents.map(({ 标题: name, text }) => ({ name, text: text.replaceAll('\n', '\n\n') }))];
}

/** The lists that a new group begins with. */
const lists: Rules = parse(readFileSync(new URL('../../layouts/init/site/rules.yml', import.meta.url), 'utf8'));

/** Rules that speak of how the test wraps a text, not of the text. */
const wrapping = ['attachments', 'links', 'raw-html'];

describe('458 published regulations and documents', () => {
  const present = existsSync(corpus);
  if (!present) console.warn('skipped: ../shared/corpus is not here');

  it.skipIf(!present)(
    '[C10.2] [A5.2.2] hold nothing that would block them, and at most one false warning in fifty',
    { timeout: 600_000 },
    async () => {
      const counts = new Map<string, number>();
      const warned = new Set<string>();
      const documents = texts();
      for (const { text, name } of documents) {
        const body = text.replace('<!-- INFO END -->', '');
        const all = applyRules(rules, await subject({ body, rules: lists }));
        const found = all.filter(({ rule }) => !wrapping.includes(rule));
        expect(
          found.filter(({ severity }) => severity === 'error'),
          name,
        ).toEqual([]);
        for (const { rule, severity, key, evidence } of found) {
          const told = `${severity} ${key} ${evidence}`;
          counts.set(told, (counts.get(told) ?? 0) + 1);
          // Zero-width and private-use characters are in the texts indeed.
          if (rule !== 'hidden-characters') warned.add(name);
        }
      }
      console.log(`findings in ${documents.length} documents:`, Object.fromEntries(counts));
      expect(warned.size, [...warned].join('、')).toBeLessThan(documents.length / 50);
    },
  );
});
