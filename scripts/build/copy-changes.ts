import type { FrontMatter } from '../article/front-matter.ts';
import { titleOfField } from '../site/validate.ts';
import { compareTexts, compareWords, type Paragraph, type Piece } from './copy-difference.ts';

/** One side of a comparison: what is live, or what is to be signed. */
export interface Version {
  /** null for a withdrawal's side and for governed files. */
  front: FrontMatter | null;
  /** Texts by their names; an article has one, a governed bundle one a file. */
  texts: ReadonlyMap<string, string>;
  /** Every other file. */
  files: readonly { name: string; size: number; sha256: string }[];
}

/** A file beside the text and what became of it. Digests are SHA-256. */
export interface FileChange {
  is: 'kept' | 'removed' | 'added' | 'changed';
  name: string;
  size: number;
  sha256: string;
  /** Digest of the live file where it is another one. */
  before: string | null;
}

/** What a leader must know who read the live version: fields, texts by paragraph, and files. */
export interface Changes {
  fields: { title: string; pieces: Piece[] }[];
  texts: { name: string; paragraphs: Paragraph[] }[];
  files: FileChange[];
  /** How many paragraphs of each kind, over all texts. */
  counts: Record<Paragraph['is'], number>;
}

/** `review` follows from the route, which the form shows; an id never changes. */
const shownElsewhere = ['id', 'review'];

/** Everything in which `after` differs from `before` (null: nothing is live), and the files that stay. */
export function changesOf(before: Version | null, after: Version): Changes {
  const names = [...new Set([...(before?.texts.keys() ?? []), ...after.texts.keys()])].sort();
  const texts = names.map((name) => ({
    name,
    paragraphs: compareTexts(before?.texts.get(name) ?? '', after.texts.get(name) ?? ''),
  }));
  const counts = { kept: 0, removed: 0, added: 0, changed: 0 };
  for (const { paragraphs } of texts) for (const { is } of paragraphs) counts[is] += 1;
  return {
    fields: before?.front && after.front ? fieldsOf(before.front, after.front) : [],
    texts,
    files: filesOf(before?.files ?? [], after.files),
    counts,
  };
}

function fieldsOf(before: FrontMatter, after: FrontMatter): Changes['fields'] {
  const [old, fresh] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path) => {
    const [one = '', other = ''] = [old.get(path), fresh.get(path)];
    if (one === other) return [];
    return [{ title: titleOf(after.kind, path), pieces: compareWords(one, other) }];
  });
}

/** Every value of a front matter as text, by its path; lists of words are one value. */
function leaves(value: object): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (one: unknown, path: readonly string[]): void => {
    if (Array.isArray(one) && one.every((part) => typeof part !== 'object')) found.set(path.join('.'), one.join('、'));
    else if (typeof one === 'object' && one !== null)
      for (const [key, part] of Object.entries(one)) walk(part, [...path, key]);
    else found.set(path.join('.'), String(one));
  };
  for (const [key, part] of Object.entries(value)) if (!shownElsewhere.includes(key)) walk(part, [key]);
  return found;
}

/** 来源 · 网址, or 联系方式 · 2 · 电话: the titles of a field and of those it lies in. */
function titleOf(kind: FrontMatter['kind'], path: string): string {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const names = steps.map((step, at) =>
    typeof step === 'number' ? String(step + 1) : titleOfField(kind, steps.slice(0, at + 1)) || step,
  );
  return names.join(' · ');
}

function filesOf(before: Version['files'], after: Version['files']): FileChange[] {
  const old = new Map(before.map((file) => [file.name, file]));
  const names = new Set(after.map(({ name }) => name));
  return [
    ...after.map((file): FileChange => {
      const live = old.get(file.name);
      const is = !live ? 'added' : live.sha256 === file.sha256 ? 'kept' : 'changed';
      return { ...file, is, before: is === 'changed' && live ? live.sha256 : null };
    }),
    ...before
      .filter(({ name }) => !names.has(name))
      .map((file): FileChange => ({ ...file, is: 'removed', before: null })),
  ];
}
