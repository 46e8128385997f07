/** A line that a remark speaks of. */
export interface RemarkPlace {
  /** From 1, in the whole file. */
  line: number;
  text: string;
}

const numbered = /(?:第\s*|[Ll]ine\s+|index\.md:)(\d{1,5})(?:\s*[-—～~至到]\s*(?:第\s*)?(\d{1,5}))?(?:\s*行)?/g;
const quoted = /“([^”]{2,80})”|「([^」]{2,80})」|"([^"]{2,80})"|《([^》]{2,80})》/g;
/** A remark that points everywhere points nowhere. */
const most = 8;
/** Words that stand in so many lines say nothing about one. */
const tooCommon = 4;

/** Words of a file and of whoever quotes it, without what an editor or a telephone changes on the way. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\\*`]/g, '');

/**
 * Those of `lines` that a remark speaks of: those that it numbers (第12行, 第3至5行, line 7, index.md:7) and those that hold words which it
 * quotes. In their order, each once; a number past the end and words that stand nowhere, or everywhere, are no place.
 */
export function placesIn(remark: string, lines: readonly string[]): RemarkPlace[] {
  const found = new Set<number>();
  for (const [whole, first = '', last = first] of remark.matchAll(numbered)) {
    // 第3条 and 第2项 are no lines.
    if (whole.startsWith('第') && !whole.endsWith('行')) continue;
    for (let line = Number(first); line <= Math.min(Number(last), Number(first) + most); line += 1) found.add(line);
  }
  for (const match of remark.matchAll(quoted)) {
    const words = plain(match.slice(1).find((part) => part !== undefined) ?? '');
    if (words.length < 2) continue;
    const hits = lines.flatMap((line, at) => (plain(line).includes(words) ? [at + 1] : []));
    if (hits.length <= tooCommon) for (const line of hits) found.add(line);
  }
  return [...found]
    .filter((line) => line >= 1 && line <= lines.length)
    .sort((a, b) => a - b)
    .slice(0, most)
    .map((line) => ({ line, text: (lines[line - 1] ?? '').trim().slice(0, 60) }));
}
