import { format, isDateFormat } from 'numfmt';
import { chineseFigures, wayOf } from './chinese-figures.ts';

/** Formats that files name by number only, as Excel with Chinese settings shows them (ECMA-376 part 1, 18.8.30). */
const named: ReadonlyMap<number, string> = new Map([
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '¥#,##0;¥-#,##0'],
  [6, '¥#,##0;¥-#,##0'],
  [7, '¥#,##0.00;¥-#,##0.00'],
  [8, '¥#,##0.00;¥-#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, 'AM/PMh"时"mm"分"'],
  [35, 'AM/PMh"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, 'AM/PMh"时"mm"分"'],
  [56, 'AM/PMh"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/** The format that a number stands for; what nobody knows is General. */
export const formatNamed = (id: number): string => named.get(id) ?? 'General';

/** Days between the two calendars that workbooks count by. */
const since1904 = 1462;
/** Excel takes no longer format. */
const longest = 255;
/** The sign of figures in Chinese. */
const numerals = /\[DBNum\d\]/gi;

/** Chinese Excel's own signs in the words of everybody's: ! for \, 上午/下午 for AM/PM, the system's dates. Quoted words stay. */
function common(code: string): string {
  if (/^\[\$-F800\]/i.test(code)) return 'yyyy"年"m"月"d"日"';
  if (/^\[\$-F400\]/i.test(code)) return 'h:mm:ss';
  return code
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : part.replaceAll('上午/下午', 'AM/PM').replace(/!(?=.)/g, '\\')))
    .join('');
}

/**
 * A number as Excel shows it under the format code, without the blanks that only keep columns in line. `exact` is false where the
 * format is one that is not reproduced; the number then stands as it would without a format.
 */
export function shownNumber(value: number, code: string, epoch1904: boolean): { text: string; exact: boolean } {
  const known = common(code.replace(numerals, ''));
  try {
    if (code.length > longest) return { text: format('General', value), exact: false };
    const date = isDateFormat(known);
    const text = format(known, epoch1904 && date ? value + since1904 : value, { locale: 'zh-CN' }).trim();
    if (code.search(numerals) < 0) return { text, exact: true };
    const figures = wayOf(common(code));
    const chinese = figures && chineseFigures(figures.way, text, figures.bare, date);
    return { text: chinese ?? text, exact: chinese !== null };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { text: format('General', value), exact: false };
  }
}

/** Text under a format: most show it as it is, some put words around it or hide it. */
export function shownText(value: string, code: string): string {
  if (code === 'General' || code === '@' || code.length > longest) return value;
  try {
    return format(common(code.replace(numerals, '')), value, { locale: 'zh-CN' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return value;
  }
}
