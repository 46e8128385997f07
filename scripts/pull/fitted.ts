/** Least that a forge takes as one comment, in characters, with room to spare. */
const longest = 60_000;

/** A comment as it is, or, where a forge would not take it with what stands behind it, its beginning, which says what to do, and its end. */
export function fitted(text: string, taken: number, url: string): string {
  const room = longest - taken;
  if (text.length <= room) return text;
  const end = text.slice(text.lastIndexOf('\n---\n'));
  const beginning = text.slice(0, Math.max(0, room - end.length - url.length - 20));
  return `${beginning.replace(/\n[^\n]*$/, '')}\n\n… ${url}/files\n${end}`;
}
