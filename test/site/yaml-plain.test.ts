import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAny, parseYaml } from '../../scripts/site/yaml.ts';
import { plainYaml } from '../../scripts/site/yaml-plain.ts';
import { almost, front, scalars, spoilt } from './nearly-plain.ts';

/** The text read as plain is what the library reads, or it is not read at all. */
function agrees(text: string): void {
  const quick = plainYaml(text);
  if (!quick) return;
  const read = parseAny(text, 'f');
  if ('findings' in read) throw new Error(`${JSON.stringify(text)} is no YAML: ${read.findings[0]?.params.detail}`);
  // Not by toStrictEqual: it takes a field called constructor for what made the object.
  expect(isDeepStrictEqual(quick.value, read.value)).toBe(true);
  expect(JSON.stringify(quick.value)).toBe(JSON.stringify(read.value));
}

describe('plain YAML', () => {
  it('reads a front matter as officers write it', () => {
    expect(plainYaml(front)?.value).toHaveProperty('review.1', { act: '审批', by: ['reviewer@qzfb', '0999-6815520'] });
    agrees(front);
    agrees(front.trimEnd());
  });

  it.each(scalars)('reads %j behind a key, behind a dash and alone as the library does, or not', (text) => {
    for (const whole of [
      `a: ${text}`,
      `a: ${text}\nb: c\n`,
      `- ${text}\n- x`,
      `a:\n  - ${text}`,
      `a:\n  b: ${text}\n  c: d`,
      text,
    ])
      agrees(whole);
  });

  it('reads nothing otherwise than the library, whatever is done to a text', () => {
    fc.assert(fc.property(fc.oneof(almost, spoilt), agrees), { numRuns: 3_000 });
  });

  it.each([
    ['a comment', 'a: b # c'],
    ['an empty line', 'a: b\n\nc: d'],
    ['an empty value', 'a:\nb: c'],
    ['a key twice', 'a: b\na: c'],
    ['a value that goes on below', 'a: b\n  c'],
    ['a field that is deeper than its neighbours', 'a: b\n  c: d'],
    ['another spelling of a word', 'a: True'],
    ['a number that is written as a text', 'id: 12e4567890'],
    ['an escape', 'a: "\\u0061"'],
    ['an anchor', 'a: &b c'],
    ['a tag', 'a: !!str 1'],
    ['a text of several lines', 'a: |\n  b'],
    ['a tabulator', 'a:\tb'],
    ['nothing', ''],
  ])('leaves %s to the library', (_, text) => {
    expect(plainYaml(text)).toBeNull();
  });

  it('[54] reads or leaves a hostile text at once: brackets without end, a map of twenty thousand fields, blocks as deep as they can be', () => {
    const count = 20_000;
    const fields = Array.from({ length: count }, (_, index) => `a${index}: b`);
    const deep = Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}a:`);
    expect(plainYaml(`a: ${'['.repeat(count)}${']'.repeat(count)}`)).toBeNull();
    expect(plainYaml(`a: ${'{ a: '.repeat(count)}`)).toBeNull();
    expect(Object.keys(plainYaml(`a: { ${fields.join(', ')} }`)?.value ?? {})).toEqual(['a']);
    expect(Object.keys(plainYaml(fields.join('\n'))?.value ?? {})).toHaveLength(count);
    for (const spaces of [' '.repeat(count), '　'.repeat(count)])
      for (const text of [`x${spaces}`, `x${spaces}y`]) agrees(`a: [ ${text} ]`);
    agrees(`${deep.join('\n')} b`);
    expect(plainYaml(`${deep.join('\n')} b`)).not.toBeNull();
  });

  it('tells the lines of its fields like any other text', () => {
    const [plain, other] = [parseYaml(front, 'f', 2), parseYaml(`${front}# end\n`, 'f', 2)];
    if ('findings' in plain || 'findings' in other) throw new Error('refused');
    expect(plainYaml(`${front}# end\n`)).toBeNull();
    for (const path of [['review', 1, 'by'], ['note'], ['none'], ['secrecy', 'answers', 'secret']])
      expect(plain.lineOf(path)).toBe(other.lineOf(path));
    expect(plain.value).toEqual(other.value);
  });
});
