import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../../scripts/status/places.ts';

const lines = [
  '题目',
  '',
  '3月1日，全县春耕现场会在柳溪镇召开。',
  '',
  '一、总体要求',
  '补助标准为每亩98.6元。',
  '补助标准见附件。',
];
const at = (remark: string) => placesIn(remark, lines).map(({ line }) => line);

describe('a remark', () => {
  it.each([
    ['第6行金额不对', [6]],
    ['第 3-5 行重写', [3, 4, 5]],
    ['第3至第5行', [3, 4, 5]],
    ['see line 6', [6]],
    ['index.md:6 写错', [6]],
    ['“每亩98.6元”核对一下', [6]],
    ['「补助标准」两处不一致', [6, 7]],
    ['"柳溪镇 召开"？', [3]],
    ['“柳溪镇召开”写全称', [3]],
    ['题目里的《题目》', [1]],
  ])('%s points to %j', (remark, found) => expect(at(remark)).toEqual(found));

  it.each(['请补充联系电话', '依据第3条第2项', '第99行', '“没有的话”', '“，”', ''])('%j points nowhere', (remark) =>
    expect(at(remark)).toEqual([]),
  );

  it('shows the line as it is, and never more places than one can look at', () => {
    expect(placesIn('第6行', lines)).toEqual([{ line: 6, text: '补助标准为每亩98.6元。' }]);
    expect(placesIn('“甲乙”', Array<string>(50).fill('甲乙'))).toEqual([]);
    expect(placesIn('第1-40行', Array<string>(50).fill('甲')).length).toBeLessThanOrEqual(8);
  });

  it('points to lines that are there, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (remark) => {
        for (const { line } of placesIn(remark, lines)) expect(lines[line - 1]).toBeDefined();
      }),
    );
  });
});
