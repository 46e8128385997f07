/** A piece of XML that needs no escaping any more. */
export interface Xml {
  xml: string;
}

/** What XML 1.0 (§2.2) lets no document hold, not even escaped: control characters and halves of characters. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in which nothing is taken for markup, for elements and for attributes in double quotes. */
export const escapeXml = (text: string) =>
  text.replace(forbidden, '').replace(/[&<>"]/g, (character) => entities[character] ?? '');

/** An element; texts in `content` and values of `attributes` are escaped here. Elements inside it stand on lines of their own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly (string | Xml)[]
): Xml {
  const start = `${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')}`;
  if (content.length === 0) return { xml: `<${start}/>` };
  const inside = content.map((part) => (typeof part === 'string' ? escapeXml(part) : `\n${part.xml}`)).join('');
  return { xml: `<${start}>${inside}${typeof content.at(-1) === 'string' ? '' : '\n'}</${name}>` };
}

/** A whole file around its root element. */
export const xmlFile = (root: Xml) => `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
