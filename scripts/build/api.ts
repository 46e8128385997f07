import { sha256 } from '../article/canonical.ts';
import type { LiveNotice } from '../ledger/live-article.ts';
import type { Digest, PublicSite } from '../site/types.gen.ts';
import { apiRoot, articleApi, catalogueUrl, datasetApi, datasetsApi, documentsApi } from './api-address.ts';
import { publicArticle, publicWithdrawal } from './api-article.ts';
import { publicDataset, publicDatasetList } from './api-datasets.ts';
import { type ApiView, apiView } from './api-items.ts';
import { type ApiPage, publicColumnLists, publicColumns, publicDocuments } from './api-lists.ts';
import { casesOf } from './cases.ts';
import { catalogueOf } from './dcat.ts';
import { dcatJson } from './dcat-json.ts';
import { dcatTurtle } from './dcat-turtle.ts';
import { publicCatalogue, publicDuties } from './duties.ts';
import { jsonText } from './json-text.ts';
import type { MachineFile } from './machine-files.ts';
import { openApiOf } from './open-api.ts';
import { questionsOf } from './questions.ts';
import { linesOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

function publicSite({ site, absolute }: ApiView): PublicSite {
  const { id, name, domain, code, host, contact } = site.frame.site;
  return {
    id,
    name,
    domain,
    code,
    host,
    contact,
    url: absolute('/'),
    columns: absolute(`${apiRoot}/columns.json`),
    documents: absolute(documentsApi()),
    openapi: absolute(`${apiRoot}/openapi.json`),
    feeds: absolute('/feeds/'),
    sitemap: absolute('/sitemap.xml'),
    sites: site.frame.sites.map((other) => ({
      name: other.title,
      url: other.url,
      api: `${other.url.replace(/\/$/, '')}${apiRoot}/site.json`,
    })),
  };
}

const file = (url: string, value: unknown): MachineFile => ({ url, text: `${jsonText(value)}\n` });

/** What the API has of one article alone, on the site of its path. */
export function* articleApiFiles(view: ApiView, standing: Standing): Iterable<MachineFile> {
  const { id, front } = standing.article;
  yield file(articleApi(id), publicArticle(view, standing));
  if (front.kind === 'dataset') yield file(datasetApi(id), publicDataset(view, { standing, front }));
}

/** The API of a site: what its pages show, as files, in keys beside what is `around` all of them. Those of one article alone are made with its page. */
export function* apiFiles(site: SiteView, around: Digest): Iterable<MachineFile> {
  const view = apiView(site);
  yield { url: `${apiRoot}/openapi.json`, text: `${jsonText(openApiOf(site), 1)}\n` };
  yield file(`${apiRoot}/site.json`, publicSite(view));
  yield file(`${apiRoot}/columns.json`, publicColumns(view));
  yield file(`${apiRoot}/duties.json`, publicDuties(site));
  yield file(`${apiRoot}/catalogue.json`, publicCatalogue(site));
  const page = ({ address, beside, standings, value }: ApiPage<object>): MachineFile => ({
    url: address,
    key: sha256(JSON.stringify([around, address, beside, linesOf(standings)])),
    get text() {
      return `${jsonText(value())}\n`;
    },
  });
  const withdrawal = (notice: LiveNotice): MachineFile => {
    const text = `${jsonText(publicWithdrawal(view, notice))}\n`;
    return { url: articleApi(notice.id), text, key: sha256(JSON.stringify(['withdrawal', site.id, notice.id, text])) };
  };
  for (const column of site.columns) yield* publicColumnLists(view, column).map(page);
  yield* publicDocuments(view).map(page);
  const pageOf = ({ article }: Standing) => view.pageOf(article);
  yield file(`${apiRoot}/cases.json`, { cases: casesOf(site, pageOf) });
  yield file(`${apiRoot}/questions.json`, { questions: questionsOf(site, pageOf) });
  yield file(datasetsApi(), publicDatasetList(view));
  const catalogue = catalogueOf(site);
  yield { url: catalogueUrl('jsonld'), text: `${jsonText(dcatJson(catalogue), 1)}\n` };
  yield { url: catalogueUrl('ttl'), text: dcatTurtle(catalogue) };
  for (const notice of site.state.notices) {
    if (notice.site === site.id) yield withdrawal(notice);
  }
}
