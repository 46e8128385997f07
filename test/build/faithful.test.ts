import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../scripts/build/markdown.ts';
import { bodyOf } from '../../scripts/import/body.ts';
import { visibleText } from './visible-text.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const there = existsSync(corpus);
if (!there) console.warn('Skipped: ../shared/corpus is missing, so no real documents were compared with their pages.');

const page = (body: string) => visibleText(renderMarkdown(body, { file: () => null, article: () => null }));
const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

function regulations(): { title: string; text: string }[] {
  const folder = new URL('regulations/', corpus);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(encodeURIComponent(name), folder), 'utf8');
      return { title: /^# (.*)$/mu.exec(text)?.[1]?.trim() ?? '', text };
    });
}

function documents(): { 标题: string; text: string }[] {
  return JSON.parse(readFileSync(new URL('gov-documents.json', corpus), 'utf8'));
}

/** A file of the corpus without its title, which the page shows above the text, and without the marks of its headings. */
const withoutMarks = (text: string) => text.replace(/^# .*$/mu, '').replace(/^#{2,6} /gmu, '');

describe.skipIf(!there)('the page of a document shows its text, character for character', () => {
  it('all 418 regulations with their headings', () => {
    const all = regulations();
    expect(all).toHaveLength(418);
    for (const { title, text } of all) {
      expect(page(bodyOf(text, { title, headings: true })), title).toBe(folded(withoutMarks(text)));
    }
  });

  it('all 418 regulations as plain text', () => {
    for (const { title, text } of regulations()) {
      expect(page(bodyOf(text, { title, headings: false })), title).toBe(folded(text));
    }
  });

  it('all 40 official documents, moved or pasted', () => {
    const all = documents();
    expect(all).toHaveLength(40);
    for (const { 标题: title, text } of all) {
      expect(page(bodyOf(text, { title, headings: false })), title).toBe(folded(text));
      expect(page(text), title).toBe(folded(text));
    }
  });
});
