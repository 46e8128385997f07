import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/manuscript/docx.ts';
import { type Block, wordsOf } from '../../scripts/manuscript/manuscript.ts';
import {
  box,
  cell,
  centred,
  type Levels,
  list,
  numbered,
  p,
  picture,
  right,
  run,
  styled,
  table,
  word,
} from './word.ts';

const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const texts = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.block === 'line' ? wordsOf(block) : block.block === 'table' ? block.rows : 'name' in block ? block.name : '',
  );
function read(bytes: Uint8Array, changes: 'accept' | 'reject' | null = null) {
  const made = readDocx(bytes, changes);
  if ('refused' in made) throw new Error(made.refused.key);
  return made;
}
const keys = (made: { lost: { key: string; params: object }[] }) => made.lost.map(({ key, params }) => [key, params]);

const official: Levels = [
  ['chineseCountingThousand', '%1、', '<w:suff w:val="nothing"/>'],
  ['chineseCounting', '（%2）', '<w:suff w:val="nothing"/>'],
  ['decimal', '%3.'],
  ['decimal', '（%4）'],
  ['decimalEnclosedCircleChinese', '%5'],
];

describe('numbers of lists become words as the writer saw them', () => {
  it('counts the five levels of official documents and begins deeper ones anew', () => {
    const at = [0, 1, 1, 2, 2, 3, 4, 4, 0, 1, 2];
    const made = read(
      word(at.map((level) => numbered(1, level, '事项')).join(''), { numbering: list(0, official) + num(1, 0) }),
    );
    expect(texts(made.blocks)).toEqual(
      '一、事项 （一）事项 （二）事项 1. 事项 2. 事项 （1）事项 ①事项 ②事项 二、事项 （一）事项 1. 事项'.split(
        / (?!事)/,
      ),
    );
  });

  it.each([
    ['chineseCounting', '第%1条', ['第一条', '第二条']],
    ['chineseLegalSimplified', '%1、', ['壹、', '贰、']],
    ['ideographTraditional', '%1、', ['甲、', '乙、']],
    ['upperLetter', '%1)', ['A) ', 'B) ']],
    ['lowerRoman', '%1.', ['i. ', 'ii. ']],
    ['decimalFullWidth', '%1．', ['１．', '２．']],
    ['decimalZero', '%1', ['01 ', '02 ']],
  ])('knows %s', (format, text, labels) => {
    const made = read(
      word(numbered(1, 0, '甲') + numbered(1, 0, '乙'), { numbering: list(0, [[format, text]]) + num(1, 0) }),
    );
    expect(texts(made.blocks)).toEqual([`${labels[0]}甲`, `${labels[1]}乙`]);
  });

  it('goes on in a list with the same counters, begins again where the file says so, and starts where it says', () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const made = read(
      word([1, 1, 2, 3, 3].map((id) => numbered(id, 0, '项')).join(''), {
        numbering: list(0, [['decimal', '%1、']]) + num(1, 0) + num(2, 0) + num(3, 0, again),
      }),
    );
    expect(texts(made.blocks)).toEqual(['1、项', '2、项', '3、项', '5、项', '6、项']);
  });

  it('takes a number from the style of a heading, and none where the paragraph takes it away', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>';
    const made = read(
      word(styled('H1', '总则') + p('无号', off), {
        styles,
        numbering: list(0, [['chineseCounting', '第%1章 ']]) + num(1, 0),
      }),
    );
    expect(texts(made.blocks)).toEqual(['第一章 总则', '无号']);
    expect(made.blocks).toMatchObject([{ heading: 1 }, { heading: 1 }]);
  });

  it('shows numbers of upper levels as digits where the level asks for it', () => {
    const levels: Levels = [
      ['chineseCounting', '%1、'],
      ['decimal', '%1.%2', '<w:isLgl/>'],
    ];
    const made = read(word(numbered(1, 0, '甲') + numbered(1, 1, '乙'), { numbering: list(0, levels) + num(1, 0) }));
    expect(texts(made.blocks)).toEqual(['一、甲', '1.1 乙']);
  });

  it('gives bullets as depth and leaves numbers out that the list does not show', () => {
    const made = read(
      word(numbered(1, 1, '点') + numbered(2, 0, '空'), {
        numbering:
          list(0, [
            ['bullet', ''],
            ['bullet', ''],
          ]) +
          list(1, [['none', '']]) +
          num(1, 0) +
          num(2, 1),
      }),
    );
    expect(made.blocks).toMatchObject([{ bullet: 2 }, { bullet: 0 }]);
    expect(texts(made.blocks)).toEqual(['点', '空']);
  });
});

