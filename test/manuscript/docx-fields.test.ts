import { describe, expect, it } from 'vitest';
import { readWord } from './read-word.ts';
import { cell, p, run, table } from './word.ts';

const fieldMark = (type: string, more = '') => `<w:r><w:fldChar w:fldCharType="${type}">${more}</w:fldChar></w:r>`;

describe('a field that reaches over paragraphs', () => {
  const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
  const [begin, separate, end] = ['begin', 'separate', 'end'].map((type) => fieldMark(type));

  it('shows its result and none of its instruction, in whichever paragraphs they stand', () => {
    const made = readWord(
      p(`${run('甲')}${begin}${instruction('FORMTEXT')}${run('指令一')}`) +
        p(`${run('指令二')}${separate}${run('填写的一')}`) +
        p(`${run('填写的二')}${end}${run('乙')}`),
    );
    expect([made.texts, made.told]).toEqual([['甲', '填写的一', '填写的二乙'], []]);
  });

  it('hides the result of a field that stands in its instruction', () => {
    const inner = `${begin}${instruction('REF 甲')}${separate}${run('内里')}${end}`;
    const made = readWord(
      p(`${begin}${instruction('IF ')}`) + p(`${inner}${separate}${run('结果')}`) + p(`${end}${run('完')}`),
    );
    expect(made.texts).toEqual(['结果', '完']);
  });

  it('leads where it leads in every paragraph', () => {
    const made = readWord(
      p(`${begin}${instruction('HYPERLINK "https://a.example/"')}${separate}${run('前')}`) +
        p(`${run('后')}${end}${run('外')}`),
    );
    const links = made.blocks.flatMap((one) => (one.block === 'line' ? one.runs.map(({ href }) => href) : []));
    expect(links).toEqual(['https://a.example/', 'https://a.example/', null]);
  });

  it.each([
    ['never ends', p(`${begin}${instruction('FORMTEXT')}`) + p('正文')],
    ['ends in a table only', p(`${begin}${instruction('FORMTEXT')}`) + table([cell(p(`${end}`))]) + p('正文')],
    ['ends in a deleted change only', p(`${begin}${instruction('FORMTEXT')}`) + p(`<w:del>${end}</w:del>`) + p('正文')],
  ])('swallows nothing when it %s', (_, body) => {
    expect(readWord(body, {}, 'accept').texts.flat(2)).toContain('正文');
  });
});
