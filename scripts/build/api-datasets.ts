import type { Dataset, PublicDataset, PublicDatasetList } from '../site/types.gen.ts';
import { fileUrl } from './address.ts';
import { catalogueUrl, datasetApi } from './api-address.ts';
import type { ApiView } from './api-items.ts';
import { dataOf, typedCell } from './dataset-view.ts';
import { datasetsOf } from './dcat.ts';
import type { Standing } from './state.ts';

const isExpired = ({ marks }: Standing) => marks.some(({ mark }) => mark === 'expired');

/** The datasets of the site, each with its place in the API, and where the catalogue for machines is. */
export function publicDatasetList({ site, absolute, pageOf }: ApiView): PublicDatasetList {
  return {
    catalogue: { jsonld: absolute(catalogueUrl('jsonld')), turtle: absolute(catalogueUrl('ttl')) },
    items: datasetsOf(site).map(({ standing, front }) => ({
      id: front.id,
      title: front.title,
      theme: front.theme,
      updated_on: front.updated_on,
      frequency: front.frequency,
      expired: isExpired(standing),
      url: pageOf(standing.article),
      api: absolute(datasetApi(front.id)),
    })),
  };
}

/** A dataset with its rows: numbers as numbers, what is unknown as null. */
export function publicDataset(
  { site, absolute, pageOf }: ApiView,
  { standing, front }: { standing: Standing; front: Dataset },
): PublicDataset {
  return {
    id: front.id,
    title: front.title,
    url: pageOf(standing.article),
    unit: { id: front.unit, name: standing.article.unitName },
    theme: front.theme,
    period: front.period ?? null,
    updated_on: front.updated_on,
    frequency: front.frequency,
    licence: { ...front.licence, url: front.licence.url ?? null },
    desensitised: front.desensitised,
    expired: isExpired(standing),
    tables: front.tables.map((table) => ({
      title: table.title,
      csv: absolute(fileUrl(front.id, table.file)),
      columns: table.columns.map(({ name, type, unit, description }) => ({
        name,
        type,
        unit: unit ?? null,
        description,
      })),
      rows: dataOf(site, standing.article, table).rows.map((row) =>
        Object.fromEntries(table.columns.map(({ name, type }, at) => [name, typedCell(row[at] ?? '', type)])),
      ),
    })),
  };
}
