import { apiRoot, columnApi } from './api-address.ts';
import { type Endpoint, endpoints } from './open-api.ts';
import { exampleOf, schemasFor } from './open-api-schemas.ts';
import { plainPage } from './plain-page.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

interface Field {
  name: string;
  title: string;
  description: string;
}

/** The page that describes the API to people. */
export interface ApiPageView extends PageView {
  root: string;
  openApi: string;
  /** `url` where an address is there whatever is published. */
  endpoints: (Pick<Endpoint, 'id' | 'path'> & { url: string | null })[];
  schemas: { title: string; fields: Field[] }[];
  /** A made-up article as the API tells it. */
  example: string;
}

const part = (schema: unknown, name: string): unknown =>
  typeof schema === 'object' && schema !== null ? Reflect.get(schema, name) : undefined;
const textOf = (schema: unknown, name: string) => {
  const text = part(schema, name);
  return typeof text === 'string' ? text : '';
};

/** Fields of the answers in the words of their schemas; what a field only refers to is described where it is defined. */
function describe(): ApiPageView['schemas'] {
  const answers = endpoints.flatMap((endpoint) => endpoint.answers);
  const schemas = schemasFor(answers);
  const named = (schema: unknown) => {
    const target = schemas[textOf(schema, '$ref').split('/').at(-1) ?? ''];
    return textOf(schema, 'title') ? schema : (target ?? schema);
  };
  const inOrder = [...new Set([...answers, ...Object.keys(schemas)])].map((name) => schemas[name]);
  return inOrder.flatMap((schema) => {
    const properties = part(schema, 'properties');
    if (typeof properties !== 'object' || properties === null) return [];
    const fields = Object.entries(properties).map(([name, field]) => ({
      name,
      title: textOf(named(field), 'title'),
      description: textOf(named(field), 'description'),
    }));
    return [{ title: textOf(schema, 'title'), fields }];
  });
}

export function apiPage(site: SiteView): ApiPageView {
  const first = site.columns[0]?.column.id;
  return {
    ...plainPage(site, '/api/'),
    root: `https://${site.frame.site.domain}${apiRoot}`,
    openApi: `${apiRoot}/openapi.json`,
    endpoints: endpoints.map(({ id, path }) => {
      if (id === 'columnList') return { id, path, url: first === undefined ? null : columnApi(first) };
      return { id, path, url: path.includes('{') ? null : `${apiRoot}${path}` };
    }),
    schemas: describe(),
    example: JSON.stringify(exampleOf('PublicArticle'), null, 2),
  };
}
