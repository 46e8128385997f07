import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** A name without its prefix: w:p → p. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** Runs a handler set over a part. Throws an Error where the XML is not well-formed or declares a document type. */
export function parseXml(
  bytes: Uint8Array,
  on: { open(tag: SaxesTagPlain): void; text(text: string): void; close(tag: SaxesTagPlain): void },
): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('document type declared');
  });
  parser.on('opentag', on.open);
  parser.on('text', on.text);
  parser.on('cdata', on.text);
  parser.on('closetag', on.close);
  parser.write(decode(bytes)).close();
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
