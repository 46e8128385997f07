import fc from 'fast-check';

/** A front matter as officers write it. */
export const front = `id: 4fq7k2m9x1
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
export const scalars = [
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
/** Texts of lines that are nearly plain. */
export const almost = fc
  .tuple(
    fc.array(
      line.map((parts) => parts.join('')),
      { minLength: 1, maxLength: 6 },
    ),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ' \n'),
  )
  .map(([lines, end]) => lines.join(end) + end);
/** What is plain, with a piece of it exchanged for another. */
export const spoilt = fc
  .tuple(fc.nat(front.length), fc.nat(4), fc.oneof(scalar, fc.constantFrom('\n', '\n  ', ' ', ': ', '- ', '')))
  .map(([at, length, piece]) => front.slice(0, at) + piece + front.slice(at + length));
