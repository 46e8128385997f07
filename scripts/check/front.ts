import type { ParsedArticle } from '../article/parse.ts';
import type { Piece } from './piece.ts';

/** Fields that never reach the public: who answers, who signs, what the signers are asked to let pass. */
const internal = new Set(['secrecy', 'review', 'waivers']);

/** Every text in the front matter that a page may show, with its field (`attachments.0.title`) and line. */
export function readFront({ front, lineOf }: ParsedArticle): Piece[] {
  const pieces: Piece[] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string') {
      pieces.push({ file: 'index.md', text: value, field: path.join('.'), line: lineOf(path) });
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        walk(entry, [...path, index]);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key]);
    }
  };
  for (const [key, value] of Object.entries(front)) if (!internal.has(key)) walk(value, [key]);
  return pieces;
}
