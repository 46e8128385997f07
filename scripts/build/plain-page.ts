import { fileOf } from './address.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

/** A page that the interface words name and that no article and no column stands behind. */
export function plainPage(site: SiteView, url: string): PageView {
  return {
    frame: site.frame,
    url,
    file: `${site.id}/${fileOf(url)}`,
    canonical: `https://${site.frame.site.domain}${url}`,
    title: null,
    crumbs: [],
    section: null,
    column: null,
    columnTags: null,
  };
}
