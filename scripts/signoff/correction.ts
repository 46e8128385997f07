import { canonicalJson } from '../article/canonical.ts';
import type { ParsedArticle } from '../article/parse.ts';
import { dictionary } from '../check/dictionary.ts';
import type { Policy, Registry } from '../site/types.gen.ts';

/** One version of an article: what its text says, and its other files by name and SHA-256. */
export interface Version {
  parsed: ParsedArticle;
  attachments: readonly { name: string; sha256: string }[];
}

/** Fields that may change with the body: who has to sign and who wrote are others for a correction. */
const free = new Set(['review', 'drafter', 'officer']);

/**
 * Figures in digits and in words, in the order of the text, each as it stands there with the signs beside its digits: no correction touches
 * any of them, nor moves a digit from one to the next, a point, or a per cent.
 */
const figures = (text: string): string[] =>
  found(
    text,
    /[\p{P}\p{S}]{0,2}\p{N}[\p{P}\p{S}\p{N}零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]*|[零一二三四五六七八九十百千万亿兆两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+/gu,
  );

/** Where links and pictures point to. */
const targets = (text: string): string[] => found(text, /\]\([^)]*\)|https?:\/\/[^\s)]+/g);

const found = (text: string, form: RegExp): string[] => Array.from(text.matchAll(form), ([part]) => part);

/**
 * Whether `after` is a small correction of `before`: attachments and every field but `review`, `drafter` and `officer` are the same,
 * at most `bounds.characters` characters of the body changed, and no figure, no link, and none of the registry's names or of
 * `bounds.words` came, went or changed places. Never of anything sensitive or of an emergency, whose two leaders sign every version (D9.5).
 */
export function isCorrection(
  before: Version,
  after: Version,
  bounds: NonNullable<Policy['corrections']>,
  { people, units }: Registry,
): boolean {
  const { front } = after.parsed;
  if (front.sensitive || front.emergency) return false;
  const fixed = ({ parsed, attachments }: Version) => {
    const fields = Object.entries(parsed.front).filter(([name]) => !free.has(name));
    const files = attachments.map(({ name, sha256 }) => [name, sha256]).sort();
    return canonicalJson({ fields: Object.fromEntries(fields), files });
  };
  if (fixed(before) !== fixed(after)) return false;
  const [old, now] = [before.parsed.body, after.parsed.body];
  const names = [
    ...people.map(({ name }) => name),
    ...units.flatMap(({ name, short }) => (short === undefined ? [name] : [name, short])),
    ...(bounds.words ?? []),
  ];
  const named = dictionary(names.map((word) => ({ word, except: [] })));
  const kept = (text: string) =>
    canonicalJson([figures(text), targets(text), named(text).map(({ entry: { word } }) => word)]);
  return old !== now && kept(old) === kept(now) && within(bounds.characters, [...old], [...now]);
}

/**
 * Whether at most `most` characters must be replaced, added or dropped to make `now` of `old` (Levenshtein). Only cells are computed that
 * lie at most so far from the diagonal: whoever is further away has more to change. Equal ends are left out: a long text has one small difference.
 */
function within(most: number, before: readonly string[], after: readonly string[]): boolean {
  const shorter = Math.min(before.length, after.length);
  let begin = 0;
  while (begin < shorter && before[begin] === after[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const old = before.slice(begin, before.length - end);
  const now = after.slice(begin, after.length - end);
  if (Math.abs(old.length - now.length) > most) return false;
  const far = most + 1;
  const width = 2 * most + 1;
  let above = Array.from({ length: width }, (_, cell) => (cell < most ? far : cell - most));
  for (const [row, sign] of old.entries()) {
    const line: number[] = [];
    for (let cell = 0; cell < width; cell += 1) {
      const replaced = (above[cell] ?? far) + (sign === now[row + cell - most] ? 0 : 1);
      line.push(Math.min(replaced, (above[cell + 1] ?? far) + 1, (line[cell - 1] ?? far) + 1));
    }
    above = line;
  }
  return (above[now.length - old.length + most] ?? far) <= most;
}
