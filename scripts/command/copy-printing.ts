import { sha256 } from '../article/canonical.ts';
import { type Printed, printCopies } from '../build/copy-print.ts';
import { say } from '../words/say.ts';
import type { CopyFile, ReadingCopy } from './copying.ts';

/** A reading copy with all of its files: the HTML first, then the PDF, then the pictures from top to bottom. */
export interface PrintedCopy extends ReadingCopy {
  files: CopyFile[];
}

/** The copies with their PDF and pictures, made by the Chromium at `chromium`. */
export async function printed(chromium: string, copies: readonly ReadingCopy[]): Promise<PrintedCopy[]> {
  const given = copies.map(({ html, digest }) => ({
    html: Buffer.from(html.bytes).toString('utf8'),
    label: say('zh', 'copy-label', { digest: digest.slice(0, 12) }),
  }));
  const prints = await printCopies(chromium, given, say('zh', 'copy-mark'));
  return copies.map((copy, at) => ({ ...copy, files: [copy.html, ...filesOf(copy, prints[at])] }));
}

function filesOf({ html }: ReadingCopy, print: Printed | undefined): CopyFile[] {
  if (!print) return [];
  const base = html.name.replace(/\.html$/, '');
  const file = (name: string, bytes: Uint8Array): CopyFile => ({ name, bytes, sha256: sha256(bytes) });
  const pictures = print.pictures.map((bytes, at) => file(`${base}-${at + 1}.png`, bytes));
  return [file(`${base}.pdf`, print.pdf), ...pictures];
}
