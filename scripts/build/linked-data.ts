import type { LiveText } from '../ledger/live-article.ts';
import { absoluteUrl, fileUrl } from './address.ts';
import { datasetApi } from './api-address.ts';
import type { DatasetView } from './dataset-view.ts';
import { officeOf } from './office-view.ts';
import type { SiteView } from './site-view.ts';

/** What schema.org can say of a kind beyond title and dates: data that can be taken, a person, a body. */
export function linkedDataOf(site: SiteView, { id, front, unitName }: LiveText, dataset: DatasetView | null): object {
  const absolute = (url: string) => absoluteUrl(site.frame.site.domain, url);
  if (front.kind === 'dataset') {
    const download = (encodingFormat: string, url: string) => ({
      '@type': 'DataDownload',
      encodingFormat,
      contentUrl: absolute(url),
    });
    return {
      license: front.licence.url ?? front.licence.name,
      isAccessibleForFree: true,
      variableMeasured: front.tables.flatMap(({ columns }) => columns.map(({ name }) => name)),
      distribution: [
        ...front.tables.map(({ file }) => download('text/csv', fileUrl(id, file))),
        ...(dataset?.json ? [download('application/json', datasetApi(id))] : []),
      ],
    };
  }
  if (front.kind === 'leader') {
    const worksFor = { '@type': 'GovernmentOrganization', name: unitName };
    return { mainEntity: { '@type': 'Person', name: front.name, jobTitle: front.office, worksFor } };
  }
  if (front.kind !== 'organisation') return {};
  const office = officeOf(site.live.inForce.registry, front.unit, site.state.day);
  const body = { '@type': 'GovernmentOrganization', name: office?.name ?? unitName };
  if (!office) return { mainEntity: body };
  const { address, phone, hours, fax, email } = office;
  const reached = { address, telephone: phone, ...(fax ? { faxNumber: fax } : {}), ...(email ? { email } : {}) };
  return { mainEntity: { ...body, ...reached, openingHours: hours } };
}
