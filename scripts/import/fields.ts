import { dayOf } from '../site/time.ts';
import type { ImportRule, ImportRules } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { namesIn, rulesOf } from './mapping.ts';

/** What rules make of a source's fields: a value, nothing where the source says nothing, or why it cannot be read. */
export type Mapped = { value: string | string[] | boolean } | { none: true } | { refused: Said };

/** The first value that the rules give for the fields of one document; `field` is what it is for, for messages. */
export function mapped(rules: ImportRules, fields: ReadonlyMap<string, string>, field: string): Mapped {
  let last: Mapped = { none: true };
  for (const rule of rulesOf(rules)) {
    const text = taken(rule, fields);
    if (text === null) continue;
    last = shaped(rule, rule.values?.[text] ?? text, field);
    if ('value' in last) return last;
  }
  return last;
}

/** The text that a rule takes, or null where its field is missing or blank, its pattern does not match or its template has a gap. */
function taken({ from, pattern, last, template }: ImportRule, fields: ReadonlyMap<string, string>): string | null {
  const raw = fields.get(from) ?? '';
  if (raw.trim() === '') return null;
  const matches = pattern === undefined ? [] : [...raw.matchAll(new RegExp(pattern, 'gmu'))];
  const match = last ? matches.at(-1) : matches[0];
  if (pattern !== undefined && !match) return null;
  const text = (match ? (match.groups?.value ?? match[0]) : raw).trim();
  if (template === undefined) return text === '' ? null : text;
  const names = new Map([...fields, ...Object.entries(match?.groups ?? {}), ['value', text]]);
  if (namesIn(template).some((name) => (names.get(name) ?? '').trim() === '')) return null;
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => (names.get(name) ?? '').trim());
}

const separators = '[\\s　,，、;；]+';
const truths: Readonly<Record<string, boolean>> = {
  true: true,
  是: true,
  '1': true,
  false: false,
  否: false,
  '0': false,
};

function shaped({ as, split }: ImportRule, text: string, field: string): Mapped {
  switch (as) {
    case 'day': {
      const day = dayOf(text);
      return day ? { value: day } : { refused: said('import-day', { field, value: short(text) }) };
    }
    case 'list': {
      const parts = text.split(new RegExp(split ?? separators, 'u')).map((part) => part.trim());
      return { value: [...new Set(parts.filter((part) => part !== ''))] };
    }
    case 'url':
      return { value: text.replace(/[^\x21-\x7e]+/gu, (part) => encodeURIComponent(part)) };
    case 'boolean': {
      const value = truths[text.toLowerCase()];
      return value === undefined ? { refused: said('import-boolean', { field, value: short(text) }) } : { value };
    }
    default:
      return { value: text.replace(/\s+/gu, ' ') };
  }
}

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
