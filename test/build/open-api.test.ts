import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../scripts/build/open-api.ts';
import { exampleOf, schemasFor } from '../../scripts/build/open-api-schemas.ts';
import { type Built, build } from './built.ts';
import { file, live, notice, text } from './given.ts';

const articles = [
  text('aaaaaaaaa1', { files: [file('a.pdf', '')] }),
  text('aaaaaaaaa2', { path: 'main/wenjian/2026/a', front: { kind: 'document' } }),
  text('aaaaaaaaa4', {
    ordinal: 4,
    front: {
      kind: 'dataset',
      theme: '教育',
      updated_on: '2026-03-01',
      frequency: '每年',
      licence: { name: '开放许可', terms: '注明来源。' },
      desensitised: { on: '2026-02-28', by: '县教育局', method: '不含个人信息。' },
      tables: [{ file: '学校.csv', title: '学校', columns: [{ name: '学校', type: 'text', description: '名称' }] }],
    },
    files: [file('学校.csv', '学校\n一小\n')],
  }),
  notice('aaaaaaaaa3', { ordinal: 3 }),
];
type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of the document. */
function* objectsIn(value: unknown): Iterable<Json> {
  if (Array.isArray(value)) for (const entry of value) yield* objectsIn(entry);
  if (!isObject(value)) return;
  yield value;
  for (const entry of Object.values(value)) yield* objectsIn(entry);
}

describe('openapi.json', () => {
  let built: Built;
  let described: ReturnType<typeof JSON.parse>;
  beforeAll(async () => {
    built = await build(live(articles));
    described = JSON.parse(built.files.get('main/api/v1/openapi.json')?.toString() ?? '');
  });

  it('has what OpenAPI 3.1 demands, and nothing of its own', () => {
    expect(Object.keys(described)).toEqual(['openapi', 'info', 'servers', 'security', 'paths', 'components']);
    expect(described.openapi).toBe('3.1.0');
    expect(described.info).toEqual({
      title: expect.stringMatching(/\S/),
      version: expect.stringMatching(/^1\.\d+\.\d+$/),
      description: expect.stringMatching(/\S/),
    });
    expect(described.servers).toEqual([{ url: 'https://main.shanye.example/api/v1' }]);
  });

  it('describes each path with one operation, all of its parameters and its answers', () => {
    const ids = new Set<string>();
    for (const [path, item] of Object.entries<ReturnType<typeof JSON.parse>>(described.paths)) {
      expect(path).toMatch(/^\//);
      expect(Object.keys(item)).toEqual(['get']);
      const { operationId, summary, parameters, responses } = item.get;
      ids.add(operationId);
      expect(summary).toMatch(/\S/);
      expect(parameters.map(({ name }: { name: string }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const parameter of parameters) {
        expect(parameter).toEqual({
          name: expect.any(String),
          in: 'path',
          required: true,
          description: expect.stringMatching(/\S/),
          schema: expect.any(Object),
        });
      }
      expect(Object.keys(responses)).toEqual(['200', '404']);
      for (const response of Object.values<Json>(responses)) expect(response.description).toMatch(/\S/);
    }
    expect(ids.size).toBe(endpoints.length);
  });

  it('refers to nothing that is not there, and holds no schema that nothing refers to', () => {
    const refs = new Set([...objectsIn(described)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])));
    const there = Object.keys(described.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...refs].sort()).toEqual(there.sort());
  });

  it('holds schemas of JSON Schema 2020-12, which its examples and the answers of the site satisfy', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv, ['date', 'date-time']);
    ajv.addVocabulary(['components']);
    ajv.addSchema({ $id: 'openapi.json', components: described.components });
    const check = (schema: unknown, value: unknown) => {
      const inside = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi.json#/components'));
      ajv.validate(inside, value);
      return ajv.errors;
    };
    for (const [path, item] of Object.entries<ReturnType<typeof JSON.parse>>(described.paths)) {
      const { schema, examples } = item.get.responses[200].content['application/json'];
      for (const { value } of Object.values<Json>(examples)) expect(check(schema, value), path).toBeNull();
      const pattern = new RegExp(`^main/api/v1${RegExp.escape(path).replace(/\\\{\w+\\\}/g, '[^/]+')}$`);
      const answers = [...built.files].filter(([name]) => pattern.test(name));
      expect(answers.length, path).toBeGreaterThan(0);
      for (const [name, bytes] of answers) expect(check(schema, JSON.parse(bytes.toString())), name).toBeNull();
    }
    expect(check({ $ref: '#/components/schemas/PublicArticle' }, { id: 'aaaaaaaaa1' })).not.toBeNull();
  });

  it('describes every answer of the site', () => {
    const paths = Object.keys(described.paths).map(
      (path) => new RegExp(`/api/v1${RegExp.escape(path).replace(/\\\{\w+\\\}/g, '[^/]+')}$`),
    );
    const answers = [...built.files.keys()].filter(
      (name) => name.includes('/api/v1/') && !name.endsWith('openapi.json'),
    );
    for (const name of answers)
      expect(
        paths.filter((path) => path.test(name)),
        name,
      ).toHaveLength(1);
  });

  it('stays open for fields to come', () => expect(JSON.stringify(described)).not.toContain('additionalProperties'));

  it('does not change with what is published', async () => {
    const others = await build(live([]));
    expect(others.files.get('main/api/v1/openapi.json')).toEqual(built.files.get('main/api/v1/openapi.json'));
  });
});

describe('the schemas of answers', () => {
  it('each have an example of a whole answer', () => {
    for (const name of endpoints.flatMap(({ answers }) => answers)) expect(exampleOf(name), name).toBeDefined();
  });

  it('are missed when they are not there', () => {
    expect(() => schemasFor(['PublicNothing'])).toThrow('no schema PublicNothing');
  });
});

describe('the page /api/', () => {
  it('names every address, leads to those that are always there, and explains every field', async () => {
    const html = (await build(live(articles))).html('/api/');
    for (const { path } of endpoints) expect(html).toContain(`<code>${path}</code>`);
    expect(html).toContain('href="/api/v1/openapi.json"');
    expect(html).toContain('href="/api/v1/columns/yaowen.json"');
    const schemas = schemasFor(endpoints.flatMap(({ answers }) => answers));
    for (const schema of Object.values(schemas)) {
      const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
      for (const name of Object.keys(properties)) expect(html).toContain(`<dt><code>${name}</code> `);
    }
    expect(html).not.toMatch(/<dt><code>\w+<\/code> <\/dt>|<dd><\/dd>|<summary><\/summary>/);
  });

  it('leads to no column while there is none', async () => {
    expect((await build(live([]))).html('/api/')).not.toContain('/api/v1/columns/');
  });
});
