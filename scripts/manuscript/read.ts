import { extname } from 'node:path';
import { bareUtf16 } from '../article/bare-utf16.ts';
import { type Said, said } from '../words/said.ts';
import { readDocx } from './docx.ts';
import type { Changes } from './docx-reader.ts';
import { readHtml } from './html.ts';
import type { Manuscript } from './manuscript.ts';
import { readOdt } from './odt.ts';
import { readPdfText } from './pdf.ts';
import { readPlain } from './plain.ts';

export const manuscriptTypes = ['.docx', '.odt', '.html', '.htm', '.txt', '.pdf'] as const;

/**
 * Reads a manuscript by the type that its name says. Refused: another type, a broken or locked file, text of an unknown encoding, tracked
 * changes that nobody decided. A PDF without a text layer gives no blocks and says so; a PDF is its own attachment.
 */
export async function readManuscript(
  name: string,
  bytes: Uint8Array,
  changes: Changes | null,
): Promise<Manuscript | { refused: Said }> {
  const type = manuscriptTypes.find((known) => known === extname(name).toLowerCase());
  try {
    switch (type) {
      case '.docx':
        return unmarked(readDocx(bytes, changes));
      case '.odt':
        return unmarked(readOdt(bytes, changes));
      case '.pdf':
        return withScan(name, bytes, await readPdfText(bytes));
      case undefined:
        return { refused: said('manuscript-type', { name, types: manuscriptTypes.join('、') }) };
      default: {
        const text = decode(bytes, type);
        if (text === null) return { refused: said('manuscript-encoding', { name }) };
        if (type === '.txt') return readPlain(text);
        return readHtml(text) ?? { refused: said('manuscript-no-text') };
      }
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refused: said('manuscript-broken', { name }) };
  }
}

/** A file whose margin bears a mark of secrecy gives no text: leaving the margin out would wash the mark off. */
function unmarked<M extends Manuscript | { refused: Said }>(read: M): M | { refused: Said } {
  const mark = 'refused' in read ? undefined : read.lost.find(({ key }) => key === 'manuscript-marked');
  return mark ? { refused: mark } : read;
}

function withScan(name: string, bytes: Uint8Array, { blocks, files, lost }: Manuscript): Manuscript {
  return {
    blocks,
    files: [...files, { name, bytes }],
    lost: blocks.length > 0 ? lost : [...lost, said('manuscript-scan', { name })],
  };
}

/** UTF-8, UTF-16 with its mark or without where nothing else can be meant, GB 18030, or what a page of HTML says of itself; null where the bytes are none of these. */
function decode(bytes: Uint8Array, type: string): string | null {
  const named = /^\.html?$/.test(type)
    ? /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'))?.[1]
    : undefined;
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : bareUtf16(bytes);
  for (const encoding of marked ? [marked] : ['utf-8', ...(named ? [named] : []), 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch (error) {
      // Not this encoding, or none that is known.
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  }
  return null;
}
