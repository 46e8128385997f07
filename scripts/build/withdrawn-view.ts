import type { LiveNotice } from '../ledger/live-article.ts';
import { articleUrl, fileOf } from './address.ts';
import { placeOfArticle } from './article-view.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

/** What stays at the address of a withdrawn article: the reason and the notice, never its title (DESIGN §3). */
export interface WithdrawnView extends PageView {
  reason: string;
  notice: string;
  /** The day of the withdrawal. */
  day: string;
}

export function withdrawnView(site: SiteView, notice: LiveNotice): WithdrawnView {
  const url = articleUrl(notice.id);
  const { crumbs, section, column } = placeOfArticle(site, notice.path);
  return {
    frame: site.frame,
    url,
    file: `${site.id}/${fileOf(url)}`,
    canonical: `https://${site.frame.site.domain}${url}`,
    title: null,
    crumbs,
    section,
    column,
    columnTags: null,
    reason: notice.reason,
    notice: notice.notice,
    day: site.clock.day(notice.record.time),
  };
}
