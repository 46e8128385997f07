import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNamed, shownNumber, shownText } from '../../scripts/office/number-format.ts';

const shown = (value: number, code: string) => shownNumber(value, code, false).text;

describe('a number of a workbook', () => {
  it.each([
    [1234567.891, 'General', '1234567.891'],
    [0.1 + 0.2, 'General', '0.3'],
    [12345678901234, 'General', '1.23457E+13'],
    [1234.5, '#,##0.00', '1,234.50'],
    [-5, '0_ ;[Red]-0 ', '-5'],
    [1234.5, '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', '¥1,234.50'],
    [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    [123456, '0!.0,"万"', '12.3万'],
    [0.1234, '0.0%', '12.3%'],
    [7, '000', '007'],
    [5, ';;;', ''],
    [46113, 'yyyy"年"m"月"d"日"', '2026年4月1日'],
    [46113, '[$-804]yyyy"年"m"月"d"日";@', '2026年4月1日'],
    [46113, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2026年4月1日'],
    [46113, 'aaaa', '星期三'],
    [0.75, '上午/下午h"时"mm"分"', '下午6时00分'],
    [1.5, '[h]:mm', '36:00'],
  ])('%s under %s is %s, as in Excel with Chinese settings', (value, code, text) => {
    expect(shown(value, code)).toBe(text);
  });

  it('knows the formats that files name by number only', () => {
    expect(shown(46113, formatNamed(14))).toBe('2026/4/1');
    expect(shown(46113, formatNamed(31))).toBe('2026年4月1日');
    expect(shown(46113, formatNamed(57))).toBe('2026年4月');
    expect(formatNamed(163)).toBe('General');
  });

  it('counts days as its workbook does', () => {
    expect(shownNumber(44651, 'yyyy-mm-dd', true).text).toBe('2026-04-01');
    expect(shownNumber(44651, '0', true).text).toBe('44651');
  });

  it('says so where a format is not reproduced, and shows the bare number where it is broken', () => {
    expect(shownNumber(1234, '[DBNum2][$-804]General', false)).toEqual({ text: '1234', exact: false });
    expect(shownNumber(3, 'y"年', false)).toMatchObject({ text: expect.any(String), exact: expect.any(Boolean) });
    expect(shownText('文', '"（"@"）"')).toBe('（文）');
  });

  it('never throws, whatever the format', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.string(), (value, code) => {
        expect(typeof shownNumber(value, code, false).text).toBe('string');
      }),
    );
  });
});
