import { stringify } from 'yaml';
import { inlineAsTyped, lineAsTyped } from '../article/as-typed.ts';
import { grammar, isTarget } from '../article/grammar.ts';
import { tableMark } from '../office/table-block.ts';
import { type Block, type Line, type Run, wordsOf } from './manuscript.ts';

/**
 * The blocks as the Markdown of articles, which shows exactly their words: marks that were typed are no marks, numbers stay as they are.
 * Headings begin at level 2, as the page's own title is level 1.
 */
export function markdownOf(blocks: readonly Block[]): string {
  const least = Math.min(...blocks.map((block) => (block.block === 'line' && block.heading > 0 ? block.heading : 9)));
  let text = '';
  let listed = false;
  for (const block of blocks) {
    const written = write(block, least);
    if (written === '') continue;
    const item = block.block === 'line' && block.bullet > 0;
    text += `${text === '' ? '' : item && listed ? '\n' : '\n\n'}${written}`;
    listed = item;
  }
  return `${text}\n`;
}

function write(block: Block, least: number): string {
  if (block.block === 'table') return table(block.rows);
  if (block.block === 'attached') return `\`\`\`${tableMark}\n${stringify({ file: block.file })}\`\`\``;
  if (block.block === 'picture') return `![${inlineAsTyped(block.alt)}](${block.name})`;
  const words = wordsOf(block).trim();
  if (words === '') return '';
  if (block.bullet > 0) return `${'  '.repeat(block.bullet - 1)}- ${marked(block, false)}`;
  if (block.heading > 0)
    return `${'#'.repeat(Math.min(block.heading - least + 2, 6))} ${marked({ ...block, runs: [{ text: words, bold: false, href: null }] }, false)}`;
  return marked(block, true);
}

const markdown = grammar(isTarget);

/** The words that a line of Markdown shows, or null where it is more than one line of text. */
function shows(text: string): string | null {
  const [open, inline, close, ...more] = markdown.parse(text, {});
  if (open?.type !== 'paragraph_open' || close?.type !== 'paragraph_close' || more.length > 0) return null;
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

/** Marks that reach over several lines or that checks look for as such are never left as they are. */
const risky = /^ {0,3}`|<|&#?\w+;/;

/** Words as they were typed; with backslashes only where something would be taken for a mark. */
const typed = (words: string, begins: boolean): string =>
  !risky.test(words) && shows(words) === words && isText(words)
    ? words
    : begins
      ? lineAsTyped(words)
      : inlineAsTyped(words);

const isText = (words: string): boolean =>
  (markdown.parse(words, {})[1]?.children ?? []).every(({ type }) => type === 'text');

/** The line with its bold words and links, unless those marks would show as text where they stand. */
function marked({ runs }: Pick<Line, 'runs'>, begins: boolean): string {
  const words = runs
    .map(({ text }) => text)
    .join('')
    .trim();
  const plain = typed(words, begins);
  if (runs.every(({ bold, href }) => !bold && href === null)) return plain;
  const all = runs.every(({ bold, text }) => bold || text.trim() === '');
  const rich = joined(runs)
    .map((run) => dress(run, all))
    .join('')
    .trim();
  return shows(rich) === words ? rich : plain;
}

/** A line that is bold as a whole says so by being a heading or not at all; bold inside a line is kept. */
function dress({ text, bold, href }: Run, all: boolean): string {
  const typed = inlineAsTyped(text);
  const linked = href === null ? typed : `[${typed}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  return bold && !all && text.trim() === text ? `**${linked}**` : linked;
}

/** Word cuts words into runs wherever a spelling was checked. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.bold === run.bold && last.href === run.href) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

function table(rows: readonly (readonly string[])[]): string {
  const [head, ...rest] = rows;
  if (!head || rows.every((row) => row.every((cell) => cell.trim() === ''))) return '';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => inlineAsTyped(cell.trim()).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rest.map(line)].join('\n');
}
