/** Marks of the grammar that can begin anywhere in a line, with a backslash before each, so that the page shows the text itself. */
export const inlineAsTyped = (text: string): string =>
  text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');

/** The same for a whole line: what counts only at its beginning (headings, rules, lists) too. */
export const lineAsTyped = (line: string): string =>
  inlineAsTyped(line)
    .replace(/^[#=+-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
