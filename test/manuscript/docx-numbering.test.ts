import { describe, expect, it } from 'vitest';
import { readBytes, readWord, textsOf } from './read-word.ts';
import { type Levels, list, numbered, p, styled, word } from './word.ts';

const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const withOne = (more: string) => `${more}${num(1, 1)}`;

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
    const made = readBytes(
      word(at.map((level) => numbered(1, level, '事项')).join(''), { numbering: list(0, official) + num(1, 0) }),
    );
    expect(textsOf(made.blocks)).toEqual(
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
    const made = readBytes(
      word(numbered(1, 0, '甲') + numbered(1, 0, '乙'), { numbering: list(0, [[format, text]]) + num(1, 0) }),
    );
    expect(textsOf(made.blocks)).toEqual([`${labels[0]}甲`, `${labels[1]}乙`]);
  });

  it('goes on in a list with the same counters, begins again where the file says so, and starts where it says', () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const made = readBytes(
      word([1, 1, 2, 3, 3].map((id) => numbered(id, 0, '项')).join(''), {
        numbering: list(0, [['decimal', '%1、']]) + num(1, 0) + num(2, 0) + num(3, 0, again),
      }),
    );
    expect(textsOf(made.blocks)).toEqual(['1、项', '2、项', '3、项', '5、项', '6、项']);
  });

  it('takes a number from the style of a heading, and none where the paragraph takes it away', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const off = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>';
    const made = readBytes(
      word(styled('H1', '总则') + p('无号', off), {
        styles,
        numbering: list(0, [['chineseCounting', '第%1章 ']]) + num(1, 0),
      }),
    );
    expect(textsOf(made.blocks)).toEqual(['第一章 总则', '无号']);
    expect(made.blocks).toMatchObject([{ heading: 1 }, { heading: 1 }]);
  });

  it('shows numbers of upper levels as digits where the level asks for it', () => {
    const levels: Levels = [
      ['chineseCounting', '%1、'],
      ['decimal', '%1.%2', '<w:isLgl/>'],
    ];
    const made = readBytes(
      word(numbered(1, 0, '甲') + numbered(1, 1, '乙'), { numbering: list(0, levels) + num(1, 0) }),
    );
    expect(textsOf(made.blocks)).toEqual(['一、甲', '1.1 乙']);
  });

  it('gives bullets as depth and leaves numbers out that the list does not show', () => {
    const made = readBytes(
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
    expect(textsOf(made.blocks)).toEqual(['点', '空']);
  });

  it('numbers lists made by a list style, levels tied to a style, zeros before figures, and tells of other forms', () => {
    const level =
      '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>';
    const linked = withOne(
      `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>${level}</w:abstractNum>`,
    );
    expect(readWord(numbered(1, 0, '甲'), { numbering: linked }).texts).toEqual(['一、甲']);
    const tied = withOne(
      list(1, [
        ['chineseCounting', '%1、'],
        ['chineseCounting', '（%2）', '<w:pStyle w:val="B"/>'],
      ]),
    );
    const styles =
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(readWord(numbered(1, 0, '甲') + styled('B', '乙'), { numbering: tied, styles }).texts).toEqual([
      '一、甲',
      '（一）乙',
    ]);
    const padded = withOne(
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>',
    );
    expect(readWord(numbered(1, 0, '甲'), { numbering: padded }).texts).toEqual(['001. 甲']);
    const other = readWord(numbered(1, 0, '甲'), { numbering: withOne(list(1, [['koreanCounting', '%1.']])) });
    expect([other.texts, other.told]).toEqual([['1. 甲'], [['manuscript-numbers', 1]]]);
  });
});
