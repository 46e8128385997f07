import type { StateBlock } from 'markdown-it';

/** The line as typed, without what indents it inside a list. */
export const lineAt = (state: StateBlock, line: number): string =>
  state.getLines(line, line + 1, state.blkIndent, false);

/** Puts `content` between tokens of an element, with the line for whoever reports about it. */
export function pushBlock(state: StateBlock, name: string, tag: string, line: number, content: string) {
  const open = state.push(`${name}_open`, tag, 1);
  const inline = state.push('inline', '', 0);
  state.push(`${name}_close`, tag, -1);
  open.map = inline.map = [line, line + 1];
  inline.content = content;
  inline.children = [];
  return open;
}

/** Every typed line is a paragraph of its own, as in a Chinese manuscript; its indent stays at the beginning of the text. */
export function typedLine(state: StateBlock, line: number): boolean {
  const typed = lineAt(state, line).trimEnd();
  state.line = line + 1;
  if (typed !== '') pushBlock(state, 'paragraph', 'p', line, typed);
  return true;
}

const headed = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
/** `- - -` begins no list of lists. */
const item = /^ {0,3}-[ \t]+(?!-(?:[ \t]|$))\S/;
const ruled = /^ {0,3}-{3,}[ \t]*$/;
const fenced = /^ {0,3}```[^`]*$/;

export function heading(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const [, marks = '', words = ''] = headed.exec(lineAt(state, line)) ?? [];
  if (marks === '') return false;
  if (silent) return true;
  pushBlock(state, 'heading', `h${marks.length}`, line, words.trimEnd());
  state.line = line + 1;
  return true;
}

export function rule(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if (!ruled.test(lineAt(state, line))) return false;
  if (silent) return true;
  state.push('hr', 'hr', 0).map = [line, line + 1];
  state.line = line + 1;
  return true;
}

const ends = new WeakMap<object, number>();

/** The last line of the text that could end a fence, looked for once a text. */
function lastEnd(state: StateBlock): number {
  const known = ends.get(state.env);
  if (known !== undefined) return known;
  const last = state.src.split('\n').findLastIndex((line) => /^ {0,3}`{3,}[ \t]*$/.test(line));
  ends.set(state.env, last);
  return last;
}

/** Takes a line for text unless it begins as an officer would mean a mark, so that no other rule sees it. */
export function unlessMeant(state: StateBlock, line: number): boolean {
  const typed = lineAt(state, line);
  if (headed.test(typed) || item.test(typed) || ruled.test(typed)) return false;
  return fenced.test(typed) && line < lastEnd(state) ? false : typedLine(state, line);
}
