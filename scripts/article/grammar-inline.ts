import type { StateCore, StateInline } from 'markdown-it';

const words = String.raw`(?:\\.|\*(?!\*)|[^\\*])+?`;
/** Two asterisks, no more, right before the words and right after them; a mark that closes a clause begins no words. */
const marked = new RegExp(
  String.raw`\*\*(?![\s*、，。；：！？）》」』】〕〉”’…,.;:!?)\]])(${words})(?<!\s)\*\*(?!\*)`,
  'yu',
);

const before = String.raw`[\s、，。；：！？（(“"|和与及]`;
const surname = new RegExp(`(?:^|${before})\\p{Script=Han}$`, 'u');

/**
 * `**bold**`, also between Chinese characters, where nobody writes the spaces that CommonMark looks for. Masked numbers
 * (138****5678) and names (张**、李**) are no marks.
 */
export function bold(state: StateInline, silent: boolean): boolean {
  const { pos, posMax, src } = state;
  if (src[pos] !== '*' || src[pos - 1] === '*') return false;
  marked.lastIndex = pos;
  const [whole, inside] = marked.exec(src) ?? [];
  if (whole === undefined || inside === undefined || pos + whole.length > posMax) return false;
  if (surname.test(src.slice(0, pos)) && surname.test(inside)) return false;
  if (!silent) {
    state.push('strong_open', 'strong', 1).markup = '**';
    state.pos = pos + 2;
    state.posMax = pos + 2 + inside.length;
    state.md.inline.tokenize(state);
    state.push('strong_close', 'strong', -1).markup = '**';
    state.posMax = posMax;
  }
  state.pos = pos + whole.length;
  return true;
}

const empty = String.raw`\]\(\s*(?:<\s*>\s*)?\)`;
const nowhere = new RegExp(empty, 'y');
const anywhere = new RegExp(empty);
const texts = new WeakMap<StateInline, boolean>();

/** Whether the text holds an empty target at all, looked for once a text. */
function mayBeEmpty(state: StateInline): boolean {
  const known = texts.get(state) ?? anywhere.test(state.src);
  texts.set(state, known);
  return known;
}

/** `[words]()` and `![words]()` refer to nothing, so their brackets are text. */
export function emptyLink(state: StateInline, silent: boolean): boolean {
  const picture = state.src[state.pos] === '!';
  if (state.src[picture ? state.pos + 1 : state.pos] !== '[' || !mayBeEmpty(state)) return false;
  const end = state.md.helpers.parseLinkLabel(state, picture ? state.pos + 1 : state.pos);
  if (end < 0) return false;
  nowhere.lastIndex = end;
  if (!nowhere.test(state.src)) return false;
  if (!silent) state.pending += state.src[state.pos];
  state.pos += 1;
  return true;
}

/** Signs with which anything within a line begins; a picture's `!` comes before one. */
const signs = /[\\`*[]/;

/** Reads what stands within lines. One without any sign, as most are, is text as it stands, and is not looked through letter by letter. */
export function lines({ tokens, md, env, Token }: StateCore): void {
  for (const token of tokens) {
    if (token.type !== 'inline' || token.content === '') continue;
    if (signs.test(token.content)) md.inline.parse(token.content, md, env, token.children ?? []);
    else token.children = [Object.assign(new Token('text', '', 0), { content: token.content })];
  }
}
