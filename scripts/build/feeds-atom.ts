import type { Feed } from './feeds.ts';
import type { FeedItem } from './feeds-items.ts';
import { element, type Xml, xmlFile } from './xml.ts';

const link = (rel: string, type: string, href: string) => element('link', { rel, type, href });

function entry({ url, title, published, updated, summary, source, via }: FeedItem): Xml {
  return element(
    'entry',
    {},
    element('id', {}, url),
    element('title', {}, title),
    element('updated', {}, updated),
    element('published', {}, published),
    link('alternate', 'text/html', url),
    ...(via === null ? [] : [element('link', { rel: 'via', href: via })]),
    element('author', {}, element('name', {}, source)),
    element('summary', {}, summary),
  );
}

/** The feed in the form of RFC 4287. */
export function atomOf({ origin, title, atom, page, publisher, updated, items }: Feed): string {
  return xmlFile(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' },
      element('id', {}, `${origin}${atom}`),
      element('title', {}, title),
      element('updated', {}, updated),
      link('self', 'application/atom+xml', `${origin}${atom}`),
      link('alternate', 'text/html', `${origin}${page}`),
      element('author', {}, element('name', {}, publisher)),
      ...items.map(entry),
    ),
  );
}
