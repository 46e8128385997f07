import MarkdownIt, { type MarkdownIt as Markdown, type Token } from 'markdown-it';
import { grammar as grammarOfPages, isTarget } from '../article/grammar.ts';
import { tableMark } from '../office/table-block.ts';
import type { Piece } from './piece.ts';

/** A link of the body as it is written, with the text that the reader clicks. */
export interface LinkUse {
  href: string;
  text: string;
  line: number;
}

/** A picture of the body as it is written. */
export interface PictureUse {
  src: string;
  alt: string;
  line: number;
}

export interface BodyText {
  pieces: Piece[];
  links: LinkUse[];
  pictures: PictureUse[];
}

/** All of Markdown, and nothing is dropped or rewritten: what would be inert on the page is still to be seen. */
function grammar(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.validateLink = () => true;
  markdown.normalizeLink = (address) => address;
  return markdown;
}

const pages = grammarOfPages(isTarget);

/** Lines that the page shows and that are not among `pieces`, because only a part of Markdown is Markdown there. */
function shownBesides(body: string, bodyLine: number, pieces: readonly Piece[]): Piece[] {
  const known = new Set(pieces.flatMap(({ text }) => text.split('\n')).map((line) => line.trim()));
  return pages.parse(body, {}).flatMap(({ type, children, map }) => {
    if (type !== 'inline') return [];
    const text = (children ?? [])
      .map(({ content }) => content)
      .join('')
      .trim();
    return known.has(text) ? [] : [{ file: 'index.md', text, line: bodyLine + (map?.[0] ?? 0) }];
  });
}

/**
 * The text, links and pictures of a Markdown body as its reader sees them: marks of emphasis are gone, so that they cannot part
 * a number. `bodyLine` is the line of the file on which the body begins, from 1.
 */
export function readBody(body: string, bodyLine: number): BodyText {
  const read = readAll(body, bodyLine);
  return { ...read, pieces: [...read.pieces, ...shownBesides(body, bodyLine, read.pieces)] };
}

function readAll(body: string, bodyLine: number): BodyText {
  const out: BodyText = { pieces: [], links: [], pictures: [] };
  let line = bodyLine;
  let table = 0;
  let cell = 0;
  for (const token of grammar().parse(body, {})) {
    if (token.map) line = bodyLine + token.map[0];
    if (token.type === 'table_open') table += 1;
    if (token.type === 'tr_open') cell = 0;
    if (token.type === 'th_open' || token.type === 'td_open') cell += 1;
    if (token.type === 'inline') {
      const text = readInline(token.children ?? [], line, out);
      const inTable = cell > 0 ? { column: `table ${table}, ${cell}` } : {};
      out.pieces.push({ file: 'index.md', text, line, ...inTable });
    } else if (token.type === 'fence' || token.type === 'code_block') {
      // Of a table block the page shows the attachment, which is read as one.
      if (token.info.trim() !== tableMark) out.pieces.push({ file: 'index.md', text: token.content, line });
      else out.pieces.push(...titlesIn(token.content).map((text) => ({ file: 'index.md', text, line })));
    } else if (token.type === 'table_close') {
      cell = 0;
    }
  }
  return out;
}

/** The names that table blocks show above themselves, read by line, so that nothing is hidden where the block itself cannot be read. */
const titlesIn = (content: string): string[] =>
  content
    .split('\n')
    .flatMap((line) => (/^\s*(?:file|sheet|range|head_rows|head_columns|hidden)\s*:/.test(line) ? [] : [line]));

/** The plain text of a paragraph; its links and pictures are added to `out`, their addresses and titles as pieces. */
function readInline(tokens: readonly Token[], first: number, out: BodyText): string {
  let text = '';
  let line = first;
  const open: (LinkUse & { from: number })[] = [];
  const also = (words: string | number | null) => {
    if (words) out.pieces.push({ file: 'index.md', text: String(words), line });
  };
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') {
      text += '\n';
      line += 1;
    } else if (token.type === 'link_open') {
      open.push({ href: String(token.attrGet('href') ?? ''), text: '', line, from: text.length });
      also(token.attrGet('href'));
      also(token.attrGet('title'));
    } else if (token.type === 'link_close') {
      const link = open.pop();
      if (link) out.links.push({ href: link.href, text: text.slice(link.from), line: link.line });
    } else if (token.type === 'image') {
      out.pictures.push({ src: String(token.attrGet('src') ?? ''), alt: token.content, line });
      also(token.attrGet('src'));
      also(token.attrGet('title'));
      also(token.content);
    } else {
      text += token.content;
    }
  }
  return text;
}
