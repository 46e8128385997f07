import { isMap, isNode, isScalar, parseDocument, stringify } from 'yaml';
import { sha256 } from '../article/canonical.ts';
import type { Folder } from '../article/folder.ts';
import type { ParsedArticle } from '../article/parse.ts';
import type { Checklist } from '../site/types.gen.ts';
import type { Front } from './fields.ts';

export type Review = ParsedArticle['front']['review'];

/** Until the route is known; nobody sees it. */
export const noReview: Review = [{ act: '审批', by: ['leader@own'] }];

/**
 * index.md of a new article: what is known as YAML, `open` fields of its kind as lines to be filled in, questions without an answer as
 * comments, and a body to be written. `hint` stands where nothing is answered yet.
 */
export function newText(
  front: Front,
  { questions }: Checklist,
  answers: ReadonlyMap<string, string>,
  { body, hint, open: fields }: { body: string; hint: string; open: readonly string[] },
): string {
  const open = questions.filter(({ id }) => !answers.has(id));
  const given = [...answers].map(([id, value]) => `    ${stringify({ [id]: value }, { lineWidth: 0 }).trimEnd()}`);
  const secrecy = [
    'secrecy:',
    answers.size > 0 ? '  answers:' : `  answers: {} # ${hint}`,
    ...given,
    ...open.map(({ id, text, answers: known }) => {
      const choices = known ? `（${known.map(({ value }) => value).join('、')}）` : '';
      return `    # ${id}:    # ${text}${choices}`;
    }),
  ];
  const kind = fields.map((line) => `${line}\n`).join('');
  const head = `${stringify(front, { lineWidth: 0 })}${kind}${secrecy.join('\n')}\n${reviewText(noReview)}`;
  return `---\n${head}\n---\n\n${body}`;
}

const reviewText = (review: Review): string =>
  ['review:', ...review.map(({ act, by }) => `  - { act: ${act}, by: [${by.join(', ')}] }`)].join('\n');

/** The text of an index.md with another `review`; every other byte stays. Null where its front matter cannot be read. */
export function withReview(text: string, review: Review): string | null {
  const [, open = '', head = ''] = /^(---[ \t]*\r?\n)([\s\S]*?\n)---/.exec(text) ?? [];
  if (head === '') return null;
  const document = parseDocument(head);
  if (document.errors.length > 0) return null;
  const eol = open.endsWith('\r\n') ? '\r\n' : '\n';
  const fresh = `${reviewText(review)}\n`.replaceAll('\n', eol);
  const [from, to] = rangeOf(document, 'review') ?? [head.length, head.length];
  const kept = head.slice(from, to).trimEnd().length;
  const rest = head.slice(from + kept).replace(/^\r?\n/, '');
  return `${open}${head.slice(0, from)}${fresh}${rest}${text.slice(open.length + head.length)}`;
}

/** Where a top-level field begins and its value ends. */
function rangeOf(document: ReturnType<typeof parseDocument>, field: string): [number, number] | null {
  const { contents } = document;
  if (!isMap(contents)) return null;
  for (const { key, value } of contents.items) {
    if (!isScalar(key) || key.value !== field || !key.range) continue;
    return [key.range[0], isNode(value) && value.range ? value.range[1] : key.range[1] + 1];
  }
  return null;
}

/** A folder that holds nothing but this index.md. */
export function textFolder(path: string, text: string): Folder {
  const bytes = Buffer.from(text);
  return {
    path,
    files: [{ name: 'index.md', mode: '100644', oid: null, size: bytes.length, sha256: sha256(bytes), bytes }],
  };
}
