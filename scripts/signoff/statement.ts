import { canonicalJson, isCanonical, sha256 } from '../article/canonical.ts';
import type { Digest, ForgeReview, Item, Statement } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';

/** SSH namespace of statements (DESIGN §3): a signature over anything else never counts. */
export const statementNamespace = 'qianfa-v1';

/** The bytes that are signed, as text: RFC 8785 JSON. */
export const statementText = (statement: Statement): string => canonicalJson(statement);

/** Digest of a statement's text; names its files on the branch of approvals. */
export const statementDigest = (text: string): Digest => sha256(text);

/** Form number: first 12 hex digits of SHA-256 over the RFC 8785 JSON of `items`. */
export const formNumber = (items: readonly Item[]): string => sha256(canonicalJson([...items])).slice(0, 12);

const byIds = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>();
const forms = new WeakMap<readonly Item[], string>();

/** What a read statement says of the article `id`. A statement on ten thousand articles is asked for each of them, and looked through once. */
export function itemOf({ items }: Statement, id: string): Item | undefined {
  const known = byIds.get(items) ?? new Map(items.map((item) => [item.id, item]));
  byIds.set(items, known);
  return known.get(id);
}

/** Form number of a read statement, computed once for the same reason. */
export function formOf({ items }: Statement): string {
  const known = forms.get(items) ?? formNumber(items);
  forms.set(items, known);
  return known;
}

/** What tells one review from every other, whatever pull request is said to hold it: a digest, as for a statement. */
export const reviewKey = ({ forge, id }: Pick<ForgeReview, 'forge' | 'id'>): Digest =>
  sha256(canonicalJson({ forge, review: id }));

/** The statement in `text`, or null when it is none, not in canonical form, or says two things about one article. */
export function parseStatement(text: string): Statement | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const valid = validate('statement', value);
  if (!('value' in valid) || !isCanonical(valid.value, text)) return null;
  const { items } = valid.value;
  return new Set(items.map(({ id }) => id)).size === items.length ? valid.value : null;
}
