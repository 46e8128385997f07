import MarkdownIt, { type MarkdownIt as Markdown } from 'markdown-it';
import { bold, emptyLink, lines } from './grammar-inline.ts';
import { heading, rule, typedLine, unlessMeant } from './grammar-lines.ts';
import { table } from './grammar-table.ts';

/**
 * The Markdown of articles. What officers mean by marks is only this:
 *
 * - `## ` a heading (one to six `#` and a space), `- ` an item of a list (indented: of an inner list), `---` alone a rule
 * - a table: a line of cells parted by `|`, under it a line of `---` for each cell, then lines with `|`
 * - `[words](target)` and `![description](file "caption")`, where the target is an address, `id:` or the name of a file
 * - `**bold**`; `` `code` `` and fences of three backticks with their end, for handbooks
 * - a backslash before a sign of ASCII: the sign itself
 *
 * Everything else is text and stays as it was typed, line by line: numbers at the beginning of a line, spaces, single asterisks,
 * brackets, pipes, tags, entities. `isTarget` tells what a link or picture can refer to; with another target it is text.
 */
export function grammar(isTarget: (href: string) => boolean): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdown.disable(['code', 'blockquote', 'reference', 'html_block', 'lheading']);
  markdown.disable(['strikethrough', 'emphasis', 'autolink', 'html_inline', 'entity', 'newline']);
  markdown.validateLink = isTarget;
  markdown.block.ruler.at('table', table);
  markdown.block.ruler.after('table', 'typed', unlessMeant);
  markdown.block.ruler.at('hr', rule);
  markdown.block.ruler.at('heading', heading);
  markdown.block.ruler.at('paragraph', typedLine);
  markdown.core.ruler.at('inline', lines);
  markdown.inline.ruler.before('link', 'empty_link', emptyLink);
  markdown.inline.ruler.before('link', 'bold', bold);
  return markdown;
}

const address = /^(?:https?:|mailto:|tel:|id:|#[a-z]|\/[a-z0-9/\\])/i;
const fileName = /^[^:]*\.(?:[a-z][a-z0-9]{0,7}|7z)$/i;

/** Whether a link may mean `href`: an address that pages may link to, or the name of a file. `[1](2)` means no link. */
export const isTarget = (href: string): boolean => address.test(href) || fileName.test(href);
