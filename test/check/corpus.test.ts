import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyRules, rules } from '../../scripts/check/check.ts';
import type { Finding } from '../../scripts/words/finding.ts';
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

const blocking = [
  'marks',
  'id-numbers',
  'bank-cards',
  'mobile-numbers',
  'home-addresses',
  'hidden-characters',
  'links',
];

describe('458 published regulations and documents', () => {
  const present = existsSync(corpus);
  if (!present) console.warn('skipped: ../shared/corpus is not here');

  it.skipIf(!present)(
    '[C10.2] hold no secret, number or home that would block them',
    { timeout: 120_000 },
    async () => {
      const all: Finding[] = [];
      for (const { text, name } of texts()) {
        const body = text.replace('<!-- INFO END -->', '');
        const found = applyRules(rules, await subject({ body }));
        all.push(...found);
        const blocked = found.filter(({ rule, severity }) => severity === 'error' && blocking.includes(rule));
        expect(blocked, name).toEqual([]);
      }
      const counts = new Map<string, number>();
      for (const { severity, key } of all)
        counts.set(`${severity} ${key}`, (counts.get(`${severity} ${key}`) ?? 0) + 1);
      console.log('findings in the corpus:', Object.fromEntries(counts));
    },
  );
});
