import type { StateCore, Token } from 'markdown-it';

/** The text that readers see of an inline token's children. */
export const textOf = (children: readonly Token[]): string =>
  children.map((child) => (child.type === 'softbreak' ? '\n' : child.content)).join('');

const isBreak = ({ type, level }: Token) => (type === 'softbreak' || type === 'hardbreak') && level === 0;

function split(children: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const child of children) {
    if (isBreak(child)) lines.push([]);
    else lines.at(-1)?.push(child);
  }
  // An indent that was typed with spaces is the indent that the style sheet gives every paragraph.
  for (const [first] of lines) if (first?.type === 'text') first.content = first.content.replace(/^[\s　]+/, '');
  return lines.filter((line) => line.length > 0);
}

/** Each line that an officer typed in a paragraph of the text becomes a paragraph, as in a Chinese manuscript. */
export function linesToParagraphs(state: StateCore): void {
  state.tokens = state.tokens.flatMap((token, at, all) => {
    const before = all[at - 1];
    const after = all[at + 1];
    if (token.type !== 'inline' || before?.type !== 'paragraph_open' || before.level !== 0 || !after) return [token];
    return split(token.children ?? []).flatMap((children, line, { length }) => {
      const inline = new state.Token('inline', '', 0);
      Object.assign(inline, { children, content: textOf(children), level: token.level, block: true });
      const open = new state.Token('paragraph_open', 'p', 1);
      const close = new state.Token('paragraph_close', 'p', -1);
      open.block = close.block = true;
      return [...(line > 0 ? [open] : []), inline, ...(line < length - 1 ? [close] : [])];
    });
  });
}
