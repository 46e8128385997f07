/** A file's name, without its folders, however the system that it comes from writes them: `C:\图\1.jpg` is 1.jpg. */
export const baseName = (path: string): string => path.replaceAll('\\', '/').split('/').at(-1) ?? '';

/** A name as an article's folder may hold it: NFC, no signs that systems or addresses take for something else, the ending in small letters. */
export function allowedName(wanted: string): string {
  const plain =
    wanted
      .normalize('NFC')
      .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, '-')
      .replace(/^[-.~]+/, '') || 'file';
  const dot = plain.lastIndexOf('.');
  return dot > 0 ? plain.slice(0, dot) + plain.slice(dot).toLowerCase() : plain;
}

/** What two names have in common that no folder may hold both of. */
export const foldedName = (name: string): string => name.normalize('NFKC').toLowerCase();

/** `wanted` as it may stand in a folder that holds `taken` (folded): with a number behind it where it stands there already. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = allowedName(wanted);
  const dot = plain.lastIndexOf('.');
  const [stem, type] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  for (let count = 1; ; count += 1) {
    const name = `${count === 1 ? stem : `${stem}-${count}`}${type}`;
    if (!taken.has(foldedName(name))) return name;
  }
}
