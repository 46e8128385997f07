import type { LiveText } from '../ledger/live-article.ts';
import type { PublicItem } from '../site/types.gen.ts';
import { absoluteUrl } from './address.ts';
import { articleApi } from './api-address.ts';
import { timesIn } from './article-times.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

/** A site as its API shows it: addresses are absolute, so that answers can be passed on. */
export interface ApiView {
  site: SiteView;
  times: ReturnType<typeof timesIn>;
  /** Of a path on this site. */
  absolute(url: string): string;
  /** An article's page, and its place in the API of its own site. */
  pageOf(article: LiveText): string;
  apiOf(article: LiveText): string;
}

export function apiView(site: SiteView): ApiView {
  const { sites, group } = site.live.inForce;
  const absolute = (url: string) => absoluteUrl(site.frame.site.domain, url);
  return {
    site,
    times: timesIn(group.zone),
    absolute,
    pageOf: (article) => absolute(site.hrefOf(article)),
    apiOf: ({ id, site: own }) => absoluteUrl(sites.get(own)?.site.domain ?? site.frame.site.domain, articleApi(id)),
  };
}

/** An article as a line of a list. */
export function publicItem(view: ApiView, { article, marks, validity }: Standing): PublicItem {
  const { front } = article;
  return {
    id: article.id,
    kind: front.kind,
    title: front.title,
    url: view.pageOf(article),
    api: view.apiOf(article),
    unit: { id: front.unit, name: article.unitName },
    ...view.times(article),
    number: front.kind === 'document' ? (front.document_number ?? null) : null,
    validity,
    marks: marks.filter((mark) => !('from' in mark) || mark.from === null).map(({ mark }) => mark),
  };
}
