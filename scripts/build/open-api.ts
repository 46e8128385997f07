import words from '../../layouts/words/zh.json' with { type: 'json' };
import { apiRoot } from './api-address.ts';
import { exampleOf, schemasFor } from './open-api-schemas.ts';
import type { SiteView } from './site-view.ts';

type EndpointId = keyof typeof words.api.endpoints;
type ParameterId = keyof typeof words.api.parameters;

/** One sort of address of the API and what it answers: one schema of schemas/, or one of several. */
export interface Endpoint {
  id: EndpointId;
  /** Below /api/v1, with parameters in braces. */
  path: string;
  answers: readonly string[];
}

export const endpoints: readonly Endpoint[] = [
  { id: 'site', path: '/site.json', answers: ['PublicSite'] },
  { id: 'columns', path: '/columns.json', answers: ['PublicColumns'] },
  { id: 'duties', path: '/duties.json', answers: ['PublicDuties'] },
  { id: 'catalogue', path: '/catalogue.json', answers: ['PublicCatalogue'] },
  { id: 'columnList', path: '/columns/{column}.json', answers: ['PublicColumnList'] },
  { id: 'columnPage', path: '/columns/{column}/{page}.json', answers: ['PublicColumnPage'] },
  { id: 'documentList', path: '/documents.json', answers: ['PublicDocumentList'] },
  { id: 'documentPage', path: '/documents/{month}.json', answers: ['PublicDocumentPage'] },
  { id: 'cases', path: '/cases.json', answers: ['PublicCases'] },
  { id: 'questions', path: '/questions.json', answers: ['PublicQuestions'] },
  { id: 'datasetList', path: '/datasets.json', answers: ['PublicDatasetList'] },
  { id: 'dataset', path: '/datasets/{bucket}/{id}.json', answers: ['PublicDataset'] },
  { id: 'article', path: '/articles/{bucket}/{id}.json', answers: ['PublicArticle', 'PublicWithdrawal'] },
];

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const parameters: Readonly<Record<ParameterId, object>> = {
  column: reference('Name'),
  page: { type: 'integer', minimum: 1 },
  month: reference('PublicMonth'),
  bucket: { type: 'string', pattern: '^[a-z0-9]{2}$' },
  id: reference('ArticleId'),
};

const isParameter = (name: string): name is ParameterId => name in parameters;

function parametersOf(path: string): object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (isParameter(name) ? [name] : []));
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    description: words.api.parameters[name],
    schema: parameters[name],
  }));
}

function operation({ id, path, answers }: Endpoint): object {
  const [only, ...others] = answers;
  const schema = only !== undefined && others.length === 0 ? reference(only) : { oneOf: answers.map(reference) };
  const examples = Object.fromEntries(answers.map((name) => [name, { value: exampleOf(name) }]));
  return {
    get: {
      operationId: id,
      summary: words.api.endpoints[id],
      parameters: parametersOf(path),
      responses: {
        200: { description: words.api.answer, content: { 'application/json': { schema, examples } } },
        404: { description: words.api.missing },
      },
    },
  };
}

/** The OpenAPI 3.1 description of a site's API. Its schemas are those of schemas/, its examples are made up. */
export function openApiOf({ frame }: SiteView): object {
  const { name, domain } = frame.site;
  return {
    openapi: '3.1.0',
    info: { title: `${name} ${words.api.title}`, version: '1.0.0', description: words.api.lead },
    servers: [{ url: `https://${domain}${apiRoot}` }],
    security: [],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, operation(endpoint)])),
    components: {
      schemas: schemasFor([...endpoints.flatMap(({ answers }) => answers), 'Name', 'ArticleId', 'PublicMonth']),
    },
  };
}
