import type { StateCore, Token } from 'markdown-it';
import { chineseNumber } from './chinese-number.ts';
import { linesOf, textOf } from './markdown-lines.ts';

const numerals = '[一二三四五六七八九十百千〇零]+';
const article = new RegExp(`^(第(${numerals})条(?:之(${numerals}))?)(?=[\\s　])`);
const chapter = new RegExp(`^第(${numerals})[编章节]`);
const first = new RegExp(`^(${numerals})、`);

/** A line that a table of contents names: a heading, a chapter, 一、, or 第一条. */
export interface ContentsLine {
  id: string;
  text: string;
  sort: 'heading' | 'chapter' | 'level' | 'clause';
}

/** 第一条 leads to its own line, so that its address can be taken and passed on; it may be set bold or stand behind typed blanks. */
function linkLabel(state: StateCore, inline: Token, label: string, id: string): void {
  const children = inline.children ?? [];
  const which = children.findIndex(({ content }) => content.trim() !== '');
  const words = children[which];
  const at = words?.type === 'text' ? words.content.search(/\S/) : -1;
  if (!words?.content.startsWith(label, at) || at < 0) return;
  const text = (content: string) =>
    content === '' ? [] : [Object.assign(new state.Token('text', '', 0), { content })];
  const open = new state.Token('link_open', 'a', 1);
  open.attrSet('class', 'clause');
  open.attrSet('href', `#${id}`);
  inline.children = [
    ...children.slice(0, which),
    ...text(words.content.slice(0, at)),
    open,
    ...text(label),
    new state.Token('link_close', 'a', -1),
    ...text(words.content.slice(at + label.length)),
    ...children.slice(which + 1),
  ];
}

/**
 * Gives the numbered lines of a document names that do not move when other lines do: 第十二条 is `c12`, 第二章 `z2`, 三、 `l3`; what
 * stands a second time in the text (an annex counts from one again) has its turn behind it, `c1-2`.
 */
export function nameClauses(state: StateCore): void {
  const turns = new Map<string, number>();
  const named = (name: string) => {
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return turn === 1 ? name : `${name}-${turn}`;
  };
  for (const { open, inline, text, level } of linesOf(state.tokens)) {
    const [, label, number = '', after] = article.exec(text) ?? [];
    if (label !== undefined) {
      const id = named(`c${chineseNumber(number)}${after === undefined ? '' : `.${chineseNumber(after)}`}`);
      open.attrSet('id', id);
      linkLabel(state, inline, label, id);
    } else if (level === 'chapter') open.attrSet('id', named(`z${chineseNumber(chapter.exec(text)?.[1] ?? '')}`));
    else if (level === 'level-1') open.attrSet('id', named(`l${chineseNumber(first.exec(text)?.[1] ?? '')}`));
  }
}

/** What a numbered paragraph is about: the whole of a short line, else its first sentence where that is set apart. */
function about({ children }: Token, short: boolean): string | null {
  const all = children ?? [];
  if (short) return textOf(all).trim();
  return all[0]?.type === 'lead_open' ? textOf(all.slice(0, 2)).trim() : null;
}

/** The lines that a reader may want to go to, in their order; `tokens` come from a parse with `nameClauses`. */
export function contentsIn(tokens: readonly Token[]): ContentsLine[] {
  return tokens.flatMap((open, at): ContentsLine[] => {
    const id = open.attrGet('id');
    const inline = tokens[at + 1];
    if (open.level !== 0 || id === null || !inline) return [];
    const line = (sort: ContentsLine['sort'], text: string | null) => (text ? [{ id: String(id), text, sort }] : []);
    if (open.type === 'heading_open') return line('heading', textOf(inline.children ?? []).trim());
    const label = (inline.children ?? []).findIndex((child) => child.attrGet('class') === 'clause');
    if (label >= 0) return line('clause', inline.children?.[label + 1]?.content ?? null);
    const classes = String(open.attrGet('class') ?? '').split(' ');
    if (classes.includes('chapter')) return line('chapter', about(inline, true));
    return line('level', about(inline, classes.includes('level-1')));
  });
}
