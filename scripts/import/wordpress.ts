import { parseXml } from '../office/xml.ts';

/** Elements of a WordPress export that are fields of an item, by the name that a mapping gives them. */
const named: Readonly<Record<string, string>> = {
  title: 'title',
  link: 'link',
  pubDate: 'pubDate',
  'dc:creator': 'creator',
  'content:encoded': 'content',
  'excerpt:encoded': 'excerpt',
  'wp:post_id': 'id',
  'wp:post_name': 'name',
  'wp:post_date': 'date',
  'wp:post_modified': 'modified',
  'wp:post_type': 'type',
  'wp:status': 'status',
  'wp:post_password': 'password',
  'wp:attachment_url': 'attachment',
  category: 'category',
};

/**
 * The items of a WordPress export (WXR): posts, pages, attachments, each as its fields; categories of one item stand on lines of their own, fields
 * that somebody added under their own name (meta.文号), comments of readers under `comments`.
 * Throws an Error where the XML is not well-formed or declares a document type.
 */
export function wordpressItems(bytes: Uint8Array): Map<string, string>[] {
  const items: Map<string, string>[] = [];
  const path: string[] = [];
  let item: Map<string, string> | null = null;
  let text = '';
  let meta = '';
  parseXml(bytes, {
    open: ({ name }) => {
      path.push(name);
      text = '';
      if (name === 'item') item = new Map();
    },
    text: (part) => {
      text += part;
    },
    close: ({ name }) => {
      path.pop();
      const field = path.at(-1) === 'item' && Object.hasOwn(named, name) ? named[name] : undefined;
      if (item && field) {
        const before = item.get(field);
        item.set(field, before === undefined ? text : `${before}\n${text}`);
      }
      if (item && name === 'wp:meta_key') meta = text;
      // What begins with _ is WordPress's own housekeeping.
      if (item && name === 'wp:meta_value' && meta !== '' && !meta.startsWith('_') && text !== '')
        item.set(`meta.${meta}`, text);
      if (item && name === 'wp:comment_content') item.set('comments', `${item.get('comments') ?? ''}${text}\n`);
      if (name === 'item' && item) items.push(item);
      if (name === 'item') item = null;
      text = '';
    },
  });
  return items;
}

/** Elements that end a paragraph by themselves. */
const blocky =
  'address article aside blockquote caption center dd div dl dt fieldset figure footer form h[1-6] header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'
    .split(' ')
    .join('|');
const around = new RegExp(String.raw`\s*(</?(?:${blocky})\b[^>]*>)\s*`, 'gi');
/** WordPress's marks for galleries, captions and players: words that no reader of the old site saw. */
const shortcode = /\[\/?(?:caption|gallery|embed|audio|video|playlist)\b[^\]]*\]/gi;

/**
 * The text of a post as its page showed it. Old posts keep paragraphs as empty lines and lines as line ends; new ones (with `<!-- wp:` marks)
 * are HTML already. Of a caption's marks only its words stay.
 */
export function wordpressText(content: string): string {
  const text = content.replace(shortcode, '');
  if (/<!--\s*wp:/.test(text)) return text;
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/(<pre\b[\s\S]*?<\/pre>)/i)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part
            .replace(around, '$1')
            .replace(/\n\s*\n/g, '</p><p>')
            .replaceAll('\n', '<br>'),
    )
    .join('');
}
