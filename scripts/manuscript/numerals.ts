const digits = '〇一二三四五六七八九';
const banking = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/** 21 → 二十一, up to 9999: as chapters and articles are counted. */
export function chineseCounting(value: number, { names = [...digits], units = ['', '十', '百', '千'] } = {}): string {
  const places = [...String(value)].map(Number).reverse();
  let text = '';
  for (const [power, digit] of places.entries()) {
    if (digit !== 0) text = `${names[digit] ?? ''}${units[power] ?? ''}${text}`;
    else if (text !== '' && !text.startsWith('零')) text = `零${text}`;
  }
  return value >= 10 && value < 20 && names[1] === '一' ? text.slice(1) : text;
}

const legal = (value: number) => chineseCounting(value, { names: banking, units: ['', '拾', '佰', '仟'] });
const inDigits = (value: number) => [...String(value)].map((digit) => digits[Number(digit)]).join('');

/** 1 → a, 27 → aa: the letter repeats, as Word has it. */
const letters = (value: number) => String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const romans = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(value: number): string {
  let [rest, text] = [value, ''];
  for (const [size, mark] of romans)
    while (rest >= size) {
      text += mark;
      rest -= size;
    }
  return text;
}

function enclosed(value: number): string {
  if (value <= 20) return String.fromCodePoint(0x245f + value);
  if (value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  return value <= 50 ? String.fromCodePoint(0x32b1 + value - 36) : `(${value})`;
}

const cycle = (signs: string) => (value: number) => [...signs][(value - 1) % [...signs].length] ?? '';

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalHalfWidth: String,
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  decimalEnclosedCircle: enclosed,
  decimalEnclosedCircleChinese: enclosed,
  decimalEnclosedFullstop: (value) => (value <= 20 ? String.fromCodePoint(0x2487 + value) : `${value}.`),
  decimalEnclosedParen: (value) => (value <= 20 ? String.fromCodePoint(0x2473 + value) : `(${value})`),
  chineseCounting: (value) => chineseCounting(value),
  chineseCountingThousand: (value) => chineseCounting(value),
  japaneseCounting: (value) => chineseCounting(value),
  ideographDigital: inDigits,
  japaneseDigitalTenThousand: inDigits,
  taiwaneseCounting: (value) => chineseCounting(value),
  taiwaneseCountingThousand: (value) => chineseCounting(value),
  taiwaneseDigital: inDigits,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => (value <= 10 ? String.fromCodePoint(0x327f + value) : `(${value})`),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  ordinal: (value) => `${value}.`,
  none: () => '',
};

/** A number (from 1) as Word's format `format` shows it; null for a format that is not known, and for numbers below 1. */
export function numeral(format: string, value: number): string | null {
  if (value < 1 && !format.startsWith('decimal')) return null;
  return Object.hasOwn(formats, format) ? (formats[format]?.(value) ?? null) : null;
}
