import type { Feed } from './feeds.ts';
import { jsonText } from './json-text.ts';

/** The feed in the form of JSON Feed 1.1. */
export function jsonFeedOf({ origin, title, description, json, page, publisher, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${origin}${page}`,
    feed_url: `${origin}${json}`,
    description,
    authors: [{ name: publisher }],
    language: 'zh-CN',
    items: items.map(({ url, title, published, updated, summary, source, via }) => ({
      id: url,
      url,
      ...(via === null ? {} : { external_url: via }),
      title,
      content_text: summary,
      summary,
      date_published: published,
      date_modified: updated,
      authors: [{ name: source }],
    })),
  };
  return `${jsonText(feed, 1)}\n`;
}
