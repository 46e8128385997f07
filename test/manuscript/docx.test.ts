import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/manuscript/docx.ts';
import { readBytes, textsOf } from './read-word.ts';
import { box, cell, centred, p, picture, right, run, styled, table, word } from './word.ts';

const keys = (made: { lost: { key: string; params: object }[] }) => made.lost.map(({ key, params }) => [key, params]);

describe('what nobody should publish by accident', () => {
  const change = (name: string, content: string) => `<w:${name} w:id="1" w:author="某">${content}</w:${name}>`;
  const changed = p(
    run('会议') + change('ins', run('不')) + change('del', '<w:r><w:delText>已</w:delText></w:r>') + run('召开'),
  );

  it('refuses tracked changes until somebody decides them', () => {
    const made = readDocx(word(changed), null);
    expect(made).toEqual({ refused: { key: 'manuscript-changes', params: { count: 2 } } });
    expect(textsOf(readBytes(word(changed), 'accept').blocks)).toEqual(['会议不召开']);
    const rejected = readBytes(word(changed), 'reject');
    expect(textsOf(rejected.blocks)).toEqual(['会议已召开']);
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
    const made = readBytes(
      word(body, {
        comments: `<w:comment w:id="1" w:author="某">${p('这句话删掉')}</w:comment>`,
        header: p('内部资料'),
      }),
    );
    expect(textsOf(made.blocks)).toEqual(['正文', '3']);
    expect(keys(made)).toEqual([
      ['manuscript-comments', { count: 1 }],
      ['manuscript-margin', { text: '内部资料' }],
      ['manuscript-hidden', { count: 1 }],
    ]);
  });

  it('hides what a style hides, unless the words say otherwise', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const made = readBytes(word(styled('X', run('看不见') + run('看得见', '<w:vanish w:val="0"/>')), { styles }));
    expect(textsOf(made.blocks)).toEqual(['看得见']);
  });

  it('refuses what is no Word file', () => {
    expect(() => readDocx(Buffer.from('PK nothing'), null)).toThrow();
  });
});

describe('tables, boxes, notes, pictures', () => {
  it('says words of merged cells once and keeps the rectangle', () => {
    const span = (count: number) => `<w:gridSpan w:val="${count}"/>`;
    const made = readBytes(
      word(
        table(
          [cell('序号', '<w:vMerge w:val="restart"/>'), cell('补助', span(2))],
          [cell('', '<w:vMerge/>'), cell('人数'), cell(p('金额') + p('（元）'))],
          [cell('1'), cell('2')],
        ),
      ),
    );
    expect(textsOf(made.blocks)).toEqual([
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
    const made = readBytes(word(p(run('段落') + box(p('框里的话')))));
    expect(textsOf(made.blocks)).toEqual(['段落', '框里的话']);
    expect(keys(made)).toEqual([['manuscript-boxes', { count: 1 }]]);
  });

  it('marks notes in the text and puts them at its end', () => {
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const made = readBytes(
      word(p(run('甲') + reference(2)) + p('乙'), { footnotes: `<w:footnote w:id="2">${p('注释一')}</w:footnote>` }),
    );
    expect(textsOf(made.blocks)).toEqual(['甲[1]', '乙', '[1] 注释一']);
  });

  it('hands pictures over with their description and says which have none', () => {
    const media = { 'image1.png': Buffer.from('png'), 'image2.emf': Buffer.from('emf') };
    const made = readBytes(
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
    const made = readBytes(
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
    const made = readBytes(
      word(`<w:sdt><w:sdtContent>${p(`${run('上')}<w:r><w:br/></w:r>${run('下')}`)}</w:sdtContent></w:sdt>`),
    );
    expect(textsOf(made.blocks)).toEqual(['上', '下']);
  });
});
