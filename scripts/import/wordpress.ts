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
  'wp:attachment_url': 'attachment',
  category: 'category',
};

/**
 * The items of a WordPress export (WXR): posts, pages, attachments, each as its fields; categories of one item stand on lines of their own.
 * Throws an Error where the XML is not well-formed or declares a document type.
 */
export function wordpressItems(bytes: Uint8Array): Map<string, string>[] {
  const items: Map<string, string>[] = [];
  const path: string[] = [];
  let item: Map<string, string> | null = null;
  let text = '';
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
      if (name === 'item' && item) items.push(item);
      if (name === 'item') item = null;
      text = '';
    },
  });
  return items;
}
