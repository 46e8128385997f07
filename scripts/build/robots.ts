import type { SiteView } from './site-view.ts';

/** robots.txt (RFC 9309): everything may be read and the sitemap is named; of a preview nothing may. */
export function robotsOf({ frame }: SiteView): string {
  if (frame.mark === 'preview') return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: https://${frame.site.domain}/sitemap.xml\n`;
}
