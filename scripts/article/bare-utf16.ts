/** A sign that is none of those of which Chinese documents consist: ASCII, punctuation, symbols, Chinese characters, wide and compatible forms. */
const unusual =
  /[^\t\n\v\f\r\x20-\x7e\u00a0\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u203f\u20ac\u2100-\u22ff\u2460-\u27bf\u3000-\u303f\u3200-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/**
 * Which UTF-16 bytes without a mark are, as the Notepad of old Windows and exports of databases write it: they hold zero bytes, which no text in
 * UTF-8 or GB 18030 does, and read in one of both orders, and not in the other, they consist of signs that Chinese documents use. Null where
 * that does not decide it.
 */
export function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  const [le, be] = (['utf-16le', 'utf-16be'] as const).map((order) => {
    try {
      return !unusual.test(new TextDecoder(order, { fatal: true }).decode(bytes));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return false;
    }
  });
  return le === be ? null : le ? 'utf-16le' : 'utf-16be';
}
