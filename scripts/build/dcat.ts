import type { Dataset } from '../site/types.gen.ts';
import { absoluteUrl, articleUrl, fileUrl } from './address.ts';
import { catalogueUrl, datasetApi } from './api-address.ts';
import { timesIn } from './article-times.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

/** A way to take a dataset away. */
export interface Distribution {
  id: string;
  title: string;
  download: string;
  media: 'text/csv' | 'application/json';
}

/** One dataset as a DCAT catalogue tells of it. Addresses are absolute. */
export interface CatalogueEntry {
  id: string;
  title: string;
  description: string;
  publisher: string;
  theme: string;
  keywords: string[];
  issued: string;
  /** The day on which the data were brought up to date. */
  modified: string;
  frequency: string;
  temporal: string | null;
  licence: Dataset['licence'];
  expired: boolean;
  distributions: Distribution[];
}

export interface Catalogue {
  id: string;
  title: string;
  publisher: string;
  homepage: string;
  entries: CatalogueEntry[];
}

/** The visible datasets of the site itself, in the order of their ids. */
export const datasetsOf = ({ id, state }: SiteView): { standing: Standing; front: Dataset }[] =>
  (state.ofKind.get('dataset') ?? []).flatMap((standing) => {
    const { front, site } = standing.article;
    return site === id && front.kind === 'dataset' ? [{ standing, front }] : [];
  });

/** A site's open data for catalogues of other offices (W3C DCAT 3); its addresses come from ids and never move. */
export function catalogueOf(site: SiteView): Catalogue {
  const { domain, name, host } = site.frame.site;
  const absolute = (url: string) => absoluteUrl(domain, url);
  const times = timesIn(site.live.inForce.group.zone);
  const entries = datasetsOf(site).map(({ standing: { article, marks }, front }): CatalogueEntry => {
    const page = absolute(articleUrl(article.id));
    const csv = front.tables.map(
      ({ file, title }, at): Distribution => ({
        id: `${page}#csv-${at + 1}`,
        title: `${title}（CSV）`,
        download: absolute(fileUrl(article.id, file)),
        media: 'text/csv',
      }),
    );
    const json = { id: `${page}#json`, title: `${front.title}（JSON）`, download: absolute(datasetApi(article.id)) };
    return {
      id: page,
      title: front.title,
      description: front.summary ?? front.title,
      publisher: article.unitName,
      theme: front.theme,
      keywords: front.keywords ?? [],
      issued: times(article).published,
      modified: front.updated_on,
      frequency: front.frequency,
      temporal: front.period ?? null,
      licence: front.licence,
      expired: marks.some(({ mark }) => mark === 'expired'),
      distributions: [...csv, { ...json, media: 'application/json' }],
    };
  });
  const id = absolute(catalogueUrl('jsonld')).replace(/\.jsonld$/, '');
  return { id, title: `${name}数据开放目录`, publisher: host, homepage: absolute('/'), entries };
}
