import type { Catalogue, CatalogueEntry } from './dcat.ts';

const prefixes = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const quoted = (text: string) => `"${text.replace(/["\\\n\r\t]/g, (one) => escapes[one] ?? one)}"`;
const chinese = (text: string) => `${quoted(text)}@zh-CN`;
/** What no address may hold is written as a percent sign, so that nothing can end it. */
const iri = (url: string) => `<${url.replace(/[\p{Cc} <>"{}|^`\\]/gu, (one) => encodeURIComponent(one))}>`;
const agent = (name: string) => `[ a foaf:Agent ; foaf:name ${chinese(name)} ]`;
const titled = (type: string, title: string) => `[ a ${type} ; dct:title ${chinese(title)} ]`;

/** A subject with its type and properties; those without a value are left out. */
function subject(id: string, type: string, properties: readonly (readonly [string, string | null])[]): string {
  const told = properties.flatMap(([name, value]) => (value === null ? [] : [`  ${name} ${value}`]));
  return `\n${iri(id)} a ${type} ;\n${told.join(' ;\n')} .\n`;
}

const list = (values: readonly string[]) => (values.length === 0 ? null : values.join(', '));

function dataset(entry: CatalogueEntry): string {
  const { licence } = entry;
  const terms = `dct:title ${chinese(licence.name)} ; dct:description ${chinese(licence.terms)}`;
  const own = subject(entry.id, 'dcat:Dataset', [
    ['dct:title', chinese(entry.title)],
    ['dct:description', chinese(entry.description)],
    ['dct:publisher', agent(entry.publisher)],
    ['dct:issued', `${quoted(entry.issued)}^^xsd:dateTime`],
    ['dct:modified', `${quoted(entry.modified)}^^xsd:date`],
    ['dct:accrualPeriodicity', titled('dct:Frequency', entry.frequency)],
    ['dct:temporal', entry.temporal === null ? null : titled('dct:PeriodOfTime', entry.temporal)],
    ['dcat:theme', titled('dct:Standard', entry.theme)],
    ['dcat:keyword', list(entry.keywords.map(chinese))],
    ['dcat:landingPage', iri(entry.id)],
    ['adms:status', chinese(entry.expired ? '已过期' : '有效')],
    ['dcat:distribution', list(entry.distributions.map(({ id }) => iri(id)))],
  ]);
  const ways = entry.distributions.map(({ id, title, download, media }) =>
    subject(id, 'dcat:Distribution', [
      ['dct:title', chinese(title)],
      ['dcat:downloadURL', iri(download)],
      ['dcat:mediaType', iri(`https://www.iana.org/assignments/media-types/${media}`)],
      ['dct:license', licence.url === undefined ? `[ a dct:LicenseDocument ; ${terms} ]` : iri(licence.url)],
    ]),
  );
  const named = licence.url === undefined ? '' : `\n${iri(licence.url)} a dct:LicenseDocument ; ${terms} .\n`;
  return `${own}${ways.join('')}${named}`;
}

/** The catalogue as Turtle; it says what `dcatJson` says. */
export function dcatTurtle(catalogue: Catalogue): string {
  const own = subject(catalogue.id, 'dcat:Catalog', [
    ['dct:title', chinese(catalogue.title)],
    ['dct:language', quoted('zh-CN')],
    ['dct:publisher', agent(catalogue.publisher)],
    ['foaf:homepage', iri(catalogue.homepage)],
    ['dcat:dataset', list(catalogue.entries.map(({ id }) => iri(id)))],
  ]);
  return `${prefixes}${own}${catalogue.entries.map(dataset).join('')}`;
}
