/** Characters that show nothing and are used to part a word or a number in two. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Signs that Unicode gives as compatible with an ordinary one: Kangxi radicals (many PDFs hold ⽉ for 月), variants, full-width ASCII. */
const compatible = /[\u2f00-\u2fd5\uf900-\ufaff\uff01-\uff5e]|[\u{1d7ce}-\u{1d7ff}]|[\u{2f800}-\u{2fa1d}]/gu;
/** Radicals that PDFs hold as well and that Unicode does not fold. */
const radical = /[\u2e80-\u2ef3]/g;
const radicals = new Map(
  [
    ...'⺠民⻓长⻔门⻚页⻋车⻢马⻥鱼⻩黄⻨麦⻄西⻅见⻆角⻉贝⻘青⻛风⻝食⻮齿⻰龙⻳龟⺟母⺎兀⻦鸟⻣骨⻤鬼⻁虎⻙韦⻜飞⻧卤⻬齐',
  ].flatMap((sign, index, all) => (index % 2 === 0 ? [[sign, all[index + 1] ?? sign] as const] : [])),
);

/** Text as a PDF means it: the characters themselves where it holds their radicals, which look the same and are found by nobody. */
export const withoutRadicals = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fd5]/gu, (sign) => sign.normalize('NFKC'))
    .replace(radical, (sign) => radicals.get(sign) ?? sign);

/** Numbers written out digit by digit; eleven and more are a telephone, a card, a person. */
const spelled = /[〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{11,}/g;
const numerals = new Map(
  ['〇○零', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, digit) =>
    [...signs].map((sign) => [sign, String(digit)] as const),
  ),
);

/**
 * Text as an eye reads it: invisible characters dropped; full-width and mathematical digits, full-width letters and radicals folded to
 * the ordinary sign, long numbers in Chinese numerals to digits. Line breaks stay, so that lines can still be counted.
 */
export function plain(text: string): string {
  return text
    .replace(invisible, '')
    .replace(compatible, (sign) => sign.normalize('NFKC'))
    .replace(radical, (sign) => radicals.get(sign) ?? sign)
    .replace(spelled, (number) => number.replace(/./gu, (sign) => numerals.get(sign) ?? sign));
}

/** Tells the line of ever later offsets in a text that begins on line `first`; undefined where the place has no lines. */
export function lineCounter(text: string, first: number | undefined): (offset: number) => number | undefined {
  let line = first;
  let next = text.indexOf('\n');
  return (offset) => {
    if (line === undefined) return undefined;
    while (next !== -1 && next < offset) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
