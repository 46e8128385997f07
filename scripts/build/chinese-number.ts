const digits = '零一二三四五六七八九';
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number that Chinese numerals up to 千 say (十二 → 12, 二十 → 20, 一百零三 → 103); null for anything else. */
export function chineseNumber(words: string): number | null {
  let sum = 0;
  let digit: number | null = null;
  for (const word of words.replaceAll('〇', '零')) {
    const place = places[word];
    const value = digits.indexOf(word);
    if (place === undefined && value < 0) return null;
    if (place === undefined) {
      // 二〇 writes its digits one after another.
      digit = (digit ?? 0) * 10 + value;
      continue;
    }
    sum += (digit || 1) * place;
    digit = null;
  }
  return words === '' ? null : sum + (digit ?? 0);
}
