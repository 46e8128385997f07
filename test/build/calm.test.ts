import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calmOf } from '../../scripts/build/calm.ts';
import { briefOf } from '../../scripts/ledger/brief.ts';
import { kinds } from '../../scripts/site/kinds.ts';
import { notice, text } from './given.ts';

const plain = text('aaaaaaaaa1');
const withField = (name: string) => ({ ...plain, brief: { ...plain.brief, [name]: 'anything' } });

/** Fields of articles whose schema speaks of days, instants, or ids of articles. */
const dated = (name: string): string[] => {
  const schema: unknown = JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8'));
  const parts: unknown[] = [schema, ...Object.values(Object(Object(schema).$defs))];
  return parts.flatMap((part) =>
    Object.entries(Object(Object(part).properties)).flatMap(([field, value]) =>
      /\$defs\/(ArticleId|Ids|Instant|Day)"/.test(JSON.stringify(value)) ? [field] : [],
    ),
  );
};
/** Fields of these that are only told: on the article's own page, in lists, or to officers. */
const told = new Set(
  [
    'id secrecy review_by document_date interpretation_due event_date published_on approved_on updated_on next',
    'from accepted finished known_at began seen received answered desensitised ask_until result',
  ].flatMap((names) => names.split(' ')),
);

describe('an article to which nothing happens', () => {
  it('names no other and bears no day on which it changes', () => {
    expect(calmOf()(plain)).toBe(true);
  });

  it('is none that waits, ends, or says something of another: every such field of every kind is asked about', () => {
    const fields = new Set(['article', ...kinds].flatMap(dated).filter((field) => !told.has(field)));
    expect(fields.size).toBeGreaterThan(8);
    const kept = [...fields].filter((field) => field in briefOf({ ...plain.front, [field]: 'anything' }));
    expect(kept.filter((field) => calmOf()(withField(field)))).toEqual([]);
  });

  it('is no notice', () => {
    expect(calmOf()(notice('aaaaaaaaa1'))).toBe(false);
  });

  it('is told once of those that are alike, and of each that is like no other', () => {
    const isCalm = calmOf();
    const alike = {};
    expect(isCalm({ ...plain, alike })).toBe(true);
    expect(isCalm({ ...withField('expires'), alike })).toBe(true);
    expect(isCalm(withField('expires'))).toBe(false);
    expect(isCalm(plain)).toBe(true);
  });
});
