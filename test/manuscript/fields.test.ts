import { describe, expect, it } from 'vitest';
import { fieldsOf, withoutTitle } from '../../scripts/manuscript/fields.ts';
import { plainLine, wordsOf } from '../../scripts/manuscript/manuscript.ts';

const centre = (text: string) => plainLine(text, { align: 'centre' });
const rest = (blocks: readonly { block: string }[]) =>
  blocks.map((block) => ('runs' in block ? wordsOf(block as never) : block.block));

describe('what a manuscript says of itself', () => {
  it('is read off a document under a red head: title in two lines, number, date and body of the closing', () => {
    const found = fieldsOf([
      centre('石桥县人民政府文件'),
      centre('石政发[2026]03号'),
      centre('石桥县人民政府关于印发'),
      centre('养老服务办法的通知'),
      plainLine('各乡镇人民政府：'),
      plainLine('石桥县人民政府', { align: 'right' }),
      plainLine('2026年3月2日', { align: 'right' }),
      plainLine('（此件公开发布）'),
    ]);
    expect(found).toMatchObject({
      title: '石桥县人民政府关于印发养老服务办法的通知',
      number: '石政发〔2026〕3号',
      date: '2026-03-02',
      issuer: '石桥县人民政府',
      head: '石桥县人民政府文件',
    });
    expect(found.rest).toHaveLength(4);
  });

  it('is a heading of level 1, or the first short line of plain text', () => {
    expect(fieldsOf([plainLine('春耕现场会召开', { heading: 1 }), plainLine('正文。')]).title).toBe('春耕现场会召开');
    expect(fieldsOf([plainLine('春耕现场会召开'), plainLine('正文。')]).title).toBe('春耕现场会召开');
  });

  it.each([
    ['a first line that is a sentence', [plainLine('今天，县里召开会议。'), plainLine('正文')]],
    ['a salutation', [plainLine('各乡镇人民政府：')]],
    ['nothing at all', []],
    ['a table', [{ block: 'table', rows: [['甲', '乙']] } as const]],
  ])('is no title: %s', (_, blocks) => {
    const found = fieldsOf(
      [...blocks].map((block) => (block.block === 'table' ? { block: 'table', rows: [['甲', '乙']] } : block)),
    );
    expect(found.title).toBeNull();
    expect(found.rest).toHaveLength(blocks.length);
  });

  it('takes no date out of the text for that of the document, and no sentence for its issuer', () => {
    expect(fieldsOf([plainLine('题目在此'), plainLine('会议于2026年3月2日召开。')]).date).toBeNull();
    expect(fieldsOf([plainLine('题目在此'), plainLine('请遵照执行。'), plainLine('2026年3月2日')])).toMatchObject({
      date: '2026-03-02',
      issuer: null,
    });
  });
});

describe('a title that the page has already', () => {
  it('is not said again, in one line or several', () => {
    expect(
      rest(withoutTitle([plainLine('关于 印发'), plainLine('办法的通知'), plainLine('正文')], '关于印发办法的通知')),
    ).toEqual(['正文']);
  });
  it('stays where the first lines say something else or more', () => {
    for (const first of ['关于', '办法的通知', '关于印发办法的通知（试行）'])
      expect(withoutTitle([plainLine(first), plainLine('正文')], '关于印发办法的通知')).toHaveLength(2);
  });
});
