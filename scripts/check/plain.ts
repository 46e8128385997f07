/** Characters that show nothing and are used to part a word or a number in two. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text as an eye reads it: invisible characters dropped, full-width and mathematical digits and full-width letters folded to
 * ASCII. Line breaks stay, so that lines can still be counted.
 */
export function plain(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u{1d7ce}-\u{1d7ff}]/gu, (char) => String(((char.codePointAt(0) ?? 0) - 0x1d7ce) % 10));
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
