/** A hidden line of our comment, for our own next run: JSON that cannot end it. */
export const hidden = (name: string, value: unknown): string =>
  `<!-- qianfa-${name} ${JSON.stringify(value).replaceAll('--', '-\\u002d')} -->`;

/**
 * What a body's last hidden line of a name holds, or null where it holds none that can be read. It stands on a line of its own behind all that
 * others wrote: whatever looks like one within or before that is somebody's text.
 */
export function hiddenIn(name: string, body: string): unknown {
  const text = [...body.matchAll(/^<!-- qianfa-([a-z]+) (.*) -->$/gm)].findLast(([, of]) => of === name)?.[2];
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** As many rows from the beginning as `most` characters of JSON hold. */
export function within<T>(rows: readonly T[], most: number): T[] {
  let length = 0;
  const beyond = rows.findIndex((row) => {
    length += JSON.stringify(row).length + 1;
    return length > most;
  });
  return rows.slice(0, beyond < 0 ? rows.length : beyond);
}
