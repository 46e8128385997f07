import type { Folder, FolderFile } from '../article/folder.ts';

/** The file of the folder that a relative address names (percent-encoded or not, NFC), index.md excepted. */
export function fileAt(address: string, { files }: Folder): FolderFile | undefined {
  const [path = ''] = address.split(/[?#]/, 1);
  const name = decoded(path).replace(/^\.\//, '').normalize('NFC');
  return files.find((file) => file.name === name && file.name !== 'index.md');
}

/** An address with a broken percent sign names the file as it is written. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** The lower-case ending of a file's name, without its dot. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at + 1).toLowerCase() : '';
}

export const pictureTypes: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'webp', 'gif']);
export const mediaTypes: ReadonlySet<string> = new Set([...pictureTypes, 'mp3', 'm4a', 'wav', 'mp4', 'webm']);
