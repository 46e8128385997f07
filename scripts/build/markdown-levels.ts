import type { StateCore, Token } from 'markdown-it';
import { textOf } from './markdown-lines.ts';

const numerals = '[一二三四五六七八九十百〇零]+';

/** Headings of official documents as GB/T 9704 numbers them; a line that ends as a sentence is text, not a heading. */
const levels: readonly [name: string, pattern: RegExp][] = [
  ['chapter', new RegExp(`^第${numerals}[编章节][\\s　]`)],
  ['level-1', new RegExp(`^${numerals}、`)],
  ['level-2', new RegExp(`^（${numerals}）`)],
];

const longest = 40;
const day = /^(\d{4}|[一二三四五六七八九十〇○零]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/;
/** Names of bodies and a colon; a sentence that announces what follows (……如下：) is text. */
const addressee = /^[^。；！？如]{2,120}[：:]$/;
const ending = /[。；：，、？！;:,?!]$/;

/** One paragraph at the top of the text: its opening token and what it says. */
interface Paragraph {
  open: Token;
  text: string;
  next: Paragraph | null;
}

function paragraphsOf(tokens: readonly Token[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  tokens.forEach((open, at) => {
    const inline = tokens[at + 1];
    if (open.type !== 'paragraph_open' || open.level !== 0 || !inline) return;
    const paragraph = { open, text: textOf(inline.children ?? []).trim(), next: null };
    const before = paragraphs.at(-1);
    if (before) before.next = paragraph;
    paragraphs.push(paragraph);
  });
  return paragraphs;
}

/**
 * Marks numbered headings, the bodies that a text is addressed to (主送机关: its first line, ending in a colon), and the closing
 * lines (落款): a line that is a day, and the issuing bodies just above it.
 */
export function markLevels(state: StateCore): void {
  const paragraphs = paragraphsOf(state.tokens);
  const [first] = paragraphs;
  if (first?.open === state.tokens[0] && addressee.test(first?.text ?? '')) first?.open.attrJoin('class', 'addressee');
  for (const { open, text, next } of paragraphs) {
    const level = levels.find(([, pattern]) => pattern.test(text));
    const short = text.length <= longest && !ending.test(text);
    if (day.test(text) || (short && !level && next !== null && day.test(next.text)))
      open.attrJoin('class', 'signature');
    else if (level && short) open.attrJoin('class', level[0]);
  }
}
