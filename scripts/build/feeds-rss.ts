import type { Feed } from './feeds.ts';
import type { FeedItem } from './feeds-items.ts';
import { element, type Xml, xmlFile } from './xml.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-01T09:30:00+08:00` → `Sun, 01 Mar 2026 09:30:00 +0800`, as RFC 822 writes it with four digits of year. */
export function rssTime(instant: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(instant);
  if (!found) throw new Error(`${instant} is no RFC 3339 time`);
  const [, year = '', month = '', day = '', time = '', offset = ''] = found;
  const weekday = weekdays[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()];
  const zone = offset === 'Z' ? '+0000' : offset.replace(':', '');
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${time} ${zone}`;
}

// <author> wants a mail address and <source> another feed; Dublin Core has elements for names.
function item({ url, title, published, summary, source, via }: FeedItem): Xml {
  return element(
    'item',
    {},
    element('title', {}, title),
    element('link', {}, url),
    element('guid', { isPermaLink: 'true' }, url),
    element('pubDate', {}, rssTime(published)),
    element('dc:creator', {}, source),
    ...(via === null ? [] : [element('dc:source', {}, via)]),
    element('description', {}, summary),
  );
}

/** The feed in the form of RSS 2.0. */
export function rssOf({ origin, title, description, rss, page, updated, items }: Feed): string {
  return xmlFile(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      element(
        'channel',
        {},
        element('title', {}, title),
        element('link', {}, `${origin}${page}`),
        element('description', {}, description),
        element('language', {}, 'zh-cn'),
        element('lastBuildDate', {}, rssTime(updated)),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: `${origin}${rss}` }),
        ...items.map(item),
      ),
    ),
  );
}
