import type { Live } from '../ledger/live-article.ts';
import { articleUrl } from './address.ts';
import type { State } from './state.ts';
import { escapeXml } from './xml.ts';

/** Where an article stood on an old site, and where it stands now. */
export interface Moved {
  host: string;
  /** Path and question of the old address. */
  request: string;
  site: string;
  title: string;
  url: string;
  /** The new address with its host. */
  to: string;
}

/** Old addresses of what is visible, in the order of the articles' ids. Redirects exist only for imported addresses (DESIGN §6). */
export function movedOf({ inForce }: Live, { moved }: State): Moved[] {
  return moved.flatMap(({ article }) => {
    const old = article.original ? URL.parse(article.original.address) : null;
    const domain = inForce.sites.get(article.site)?.site.domain;
    if (!old || domain === undefined || !/^https?:$/.test(old.protocol)) return [];
    const url = articleUrl(article.id);
    const { site, front } = article;
    const request = `${old.pathname}${old.search}`;
    return [{ host: old.host, request, site, title: front.title, url, to: `https://${domain}${url}` }];
  });
}

/** The file on the new site that can answer the old path without a server that knows redirects; null where no file can. */
export function fileFor({ request }: Moved): string | null {
  if (!/^(\/[\w.~-]+)+(\.s?html?|\/)$/.test(request) || /\/\./.test(request)) return null;
  return `${request.slice(1)}${request.endsWith('/') ? 'index.html' : ''}`;
}

/** A page that leads on by itself, and by its link where a browser does not. */
export function movedPage({ title, url, to }: Moved): string {
  const words = escapeXml(title);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${words}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${url}">
<link rel="canonical" href="${to}">
</head>
<body><p><a href="${url}">${words}</a></p></body>
</html>
`;
}
