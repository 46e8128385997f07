import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAny, parseYaml } from '../../scripts/site/yaml.ts';
import { plainYaml } from '../../scripts/site/yaml-plain.ts';

const front = `id: 4fq7k2m9x1
title: “放管服”改革进展（第3期）：窗口办理
document_date: 2026-03-02
publish_at: 2026-03-02T09:00:00+08:00
order: 12
sensitive: false
source: { type: original }
keywords: [ 水利局, 机构职能 ]
secrecy:
  answers:
    secret: 否
    own-work: 是
review:
  - act: 审核
    by:
      - leader@slj
  - { act: 审批, by: [ reviewer@qzfb, 0999-6815520 ] }
files:
  - 附件.pdf
note: "此件: 公开 # 发布"
`;

/** Texts that are nearly plain, and every way in which somebody may think them plain. */
const keys = [
  'a',
  'b',
  'title',
  'own-work',
  'null',
  'true',
  'constructor',
  '__proto__',
  'A',
  '1',
  '"a"',
  '<<',
  '?',
  'a b',
  'a:b',
];
const scalars = [
  ...[
    'x',
    '否',
    '“引”',
    '（一）',
    '　全角',
    'a:b',
    'a: b',
    'a:',
    'a #b',
    'a#b',
    'a ',
    ' a',
    '-',
    '- a',
    '-a',
    '?',
    '? a',
    ':',
    ':a',
    '#',
    '# a',
  ],
  ...[
    '0',
    '7',
    '007',
    '-1',
    '+1',
    '1_000',
    '12345678901234567890',
    '0x1F',
    '0o17',
    '0b1',
    '1e5',
    '12e4567890',
    '1.5',
    '1.',
    '.5',
    '.inf',
    '.nan',
  ],
  ...[
    'true',
    'True',
    'TRUE',
    'tRue',
    'false',
    'yes',
    'no',
    'on',
    'null',
    'Null',
    'NULL',
    '~',
    '2026-03-02',
    '2026-03-02T09:00:00+08:00',
  ],
  ...[
    '12:30:45',
    '0999-1234567',
    '1-2-3e4',
    '2026-03-02 09:00',
    '3abc',
    '3e',
    '""',
    "''",
    '"a"',
    "'a'",
    '"a',
    "'a''b'",
    '"a\\n"',
    '"a" b',
  ],
  ...[
    '{}',
    '[]',
    '{ a: b }',
    '{a: b}',
    '{ a: b, a: c }',
    '[ a, b ]',
    '[a,b]',
    '[ a, ]',
    '[ a',
    '{ a }',
    '[ a: b ]',
    '{ a: [ 1, { b: true } ] }',
  ],
  ...[
    '[ "a, b", \'c\' ]',
    '{ a: }',
    '{ a: b}c',
    '[ a ] # b',
    '{ a: 2026-03-02T09:00:00+08:00 }',
    '{ a:b }',
    '[ 1 2 ]',
    '[ null ]',
    '{ null: 1 }',
  ],
  ...[
    '|',
    '|-',
    '>',
    '&x a',
    '*x',
    '!x a',
    '!!str 1',
    '%a',
    '@a',
    '`a',
    'a\tb',
    '\ta',
    'a\u0000',
    'a\u2028b',
    'a\u0085b',
    '\uFEFFa',
    'a\u00a0',
    '𠮷',
  ],
];
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...scalars) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const line = fc.tuple(
  fc.constantFrom(0, 0, 0, 1, 2, 2, 3, 4, 4, 6).map((count) => ' '.repeat(count)),
  fc.constantFrom('', '', '', '- ', '- ', '-', '-  ', '- - '),
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'd') },
    { weight: 2, arbitrary: fc.constantFrom(...keys) },
  ),
  fc.constantFrom(': ', ': ', ': ', ':', ':  ', ''),
  fc.option(scalar, { nil: '', freq: 3 }),
);
const almost = fc
  .tuple(
    fc.array(
      line.map((parts) => parts.join('')),
      { minLength: 1, maxLength: 6 },
    ),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ' \n'),
  )
  .map(([lines, end]) => lines.join(end) + end);
/** What is plain, with a piece of it exchanged for another. */
const spoilt = fc
  .tuple(fc.nat(front.length), fc.nat(4), fc.oneof(scalar, fc.constantFrom('\n', '\n  ', ' ', ': ', '- ', '')))
  .map(([at, length, piece]) => front.slice(0, at) + piece + front.slice(at + length));

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
