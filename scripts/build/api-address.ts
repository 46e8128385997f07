/** Below this stands the API; its form changes only together with the number. */
export const apiRoot = '/api/v1';

export const articleApi = (id: string) => `${apiRoot}/articles/${id.slice(0, 2)}/${id}.json`;

/** A column's newest list, or its page `n`. */
export const columnApi = (column: string, n?: number) =>
  `${apiRoot}/columns/${column}${n === undefined ? '' : `/${n}`}.json`;

/** The newest documents, or those of a month (YYYY-MM). */
export const documentsApi = (month?: string) => `${apiRoot}/documents${month === undefined ? '' : `/${month}`}.json`;

export const datasetsApi = () => `${apiRoot}/datasets.json`;

export const datasetApi = (id: string) => `${apiRoot}/datasets/${id.slice(0, 2)}/${id}.json`;

/** The DCAT catalogue of a site's open data, in both its forms. */
export const catalogueUrl = (ending: 'jsonld' | 'ttl') => `/datasets/catalogue.${ending}`;
