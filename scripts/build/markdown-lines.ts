import type { Token } from 'markdown-it';

/** One line at the top of the text: its opening token, what it says, and what follows it. */
export interface Line {
  open: Token;
  inline: Token;
  text: string;
  /** As its number says: chapter, or level-1 to level-4. */
  level: string | null;
  /** Short and not ending as a sentence, so it may be a heading or a signature. */
  short: boolean;
  /** The next line when nothing stands between; 'other' for a heading, list or table, null at the end. */
  next: Line | 'other' | null;
}

/** The text that readers see of an inline token's children. */
export const textOf = (children: readonly Token[]): string => children.map(({ content }) => content).join('');

const numerals = '[一二三四五六七八九十百〇零]+';

/** Levels of official documents as GB/T 9704 (7.3.3) numbers them. */
const levels: readonly [name: string, pattern: RegExp][] = [
  ['chapter', new RegExp(`^第${numerals}[编章节][\\s　]`)],
  ['level-1', new RegExp(`^${numerals}、`)],
  ['level-2', new RegExp(`^[（(]${numerals}[）)]`)],
  ['level-3', /^\d{1,2}(?:[.．](?!\d)|、)/],
  ['level-4', /^[（(]\d{1,2}[）)]/],
];

const longest = 40;
const ending = /[。；：，、？！;:,?!]$/;

function lineOf(open: Token, inline: Token): Line {
  const text = textOf(inline.children ?? []).trim();
  const level = levels.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  return { open, inline, text, level, short: text.length <= longest && !ending.test(text), next: null };
}

export function linesOf(tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  let before: Line | null = null;
  tokens.forEach((open, at) => {
    const inline = tokens[at + 1];
    if (open.level !== 0 || open.nesting < 0) return;
    const line: Line | null = open.type === 'paragraph_open' && inline ? lineOf(open, inline) : null;
    if (before) before.next = line ?? 'other';
    if (line) lines.push(line);
    before = line;
  });
  return lines;
}
