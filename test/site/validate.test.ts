import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validate } from '../../scripts/site/validate.ts';
import { say } from '../../scripts/words/say.ts';
import { properFront } from '../fixture/article.ts';

const folder = new URL('../../schemas/', import.meta.url);
const schemaFiles = readdirSync(folder).filter((file) => file.endsWith('.json'));
const where = { file: 'f.yml', lineOf: (path: readonly (string | number)[]) => path.length };
const faults = (value: unknown) => {
  const found = validate('news', value, where);
  return 'findings' in found ? found.findings : [];
};

describe('validation', () => {
  it('gives the value back when it is right', () => {
    expect(validate('news', properFront, where)).toEqual({ value: properFront });
  });

  it('says in Chinese what is missing, where, and what to write', () => {
    const [finding] = faults({ ...properFront, source: {} });
    expect(finding).toMatchObject({ key: 'field-missing', field: 'source.type', line: 2, file: 'f.yml' });
    expect(say('zh', 'field-missing', finding?.params)).toBe(
      '缺少“来源类别”（source.type）。请补上：original 原创，reprint 转载。',
    );
  });

  it('names an allowed value, a limit, an unknown field', () => {
    const found = faults({
      ...properFront,
      level: 'x',
      title: '字'.repeat(301),
      keywords: Array.from({ length: 11 }, (_, n) => `k${n}`),
      extra: 1,
    });
    expect(found.map(({ key, field }) => [key, field])).toEqual(
      expect.arrayContaining([
        ['field-not-allowed', 'level'],
        ['field-form', 'title'],
        ['field-too-many', 'keywords'],
        ['field-unknown', 'extra'],
      ]),
    );
    expect(found.find(({ field }) => field === 'level')?.params.wish).toBe('常规、一般、重要、重大');
  });

  it('never repeats the value, which may be private', () => {
    const secret = '350102199003071234';
    for (const { key, params } of faults({
      ...properFront,
      level: secret,
      drafter: secret,
      id: secret,
      sensitive: secret,
    }))
      expect(say('zh', key, params)).not.toContain(secret);
  });

  it('never throws and never says nothing, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(faults(value).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(properFront)), fc.jsonValue(), (field, value) => {
        for (const { key, params } of faults({ ...properFront, [field]: value }))
          expect(say('zh', key, params)).not.toBe('');
      }),
    );
  });

  it('has schemas that are schemas themselves: what loads them does not look again', () => {
    const meta = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
    meta.addKeyword({ keyword: 'en', schemaType: 'string' });
    for (const name of schemaFiles)
      expect([name, meta.validateSchema(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))]).toEqual([
        name,
        true,
      ]);
    expect(meta.validateSchema({ type: 'text' })).toBe(false);
  });

  it('gives every field of every schema a title, a line of Chinese and a line of English', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties: unknown = Reflect.get(node, 'properties');
      for (const [name, field] of Object.entries(
        typeof properties === 'object' && properties !== null ? properties : {},
      )) {
        const told =
          ['title', 'description', 'en'].every((key) => key in Object(field)) ||
          '$ref' in Object(field) ||
          'const' in Object(field);
        if (!told && !path.includes('/if') && !path.includes('/then')) bare.push(`${path}.${name}`);
      }
      for (const [key, child] of Object.entries(node)) walk(child, `${path}/${key}`);
    };
    for (const name of schemaFiles) walk(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), name);
    expect(bare).toEqual([]);
  });
});
