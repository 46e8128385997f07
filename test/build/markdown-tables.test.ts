import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../scripts/build/markdown.ts';
import { plainText } from '../../scripts/build/plain-text.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { shownTable } from '../../scripts/office/shown-table.ts';
import type { TableBlock } from '../../scripts/site/types.gen.ts';
import { madeWorkbook, penalties } from '../office/made-workbook.ts';
import { live, noon, text } from './given.ts';

const block = '```table\nfile: 公示.xlsx\n```';
const table = (change: Partial<TableBlock> = {}) => {
  const shown = shownTable({ file: '公示.xlsx', range: 'A2:E5', ...change }, madeWorkbook([penalties]));
  if ('refused' in shown) throw new Error(shown.refused.key);
  return shown.table;
};
const html = (body: string, tables: Parameters<typeof plainText>[0]['tables']) =>
  renderMarkdown(body, { file: () => null, article: () => null, tables });

describe('a table block on a page', () => {
  it('is the table of the attachment: merged cells, headings with their scope, in a region that scrolls', () => {
    const made = html(block, [table({ title: '处罚 <公示>', head_columns: 1 })]);
    expect(made).toBe(
      [
        '<div class="table" role="region" aria-label="处罚 &lt;公示&gt;" tabindex="0"><table>',
        '<caption>处罚 &lt;公示&gt;</caption>',
        '<thead>',
        '<tr><th scope="col" rowspan="2">序号</th><th scope="col">当事人</th><th scope="col" colspan="2">处罚</th></tr>',
        '<tr><th scope="col">名称</th><th scope="col">金额</th><th scope="col">日期</th></tr>',
        '</thead>',
        '<tbody>',
        '<tr><th scope="row" class="right">1</th><td>某商行</td><td class="right">12,345.50</td><td class="right">2026年4月1日</td></tr>',
        '<tr><th scope="row" class="right">2</th><td>某饭店</td><td class="right">25%</td><td class="right">2026/4/2</td></tr>',
        '</tbody>',
        '</table></div>',
        '',
      ].join('\n'),
    );
  });

  it('gives every table of a page a name of its own, whatever kind it is', () => {
    const typed = '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |';
    const names = [...html([typed, block, typed].join('\n\n'), [table()]).matchAll(/aria-label="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['表格，可左右滚动', '表格，可左右滚动（2）', '表格，可左右滚动（3）']);
  });

  it('shows cells as text, with their line ends', () => {
    const sheet = { name: '表', rows: [['甲'], ['<b>x</b>\n{{ y }}']] };
    const shown = shownTable({ file: 'a.xlsx' }, madeWorkbook([sheet]));
    if ('refused' in shown) throw new Error(shown.refused.key);
    expect(html(block, [shown.table])).toContain('<td>&lt;b&gt;x&lt;/b&gt;<br>{{ y }}</td>');
  });

  it('that nobody could show says where its table is, and never what the block says', () => {
    expect(html(block, [null])).toBe('<p class="table-gone">表格见附件。</p>\n');
    expect(html(block, [])).not.toContain('公示.xlsx');
  });

  it('is part of the text that is searched, fed and given to programs', () => {
    expect(plainText({ body: `前\n\n${block}\n\n后`, tables: [table({ title: '处罚' })] })).toMatch(
      /^前\n处罚\n序号\n当事人[\s\S]*12,345\.50\n2026年4月1日[\s\S]*\n后$/,
    );
  });

  it('leaves other fences as they are', () => {
    expect(html('```\ntable\n```', [])).toBe('<pre><code>table\n</code></pre>\n');
  });
});

describe('an article with a table block', () => {
  const shown = text('aaaaaaaaa1', { body: `前\n\n${block}`, tables: [table({ title: '处罚' })] });

  it('is found by what its table says', () => {
    const all = live([shown]);
    const [record] = searchEntries(all, stateAt(all, noon)).map((entry) => entry.record());
    expect(record?.text).toContain('某饭店');
    expect(record?.text).not.toContain('公示.xlsx');
  });
});
