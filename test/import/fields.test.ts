import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapped } from '../../scripts/import/fields.ts';
import { dayOf } from '../../scripts/site/time.ts';

const fields = new Map([
  ['成文日期', '2019年01月27日'],
  ['标题', '关于　印发\n办法的通知'],
  ['主题词', '经济管理　考察，措施'],
  ['发布', '是'],
  ['空', '　 '],
  ['$name', '石桥县绿化办法(2019-01-15)'],
  ['$text', '2001年1月2日 通过\n2018年3月4日 修订\n正文'],
]);
const value = (rules: Parameters<typeof mapped>[0]) => mapped(rules, fields, 'field');

describe('days', () => {
  it.each([
    ['2019年01月27日', '2019-01-27'],
    ['2019年1月7日', '2019-01-07'],
    ['2019 年 1 月 7 日', '2019-01-07'],
    ['2019-01-27', '2019-01-27'],
    ['2019/1/27 08:30:00', '2019-01-27'],
    ['2019.1.27', '2019-01-27'],
    ['2019-01-27T08:30:00+08:00', '2019-01-27'],
    ['20190127', '2019-01-27'],
  ])('%s is %s', (text, day) => expect(dayOf(text)).toBe(day));

  it.each(['', '昨天', '2019年', '2019-13-01', '2019-02-30', '2019-00-10', '27/01/2019', '201901271', '2019-01-271'])(
    '“%s” is none',
    (text) => expect(dayOf(text)).toBeNull(),
  );

  it('are real days, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const day = dayOf(text);
        if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});

describe('a rule', () => {
  it.each([
    ['takes a field as one line', { from: '标题' }, '关于 印发 办法的通知'],
    ['reads a day', { from: '成文日期', as: 'day' }, '2019-01-27'],
    ['takes a part by its named group', { from: '$name', pattern: '\\((?<value>[\\d-]+)\\)$' }, '2019-01-15'],
    ['takes the whole match without a group', { from: '$name', pattern: '^石桥县' }, '石桥县'],
    [
      'takes the last of several matches',
      { from: '$text', pattern: '^(?<value>\\d+年\\d+月\\d+日)', last: true, as: 'day' },
      '2018-03-04',
    ],
    [
      'fills a template',
      { from: '$name', pattern: '^(?<place>..县)', template: '{place}：{成文日期}' },
      '石桥县：2019年01月27日',
    ],
    [
      'writes an address',
      { from: '$name', template: 'https://old.example/{value}.html', as: 'url' },
      'https://old.example/%E7%9F%B3%E6%A1%A5%E5%8E%BF%E7%BB%BF%E5%8C%96%E5%8A%9E%E6%B3%95(2019-01-15).html',
    ],
    ['replaces a value', { from: '发布', values: { 是: '主动公开' } }, '主动公开'],
    ['reads yes and no', { from: '发布', as: 'boolean' }, true],
    ['parts a list', { from: '主题词', as: 'list' }, ['经济管理', '考察', '措施']],
  ] as const)('%s', (_, rule, expected) => expect(value(rule)).toEqual({ value: expected }));

  it.each([
    ['a field that is missing', { from: '没有' }],
    ['a blank field', { from: '空' }],
    ['a pattern that does not match', { from: '标题', pattern: '^公告' }],
    ['a template with a gap', { from: '标题', template: '{没有}' }],
  ] as const)('gives nothing for %s', (_, rule) => expect(value(rule)).toEqual({ none: true }));

  it.each([
    ['no day', { from: '标题', as: 'day' }, 'import-day'],
    ['neither yes nor no', { from: '标题', as: 'boolean' }, 'import-boolean'],
  ] as const)('refuses what is %s', (_, rule, key) => expect(value(rule)).toMatchObject({ refused: { key } }));

  it('gives way to the next one that has a value', () => {
    expect(value([{ from: '没有' }, { from: '标题', as: 'day' }, { from: '成文日期', as: 'day' }])).toEqual({
      value: '2019-01-27',
    });
  });
});
