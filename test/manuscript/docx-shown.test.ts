import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/manuscript/docx.ts';
import { readManuscript } from '../../scripts/manuscript/read.ts';
import { readWord } from './read-word.ts';
import { box, cell, list, numbered, p, picture, run, table, word } from './word.ts';

const num = (more = '') => `${more}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
const chinese = num(list(1, [['chineseCounting', '%1、']]));
const png = new Uint8Array([0x89, 0x50]);
const media = { 'a.png': png };
const fieldMark = (type: string, more = '') => `<w:r><w:fldChar w:fldCharType="${type}">${more}</w:fldChar></w:r>`;
const field = (instruction: string, more = '') =>
  `${fieldMark('begin', more)}<w:r><w:instrText>${instruction}</w:instrText></w:r>${fieldMark('end')}`;
const shape = (uri: string) =>
  p(
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/${uri}"/></a:graphic></wp:inline></w:drawing></w:r>`,
  );

describe('white words', () => {
  const white = '<w:color w:val="FFFFFF"/>';
  const shade = (fill: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  const inStyle = (type: string, name: string, properties: string) =>
    `<w:style w:type="${type}" w:styleId="${name}"><w:name w:val="${name}"/>${properties}</w:style>`;
  const left = [['manuscript-white', 1]];
  const styled = (style: string, content: string) =>
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/></w:tblPr><w:tr>${cell(content)}</w:tr></w:tbl>`;
  const plainGrid = inStyle('table', 'G', '<w:tblPr/>');

  it.each<[string, string, string]>([
    ['on the page', p(run('见') + run('底价', white)), ''],
    ['nearly white', p(run('见') + run('底价', '<w:color w:val="FEFEFE"/>')), ''],
    ['of a theme', p(run('见') + run('底价', '<w:color w:val="FFFFFF" w:themeColor="background1"/>')), ''],
    [
      'by their style',
      p(run('见') + run('底价', '<w:rStyle w:val="W"/>')),
      inStyle('character', 'W', `<w:rPr>${white}</w:rPr>`),
    ],
    ['on a ground that is white', p(run('见') + run('底价', white + shade('FFFFFF'))), ''],
    ['in a table without colours', p('见') + table([cell(p(run('底价', white)))]), ''],
    ['in a table whose style has no colours', p('见') + styled('G', p(run('底价', white))), plainGrid],
  ])('%s are not seen, stay out, and are told', (_, body, styles) => {
    const made = readWord(body, { styles });
    expect(JSON.stringify(made.texts)).not.toContain('底价');
    expect(made.told).toEqual(left);
  });

  it.each<[string, string, string]>([
    ['on a ground of their own', p(run('底价', white + shade('1F4E79'))), ''],
    ['marked with a pen', p(run('底价', `${white}<w:highlight w:val="black"/>`)), ''],
    ['in a shaded paragraph', p(run('底价', white), shade('C00000')), ''],
    ['in a shaded cell', table([cell(p(run('底价', white)), shade('C00000'))]), ''],
    [
      'in a table whose style shades its head',
      styled('H', p(run('底价', white))),
      inStyle('table', 'H', `<w:tblStylePr w:type="firstRow"><w:tcPr>${shade('4472C4')}</w:tcPr></w:tblStylePr>`),
    ],
    ['in a text box, whose colour is not asked', p(run('见') + box(p(run('底价', white)))), ''],
    [
      'that a run makes black again',
      p(run('底价', '<w:rStyle w:val="W"/><w:color w:val="000000"/>')),
      inStyle('character', 'W', `<w:rPr>${white}</w:rPr>`),
    ],
  ])('%s are seen', (_, body, styles) => {
    const made = readWord(body, { styles });
    expect(JSON.stringify(made.texts)).toContain('底价');
    expect(made.told.filter(([key]) => key === 'manuscript-white')).toEqual([]);
  });
});

describe('hidden parts of a Word file', () => {
  it('stay out where a character style hides them', () => {
    const styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const made = readWord(p(run('看得见') + run('底价', '<w:rStyle w:val="H"/>')), { styles });
    expect([made.texts, made.told]).toEqual([['看得见'], [['manuscript-hidden', 1]]]);
  });

  it('stay out with their pictures and notes', () => {
    const hidden = picture('a-png', '照片').replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>');
    const note = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>';
    const made = readWord(p(run('字') + note) + p(hidden), {
      media,
      footnotes: `<w:footnote w:id="2">${p('藏着')}</w:footnote>`,
    });
    expect([made.texts, made.files, made.told]).toEqual([['字'], [], [['manuscript-hidden', 2]]]);
  });

  it('stay out as rows and as shapes that are switched off', () => {
    const rows = `<w:tbl><w:tr>${cell('甲')}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>${cell('藏')}</w:tr></w:tbl>`;
    const made = readWord(rows + p(picture('a-png', '照片').replace('<wp:docPr ', '<wp:docPr hidden="1" ')), { media });
    expect([made.texts, made.files, made.told]).toEqual([[[['甲']]], [], [['manuscript-hidden', 2]]]);
  });

  it('are what a crop cuts off: a picture comes with what is left of it', () => {
    const made = readWord(p(picture('a-png', '照片').replace(/(<a:blip [^>]*>)/, '$1<a:srcRect l="50000"/>')), {
      media,
    });
    expect(made.files).toMatchObject([{ crop: { left: 0.5, top: 0, right: 0, bottom: 0 } }]);
  });

  it('are not counted by the numbers of lists, as little as what a tracked change takes away', () => {
    const mark = (name: string) =>
      `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:${name}/></w:rPr>`;
    const around = (middle: string) => numbered(1, 0, '甲') + middle + numbered(1, 0, '丙');
    const deleted = '<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>';
    const cases = [
      [p(run('乙', '<w:vanish/>'), mark('vanish')), null],
      [p(deleted, mark('del')), 'accept'],
      [p(`<w:ins>${run('乙')}</w:ins>`, mark('ins')), 'reject'],
    ] as const;
    for (const [middle, changes] of cases)
      expect(readWord(around(middle), { numbering: chinese }, changes).texts).toEqual(['一、甲', '二、丙']);
    const kept = readWord(around(p(deleted, mark('del'))), { numbering: chinese }, 'reject');
    expect(kept.texts).toEqual(['一、甲', '二、乙', '三、丙']);
  });

  it('are changes in a note, which nobody decided', () => {
    const footnotes = `<w:footnote w:id="2">${p(`<w:ins>${run('未定')}</w:ins>`)}</w:footnote>`;
    expect(readDocx(word(p('字'), { footnotes }), null)).toMatchObject({ refused: { key: 'manuscript-changes' } });
  });

  it('a paragraph whose mark is deleted goes on in the next, and deleted rows are gone', () => {
    const gone = '<w:rPr><w:del/></w:rPr>';
    expect(readWord(p('前半', gone) + p('后半'), {}, 'accept').texts).toEqual(['前半后半']);
    expect(readWord(p('前半', gone) + table([cell('甲')]), {}, 'accept').texts).toEqual(['前半', [['甲']]]);
    const rows = `<w:tbl><w:tr>${cell('甲')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}</w:tr></w:tbl>`;
    expect(readWord(rows, {}, 'accept').texts).toEqual([[['甲']]]);
    expect(readWord(rows, {}, 'reject').texts).toEqual([[['甲'], ['旧']]]);
  });

  it('a mark of secrecy in the margin refuses the whole file', async () => {
    const bytes = word(p('正文'), { header: p(run('机 密') + run('★1年')) });
    expect(await readManuscript('稿.docx', bytes, null)).toEqual({
      refused: { key: 'manuscript-marked', params: { mark: '机密★' } },
    });
  });
});

describe('what a Word file shows', () => {
  it('keeps the word under its reading, raised figures, and known signs of symbol fonts', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('shí')}</w:rt><w:rubyBase>${run('石')}</w:rubyBase></w:ruby></w:r>`;
    expect(readWord(p(ruby + run('桥'))).texts).toEqual(['石桥']);
    const raised = (of: string, place: string) => run(of, `<w:vertAlign w:val="${place}"/>`);
    const made = readWord(
      p(
        `${run('10') + raised('5', 'superscript')}立方米CO${raised('2', 'subscript')}${raised('th', 'superscript')}`.replace(
          /立方米CO/,
          run('立方米CO'),
        ),
      ),
    );
    expect([made.texts, made.told]).toEqual([['10⁵立方米CO₂th'], [['manuscript-scripts-flat', 1]]]);
    const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const signs = readWord(
      p(`${sign('Symbol', 'F0B0')}${sign('Wingdings', 'F0AB')}${run('\uf0fe', '<w:rFonts w:ascii="Wingdings"/>')}`),
    );
    expect([signs.texts, signs.told]).toEqual([['°☑'], [['manuscript-symbols', 1]]]);
  });

  it('keeps boxes to tick, says what it guessed of fields, and where links lead', () => {
    const box = (on: string) => `<w:ffData><w:checkBox><w:default w:val="${on}"/></w:checkBox></w:ffData>`;
    const made = readWord(
      p(
        field('FORMCHECKBOX', box('1')) +
          run('是') +
          field('FORMCHECKBOX', box('0')) +
          run('否') +
          field('eq \\o\\ac(○,国)') +
          field('XE "索引"'),
      ),
    );
    expect([made.texts, made.told]).toEqual([['☑是□否国'], [['manuscript-fields', 1]]]);
    const linked = readWord(
      p(
        `${fieldMark('begin')}<w:r><w:instrText>HYPERLINK "https://a.example/"</w:instrText></w:r>${fieldMark('separate')}${run('链接')}${fieldMark('end')}${run('后')}`,
      ),
    );
    expect(linked.blocks).toMatchObject([{ runs: [{ href: 'https://a.example/' }, { text: '后', href: null }] }]);
  });

  it('tells of charts, diagrams, other files inside and struck-out words', () => {
    const made = readWord(`${shape('chart')}${shape('diagram')}<w:altChunk/>${p(run('旧', '<w:strike/>'))}`);
    expect(made.told).toEqual([
      ['manuscript-charts', 2],
      ['manuscript-objects', 1],
      ['manuscript-struck', 1],
    ]);
  });

  it('shows words set as a picture, and a picture in a text box once', () => {
    const art = p('<w:r><w:pict><v:shape><v:textpath string="石桥县人民政府文件"/></v:shape></w:pict></w:r>');
    expect(readWord(art).texts).toEqual(['石桥县人民政府文件']);
    expect(readWord(p(box(p(picture('a-png', '印章')))), { media }).texts).toEqual(['picture-1.png']);
  });

  it('keeps cells under their headings where a row begins later or old files merge', () => {
    const later = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('二')}</w:tr>`;
    expect(readWord(table([cell('甲'), cell('乙')]).replace('</w:tbl>', `${later}</w:tbl>`)).texts).toEqual([
      [
        ['甲', '乙'],
        ['', '二'],
      ],
    ]);
    const merged = table([
      cell('合', '<w:hMerge w:val="restart"/>'),
      cell('', '<w:hMerge w:val="continue"/>'),
      cell('丙'),
    ]);
    expect(readWord(merged).blocks).toMatchObject([{ rows: [['合', '', '丙']], merges: [{ left: 0, right: 1 }] }]);
  });
});
