import type { Token } from 'markdown-it';
import type { ShownCell, ShownTable } from '../office/shown-table.ts';
import { tableMark } from '../office/table-block.ts';
import { say } from '../words/say.ts';
import { escapeXml } from './xml.ts';

/** What a reader by ear hears of the page's nth table. */
export const regionName = (turn: number) => `${say('zh', 'table-region')}${turn > 1 ? `（${turn}）` : ''}`;

function cellHtml({ text, across, down, side }: ShownCell, scope: 'col' | 'row' | null): string {
  // A heading without words would be read aloud as nothing.
  const heads = scope !== null && text !== '';
  const attributes = [
    heads ? ` scope="${scope}"` : '',
    across > 1 ? ` colspan="${across}"` : '',
    down > 1 ? ` rowspan="${down}"` : '',
    side ? ` class="${side}"` : '',
  ].join('');
  const name = heads ? 'th' : 'td';
  return `<${name}${attributes}>${escapeXml(text).replaceAll('\n', '<br>')}</${name}>`;
}

/**
 * A table of an attachment as HTML: its name as caption, merged cells as such, headings with their scope, in a region that scrolls within
 * itself. A block that cannot be shown (none that was checked) says where its table is instead.
 */
function tableHtml(table: ShownTable | null, region: string): string {
  if (!table) return `<p class="table-gone">${say('zh', 'table-gone')}</p>\n`;
  const { title, rows, headRows, headColumns } = table;
  const row = (cells: ShownTable['rows'][number], at: number) =>
    `<tr>${cells
      .map(({ column, cell }) => cellHtml(cell, at < headRows ? 'col' : column < headColumns ? 'row' : null))
      .join('')}</tr>\n`;
  const lines = rows.map(row);
  const part = (name: string, own: string[]) => (own.length > 0 ? `<${name}>\n${own.join('')}</${name}>\n` : '');
  const inside = `${part('thead', lines.slice(0, headRows))}${part('tbody', lines.slice(headRows))}`;
  const caption = title === null ? '' : `<caption>${escapeXml(title)}</caption>\n`;
  return `<div class="table" role="region" aria-label="${escapeXml(title ?? region)}" tabindex="0"><table>\n${caption}${inside}</table></div>\n`;
}

/** Puts the tables in the place of the blocks that ask for them, in their order. Regions of one page have names of their own. */
export function showTables(tokens: readonly Token[], tables: readonly (ShownTable | null)[] = []): void {
  let turn = 0;
  let regions = 0;
  for (const token of tokens) {
    if (token.type === 'table_open') regions += 1;
    if (token.type !== 'fence' || token.info.trim() !== tableMark) continue;
    regions += 1;
    token.type = 'html_block';
    token.content = tableHtml(tables[turn] ?? null, regionName(regions));
    turn += 1;
  }
}
