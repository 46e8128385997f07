import type { RendererRule, StateCore, Token } from 'markdown-it';
import { grammar, isTarget } from '../article/grammar.ts';
import { tableMark } from '../office/table-block.ts';
import { type ContentsLine, contentsIn, nameClauses } from './markdown-clauses.ts';
import { picturesToFigures } from './markdown-figures.ts';
import { keepIndents } from './markdown-indents.ts';
import { markLevels } from './markdown-levels.ts';
import { textOf } from './markdown-lines.ts';
import { nameOf, resolveLinks, type Surroundings } from './markdown-links.ts';
import { regionName, showTables } from './markdown-tables.ts';

const markdown = grammar(isTarget);
markdown.core.ruler.push('levels', markLevels);
markdown.core.ruler.push('indents', keepIndents);
markdown.core.ruler.push('clauses', nameClauses);
markdown.core.ruler.push('figures', picturesToFigures);
markdown.core.ruler.push('headings', ({ tokens }: StateCore) => {
  let count = 0;
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    // The page's title is its only h1.
    if (token.tag === 'h1') token.tag = 'h2';
    if (token.type === 'heading_open') token.attrSet('id', `s${++count}`);
  }
});

const rule = (render: RendererRule): RendererRule => render;
Object.assign(markdown.renderer.rules, {
  // Regions of one page have names of their own: the second table is told from the first. Blocks are HTML by now.
  table_open: rule((tokens, at) => {
    const before = tokens.slice(0, at + 1);
    const turn = before.filter(({ type }) => type === 'table_open' || type === 'html_block').length;
    return `<div class="table" role="region" aria-label="${regionName(turn)}" tabindex="0"><table>\n`;
  }),
  table_close: rule(() => '</table></div>\n'),
  th_open: rule((tokens, at, options, _env, self) => {
    tokens[at]?.attrSet('scope', 'col');
    return self.renderToken(tokens, at, options);
  }),
});

/** A text that was read. Nobody changes its tokens; `alone` is its HTML where nothing in it hangs on what surrounds it. */
interface Read {
  body: string;
  tokens: readonly Token[];
  alone: string | null;
  /** Its first words, by how many characters they are. */
  beginnings: Map<number, string>;
}

const hangs = ({ type, info, children }: Token): boolean =>
  (type === 'fence' && info.trim() === tableMark) ||
  (children ?? []).some((child) => /^(?:link_open|image)$/.test(child.type) && child.attrGet('class') !== 'clause');

/** The text read last: its page, its place in the API and its summary ask for the same one after the other. */
let last: Read = { body: '', tokens: [], alone: '', beginnings: new Map() };

function read(body: string): Read {
  if (last.body !== body) {
    const tokens = markdown.parse(body, {});
    const alone = tokens.some(hangs) ? null : markdown.renderer.render(tokens, markdown.options, {});
    last = { body, tokens, alone, beginnings: new Map() };
  }
  return last;
}

/**
 * HTML of an article's Markdown (scripts/article/grammar.ts says what is Markdown). No raw HTML passes; addresses are those that
 * `around` knows, everything else stays as words.
 */
export function renderMarkdown(body: string, around: Surroundings): string {
  const { alone } = read(body);
  if (alone !== null) return alone;
  const tokens = markdown.parse(body, {});
  resolveLinks(tokens, around);
  showTables(tokens, around.tables);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Headings and numbered lines of the text with the names by which its page can be entered, in their order. */
export const contentsOf = (body: string): ContentsLine[] => contentsIn(read(body).tokens);

/** Names of the files that the text shows as pictures, in their order. */
export function picturesIn(body: string): string[] {
  if (!body.includes('![')) return [];
  const children = read(body).tokens.flatMap((token) => token.children ?? []);
  return children.filter(({ type }) => type === 'image').map((image) => nameOf(String(image.attrGet('src') ?? '')));
}

function firstWords(tokens: readonly Token[], characters: number): string {
  let text = '';
  for (const { type, children } of tokens) {
    if (type !== 'inline') continue;
    text = `${text} ${textOf(children ?? []).trim()}`.replace(/\s+/g, ' ').trimStart();
    // Twice as much in UTF-16 at most.
    if (text.length > 2 * characters) break;
  }
  const short = [...text.slice(0, 2 * characters)].slice(0, characters).join('');
  return short.trim();
}

/** The first words of the text, on one line, for descriptions of pages whose author wrote no summary. */
export function beginningOf(body: string, characters: number): string {
  const { tokens, beginnings } = read(body);
  const known = beginnings.get(characters) ?? firstWords(tokens, characters);
  beginnings.set(characters, known);
  return known;
}
