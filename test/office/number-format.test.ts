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

  it.each([
    [1234, '[DBNum1][$-804]General', '一千二百三十四'],
    [1234, '[DBNum1]General', '一千二百三十四'],
    [1234, '[$-804][DBNum1]General', '一千二百三十四'],
    [1234.5, '[DBNum2][$-804]General', '壹仟贰佰叁拾肆.伍'],
    [1234, '[DBNum3][$-804]General', '１千２百３十４'],
    [12, '[DBNum1][$-804]General', '一十二'],
    [105, '[DBNum1][$-804]General', '一百〇五'],
    [105, '[DBNum2][$-804]General', '壹佰零伍'],
    [0, '[DBNum2][$-804]General', '零'],
    [-20, '[DBNum2]General', '-贰拾'],
    [0.5, '[DBNum1]General', '〇.五'],
    [10005, '[DBNum1]General', '一万〇五'],
    [120000, '[DBNum1]General', '一十二万'],
    [100050000, '[DBNum1]General', '一亿〇五万'],
    [20260000001, '[DBNum1]General', '二百〇二亿六千万〇一'],
    [2026, '[DBNum2][$-804]General"元整"', '贰仟零贰拾陆元整'],
    [123, '[DBNum1][$-804]0', '一二三'],
    [123, '[DBNum2]0', '壹贰叁'],
    [2026.5, '[DBNum1][$-804]0.00', '二〇二六.五〇'],
    [123, '[DBNum3]0', '１２３'],
    [1234567, '[DBNum2]#,##0', '壹,贰叁肆,伍陆柒'],
    [-5, '[DBNum1]0;[DBNum1]-0', '-五'],
    [46354, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二六年十一月二十八日'],
    [46354, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', '二〇二六年十一月二十八日'],
    [46332, '[DBNum1][$-804]m"月"d"日"', '十一月六日'],
    [46316, '[DBNum1][$-804]yyyy"年"m"月"', '二〇二六年十月'],
    [46354, '[DBNum2][$-804]yyyy"年"m"月"d"日"', '贰零贰陆年壹拾壹月贰拾捌日'],
  ])('%s under %s is %s, in Chinese figures', (value, code, text) => {
    expect(shownNumber(value, code, false)).toEqual({ text, exact: true });
  });

  it.each([
    ['of another language', 1234, '[DBNum1][$-411]General'],
    ['of traditional writing', 1234, '[DBNum2][$-404]General'],
    ['with figures among its own words', 12, '[DBNum1]"第1季度"0'],
    ['of a kind that nobody knows', 12, '[DBNum4]General'],
    ['that only one of two sections has', -12, '[DBNum1]0;-0'],
    ['that begins in the middle', 12, '0"元"[DBNum2]0"角"'],
    ['of a time of day', 0.55, '[DBNum1][$-804]h"时"mm"分"'],
    ['of a padded date', 46354, '[DBNum1]yyyy-mm-dd'],
    ['of a short year', 46354, '[DBNum1]yy"年"m"月"'],
    ['of a date in wide figures', 46354, '[DBNum3]yyyy"年"m"月"d"日"'],
    ['of powers', 123456789012345, '[DBNum1]General'],
    ['of fractions', 0.5, '[DBNum1]# ?/?'],
  ])('does not say that it knows a format %s', (_, value, code) => {
    expect(shownNumber(value, code, false).exact).toBe(false);
  });

  it('counts every number so that it can be read back', () => {
    const value = (words: string): number => {
      const part = (text: string) =>
        [...text.matchAll(/([一二三四五六七八九])([千百十]?)/g)].reduce(
          (sum, [, digit = '', unit = '']) =>
            sum + '〇一二三四五六七八九'.indexOf(digit) * ({ 千: 1000, 百: 100, 十: 10 }[unit] ?? 1),
          0,
        );
      const [, yi = '', wan = '', one = ''] = /^(?:(.*)亿)?(?:(.*)万)?(.*)$/.exec(words) ?? [];
      return part(yi) * 1e8 + part(wan) * 1e4 + part(one);
    };
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), (number) => {
        const { text, exact } = shownNumber(number, '[DBNum1]General', false);
        expect(exact).toBe(true);
        expect(value(text)).toBe(number);
        expect(text).not.toMatch(/〇〇|.〇$|〇[万亿]/);
      }),
    );
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
    expect(shownNumber(1234, '[DBNum2][$-411]General', false)).toEqual({ text: '1234', exact: false });
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
