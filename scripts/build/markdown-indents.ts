import type { StateCore, Token } from 'markdown-it';

const blank = /^[\s　]+/;

/** Columns of half a character that the blanks take. */
const width = (blanks: string) => [...blanks].reduce((sum, one) => sum + (one === '　' ? 2 : one === '\t' ? 4 : 1), 0);

/**
 * An indent that was typed as full-width spaces stays as it is, and a deep one of narrow spaces becomes as many full-width ones; the
 * style sheet then adds none of its own. Up to four narrow spaces are the indent that it gives every paragraph. Lines that are set
 * right or in the middle stand by their class.
 */
function indent(open: Token, first: Token): void {
  const typed = blank.exec(first.content)?.[0];
  if (!typed) return;
  const rest = first.content.slice(typed.length);
  const placed = /^(?:signature|chapter)$/.test(String(open.attrGet('class')));
  if (open.level > 0 || placed || (!typed.includes('　') && width(typed) <= 4)) {
    first.content = rest;
    return;
  }
  first.content = `${typed.includes('　') ? typed : '　'.repeat(Math.round(width(typed) / 2))}${rest}`;
  open.attrJoin('class', 'typed');
}

export function keepIndents({ tokens }: StateCore): void {
  tokens.forEach((open, at) => {
    const inline = tokens[at + 1];
    const [first] = inline?.children ?? [];
    // A list shows each of its lines as a paragraph, or they would run together.
    if (open.type === 'paragraph_open' || open.type === 'paragraph_close') open.hidden = false;
    if (open.type !== 'paragraph_open' || first?.type !== 'text' || !inline) return;
    indent(open, first);
    if (first.content === '') inline.children = (inline.children ?? []).slice(1);
  });
}