describe('what nobody should publish by accident', () => {
  const change = (name: string, content: string) => `<w:${name} w:id="1" w:author="某">${content}</w:${name}>`;
  const changed = p(
    run('会议') + change('ins', run('不')) + change('del', '<w:r><w:delText>已</w:delText></w:r>') + run('召开'),
  );

  it('refuses tracked changes until somebody decides them', () => {
    const made = readDocx(word(changed), null);
    expect(made).toEqual({ refused: { key: 'manuscript-changes', params: { count: 2 } } });
    expect(texts(read(word(changed), 'accept').blocks)).toEqual(['会议不召开']);
    const rejected = read(word(changed), 'reject');
    expect(texts(rejected.blocks)).toEqual(['会议已召开']);
    expect(keys(rejected)).toEqual([['manuscript-changes-reject', { count: 2 }]]);
  });

  it('leaves comments, hidden text, headers and field instructions out and says so', () => {
    const body =
      p(`${run('正文')}<w:r><w:commentReference w:id="1"/></w:r>${run('底价300万元', '<w:vanish/>')}`) +
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 秘密路径</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          run('3') +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      );
    const made = read(
      word(body, {
        comments: `<w:comment w:id="1" w:author="某">${p('这句话删掉')}</w:comment>`,
        header: p('内部资料'),
      }),
    );
    expect(texts(made.blocks)).toEqual(['正文', '3']);
    expect(keys(made)).toEqual([
      ['manuscript-comments', { count: 1 }],
      ['manuscript-margin', { text: '内部资料' }],
      ['manuscript-hidden', { count: 1 }],
    ]);
  });

  it('hides what a style hides, unless the words say otherwise', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const made = read(word(styled('X', run('看不见') + run('看得见', '<w:vanish w:val="0"/>')), { styles }));
    expect(texts(made.blocks)).toEqual(['看得见']);
  });

  it('refuses what is no Word file', () => {
    expect(() => readDocx(Buffer.from('PK nothing'), null)).toThrow();
  });
});

describe('tables, boxes, notes, pictures', () => {
  it('says words of merged cells once and keeps the rectangle', () => {
    const span = (count: number) => `<w:gridSpan w:val="${count}"/>`;
    const made = read(
      word(
        table(
          [cell('序号', '<w:vMerge w:val="restart"/>'), cell('补助', span(2))],
          [cell('', '<w:vMerge/>'), cell('人数'), cell(p('金额') + p('（元）'))],
          [cell('1'), cell('2')],
        ),
      ),
    );
    expect(texts(made.blocks)).toEqual([
      [
        ['序号', '补助', ''],
        ['', '人数', '金额 （元）'],
        ['1', '2', ''],
      ],
    ]);
    expect(made.blocks).toMatchObject([
      {
        merges: [
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 0, left: 1, bottom: 0, right: 2 },
        ],
      },
    ]);
    expect(keys(made)).toEqual([]);
  });

  it('takes the words of a text box once, after its paragraph', () => {
    const made = read(word(p(run('段落') + box(p('框里的话')))));
    expect(texts(made.blocks)).toEqual(['段落', '框里的话']);
    expect(keys(made)).toEqual([['manuscript-boxes', { count: 1 }]]);
  });

  it('marks notes in the text and puts them at its end', () => {
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const made = read(
      word(p(run('甲') + reference(2)) + p('乙'), { footnotes: `<w:footnote w:id="2">${p('注释一')}</w:footnote>` }),
    );
    expect(texts(made.blocks)).toEqual(['甲[1]', '乙', '[1] 注释一']);
  });

  it('hands pictures over with their description and says which have none', () => {
    const media = { 'image1.png': Buffer.from('png'), 'image2.emf': Buffer.from('emf') };
    const made = read(
      word(p(picture('image1-png', '开工现场')) + p(picture('image1-png', '')) + p(picture('image2-emf', '图')), {
        media,
      }),
    );
    expect(made.blocks).toEqual([
      { block: 'picture', name: 'picture-1.png', alt: '开工现场' },
      { block: 'picture', name: 'picture-2.png', alt: '' },
    ]);
    expect(made.files.map(({ name }) => name)).toEqual(['picture-1.png', 'picture-2.png']);
    expect(keys(made)).toEqual([
      ['manuscript-pictures', { count: 1 }],
      ['manuscript-alt', { count: 1 }],
    ]);
  });

  it('keeps where lines stand, bold words and links that lead outside', () => {
    const link = (id: string) => `<w:hyperlink r:id="${id}">${run('办法')}</w:hyperlink>`;
    const made = read(
      word(centred('标题') + right('石桥县人民政府') + p(run('重', '<w:b/>') + link('out')) + p(link('bad')), {
        links: { out: 'https://www.gov.cn/', bad: 'file:///C:/secret' },
      }),
    );
    expect(made.blocks).toMatchObject([
      { align: 'centre' },
      { align: 'right' },
      { runs: [{ bold: true }, { href: 'https://www.gov.cn/' }] },
      { runs: [{ href: null }] },
    ]);
  });

  it('reads inside content controls, and begins a line where the writer broke it', () => {
    const made = read(
      word(`<w:sdt><w:sdtContent>${p(`${run('上')}<w:r><w:br/></w:r>${run('下')}`)}</w:sdtContent></w:sdt>`),
    );
    expect(texts(made.blocks)).toEqual(['上', '下']);
  });
});
