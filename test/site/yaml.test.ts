import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/site/yaml.ts';
import { growth, inProportion } from '../fixture/growth.ts';

const value = (text: string): unknown => {
  const parsed = parseYaml(text, 'f.yml');
  return 'findings' in parsed
    ? parsed.findings.map(({ key, line, params }) => [key, line, params.detail])
    : parsed.value;
};

describe('YAML', () => {
  it('is 1.2: yes, no, octal, sexagesimal and dates are what they look like', () => {
    expect(value('a: yes\nb: no\nc: 0123\nd: 12:30:45\ne: 2026-03-01\nf: 1_000\ng: on')).toEqual({
      a: 'yes',
      b: 'no',
      c: 123,
      d: '12:30:45',
      e: '2026-03-01',
      f: '1_000',
      g: 'on',
    });
  });

  it('stays 1.2 when the text asks for 1.1', () => {
    expect(value('%YAML 1.1\n---\na: yes\nb: 0o10')).toEqual({ a: 'yes', b: 8 });
  });

  it('knows no merge key, and takes __proto__ for a key like others', () => {
    expect(value('<<: { a: 1 }')).toEqual({ '<<': { a: 1 } });
    const parsed = value('__proto__: { admin: true }');
    expect(Object.keys(parsed ?? {})).toEqual(['__proto__']);
    expect(Reflect.get(Object(parsed), 'admin')).toBeUndefined();
  });

  it.each([
    ['an anchor', 'a: &x 1', 'yaml-alias', 1, ''],
    ['an alias', 'a: 1\nb: *x', 'yaml-alias', 2, ''],
    ['a tag', 'a: !!str 1', 'yaml-broken', 1, 'TAG'],
    ['a key twice', 'a: 1\nb: 2\na: 3', 'yaml-broken', 3, 'DUPLICATE_KEY'],
    ['a key twice, once as a number', '1: a\n"1": b', 'yaml-broken', 2, 'DUPLICATE_KEY'],
    ['a key twice in a flow map', 'a: { b: 1, b: 2 }', 'yaml-broken', 1, 'DUPLICATE_KEY'],
    ['a key that is a map', '? { a: 1 }\n: b', 'yaml-broken', 1, 'NON_STRING_KEY'],
    ['two documents', 'a: 1\n---\nb: 2', 'yaml-broken', 2, 'MULTIPLE_DOCS'],
    ['a tabulator for indentation', 'a:\n\t- b', 'yaml-broken', 2, 'TAB_AS_INDENT'],
  ])('with %s is refused at its line', (_, text, key, line, detail) => {
    expect(value(text)).toContainEqual([key, line, detail]);
  });

  it('with a tag of its own, a bracket left open or too many bytes is refused', () => {
    expect(value('a: !js x')).toContainEqual(['yaml-broken', 1, 'TAG_RESOLVE_FAILED']);
    expect(parseYaml('a: [1', 'f')).toHaveProperty('findings');
    expect(value(`a: ${'x'.repeat(256 * 1024)}`)).toEqual([['yaml-too-large', 1, '256 KiB']]);
  });

  it('tells the line of a field, or of the nearest one above it, counted from the first line given', () => {
    const parsed = parseYaml('a:\n  b:\n    - x\n    - c: 1\n', 'f', 2);
    if ('findings' in parsed) throw new Error('refused');
    expect(parsed.lineOf(['a', 'b', 1, 'c'])).toBe(5);
    expect(parsed.lineOf(['a', 'b', 7])).toBe(4);
    expect(parsed.lineOf(['nothing'])).toBe(2);
  });

  it('[54] names at most twenty faults of a hostile text', () => {
    const parsed = parseYaml('"'.repeat(200_000), 'f');
    expect('findings' in parsed && parsed.findings.length).toBe(20);
  });

  it.each([
    ['a text of faults', (size: number) => '"'.repeat(size), 50_000],
    [
      'a text of keys',
      (size: number) => Array.from({ length: size }, (_, at) => `${at.toString(36)}:`).join('\n'),
      6_000,
    ],
  ])('[54] takes for four times %s about four times as long, not sixteen', async (_, given, size) => {
    expect(await growth(size, given, (text) => parseYaml(text, 'f'))).toBeLessThan(inProportion);
  });

  it('never throws, whatever the text', () => {
    const sign = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '?',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&',
      '*',
      '!',
      '|',
      '>',
      "'",
      '"',
      '%',
      '@',
      '`',
      '#',
      '\t',
      '\r',
      '\u0000',
      '\ud800',
      '---',
      '...',
      '<<',
      '!!set',
      '!!omap',
      '!!binary',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const parsed = parseYaml(text, 'f');
          if ('value' in parsed) expect(parsed.lineOf(['a', 0])).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
