/** The three ways in which Chinese Excel writes figures: [DBNum1] 一二三, [DBNum2] 壹贰叁, [DBNum3] １２３. */
export type Way = '1' | '2' | '3';

const signs: Readonly<Record<Way, { digits: string; units: string }>> = {
  1: { digits: '〇一二三四五六七八九', units: '十百千' },
  2: { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟' },
  3: { digits: '０１２３４５６７８９', units: '十百千' },
};
const groups = ['', '万', '亿'];

const digitOf = (way: Way, digit: string): string => signs[way].digits[Number(digit)] ?? digit;

/** Each digit by its own sign: 2026 → 二〇二六. Whatever is no digit stays. */
export const inDigits = (way: Way, text: string): string =>
  text.replace(/[0-9]/g, (digit: string) => digitOf(way, digit));

/**
 * A number as it is counted: 1205.5 → 一千二百〇五.五, 12 → 一十二, as Excel has it (in dates it says 十二). Null from a trillion on, and for
 * what is no plain number: how Excel goes on there is not known.
 */
export function inWords(way: Way, text: string): string | null {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d{1,12})((?:\.\d+)?)$/.exec(text) ?? [];
  if (whole === '') return null;
  let words = '';
  let gap = false;
  for (const [at, digit] of [...whole].entries()) {
    const power = whole.length - 1 - at;
    if (digit === '0') gap = words !== '';
    else {
      const unit = power % 4 === 0 ? '' : (signs[way].units[(power % 4) - 1] ?? '');
      words += `${gap ? digitOf(way, '0') : ''}${digitOf(way, digit)}${unit}`;
      gap = false;
    }
    if (power % 4 !== 0 || power === 0) continue;
    // 万 is said only when something is counted in it.
    if (/[1-9]/.test(whole.slice(Math.max(0, at - 3), at + 1))) words += groups[power / 4];
    else gap = words !== '';
  }
  return `${sign}${words || digitOf(way, '0')}${inDigits(way, rest)}`;
}

/** Formats of dates whose parts are years of four figures, months and days as they are counted, and weekdays. */
const plainDate = /^(?:yyyy|a{3,4}|m(?!m)|d(?!d)|[年月日／/.\s-])+$/i;

/** What a format of several sections says of its figures, when all say the same; null where they do not. */
export function wayOf(code: string): { way: Way; bare: string } | null {
  const bare = code.replace(/\[DBNum[1-9]\]/gi, '');
  const sections = code.replace(/;@$/, '').split(';');
  const ways = new Set(sections.map((section) => /^(?:\[[^\]]*\])*?\[DBNum([123])\]/i.exec(section)?.[1]));
  const [way] = ways;
  const elsewhere = (code.match(/\[DBNum/gi) ?? []).length !== sections.length;
  if (ways.size !== 1 || elsewhere || (way !== '1' && way !== '2' && way !== '3')) return null;
  // Of other languages Excel has other words: 壱弐参, 壹貳參.
  const foreign = [...code.matchAll(/\[\$[^\]-]*-([^\]]*)\]/g)].some(([, at = '']) => !/^(?:0*804|zh-CN)$/i.test(at));
  return foreign ? null : { way, bare };
}

/**
 * `text`, shown under the format `bare` (without the sign of its figures), with Chinese figures; null where it is not known how Excel shows
 * it: with figures in the format's own words, times of day, exponents, fractions.
 */
export function chineseFigures(way: Way, text: string, bare: string, date: boolean): string | null {
  const words = [...bare.matchAll(/"([^"]*)"|\\(.)/g)].map(([, quoted, one]) => quoted ?? one ?? '').join('');
  if (/[0-9]/.test(words)) return null;
  const rest = bare.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').replace(/;@$/, '');
  if (date) {
    if (way === '3' || !plainDate.test(rest)) return null;
    return text.replace(/[0-9]+/g, (run: string) =>
      run.length > 2 ? inDigits(way, run) : (inWords(way, run) ?? '').replace(/^一(?=十)/, ''),
    );
  }
  if (/[eE]|\d\/\d/.test(text)) return null;
  if (/General/i.test(rest) || rest.trim() === '') {
    let known = true;
    const shown = text.replace(/[0-9]+(?:\.[0-9]+)?/, (number: string) => {
      const counted = inWords(way, number);
      known &&= counted !== null;
      return counted ?? number;
    });
    return known ? shown : null;
  }
  return inDigits(way, text);
}
