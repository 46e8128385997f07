import type { Built } from './built.ts';
import { text } from './given.ts';
import { childOf, childrenOf, textOf, type XmlNode, xmlTree } from './xml-tree.ts';

const fileOf = ({ files }: Built, url: string, site = 'main') => {
  const bytes = files.get(`${site}${decodeURIComponent(url)}`);
  if (!bytes) throw new Error(`no file ${url} on ${site}`);
  return bytes.toString('utf8');
};
export const feedsIn = ({ files }: Built) =>
  [...files.keys()].filter((name) => /^[^/]+\/feeds\/.*\.(rss|atom|json)$/.test(name));
export const atom = (built: Built, url: string, site?: string) => xmlTree(fileOf(built, url, site));
export const rss = (built: Built, url: string) => childOf(xmlTree(fileOf(built, url)), 'channel');
export const json = (built: Built, url: string) => JSON.parse(fileOf(built, url));
export const titles = (feed: XmlNode) => childrenOf(feed, 'entry').map((entry) => textOf(entry, 'title'));
export const href = (node: XmlNode, rel: string) =>
  childrenOf(node, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;
export const day = (at: number) => `2026-03-${String(at).padStart(2, '0')}T09:30:00+08:00`;
export const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    text(`a${String(at + 1).padStart(9, '0')}`, {
      title: `第${at + 1}条`,
      ordinal: at + 1,
      published: day(at + 1),
      updated: day(at + 1),
    }),
  );
