import type { Catalogue, CatalogueEntry } from './dcat.ts';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const chinese = (text: string) => ({ '@value': text, '@language': 'zh-CN' });
const agent = (name: string) => ({ '@type': 'foaf:Agent', 'foaf:name': chinese(name) });
const typed = (type: string, value: string) => ({ '@value': value, '@type': `xsd:${type}` });

const dataset = (entry: CatalogueEntry) => ({
  '@id': entry.id,
  '@type': 'dcat:Dataset',
  'dct:title': chinese(entry.title),
  'dct:description': chinese(entry.description),
  'dct:publisher': agent(entry.publisher),
  'dct:issued': typed('dateTime', entry.issued),
  'dct:modified': typed('date', entry.modified),
  'dct:accrualPeriodicity': { '@type': 'dct:Frequency', 'dct:title': chinese(entry.frequency) },
  ...(entry.temporal === null
    ? {}
    : { 'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dct:title': chinese(entry.temporal) } }),
  'dcat:theme': { '@type': 'dct:Standard', 'dct:title': chinese(entry.theme) },
  'dcat:keyword': entry.keywords.map(chinese),
  'dcat:landingPage': { '@id': entry.id },
  'adms:status': chinese(entry.expired ? '已过期' : '有效'),
  'dcat:distribution': entry.distributions.map(({ id, title, download, media }) => ({
    '@id': id,
    '@type': 'dcat:Distribution',
    'dct:title': chinese(title),
    'dcat:downloadURL': { '@id': download },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${media}` },
    'dct:license': {
      ...(entry.licence.url === undefined ? {} : { '@id': entry.licence.url }),
      '@type': 'dct:LicenseDocument',
      'dct:title': chinese(entry.licence.name),
      'dct:description': chinese(entry.licence.terms),
    },
  })),
});

/** The catalogue as JSON-LD. */
export const dcatJson = (catalogue: Catalogue): object => ({
  '@context': context,
  '@id': catalogue.id,
  '@type': 'dcat:Catalog',
  'dct:title': chinese(catalogue.title),
  'dct:language': 'zh-CN',
  'dct:publisher': agent(catalogue.publisher),
  'foaf:homepage': { '@id': catalogue.homepage },
  'dcat:dataset': catalogue.entries.map(dataset),
});
