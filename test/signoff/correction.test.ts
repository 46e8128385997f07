import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ParsedArticle, parseFolder } from '../../scripts/article/parse.ts';
import { isCorrection, type Version } from '../../scripts/signoff/correction.ts';
import type { Registry } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf } from '../fixture/article.ts';

const body =
  '石桥水库除险加固工程今日开工，工期3个月，由水利局张正平负责，详见[办法](https://www.gov.example/rules)。\n工程竣工后蓄水能力将大大提高。\n';
type Bounds = Parameters<typeof isCorrection>[2];
const bounds: Bounds = { characters: 6, words: ['不得'] };
let registry: Registry;
beforeAll(() => {
  registry = {
    units: [{ id: 'slj', name: '石桥县水利局', short: '水利局', kind: 'department' }],
    people: [{ id: 'zhang', name: '张正平', emails: [], appointments: [] }],
    recorders: [],
  };
});

function version(change: object, text: string, attachments: Version['attachments'] = []): Version {
  const parsed = parseFolder(folderOf('main/gzdt/2026/a', { 'index.md': articleText(change, text) }));
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  return { parsed: parsed as ParsedArticle, attachments };
}
const small = (text: string, change: object = {}, files: Version['attachments'] = [], limits: Bounds = bounds) =>
  isCorrection(version({}, body), version(change, text, files), limits, registry);

describe('a small correction', () => {
  it.each([
    ['replaces a misprint', body.replace('大大提高', '大幅提高')],
    ['adds a comma', body.replace('工程竣工后', '工程竣工后，')],
    ['drops a word said twice', body.replace('大大', '大')],
    ['mends two places', body.replace('今日', '当日').replace('竣工', '完工')],
    ['mends a word beside a figure', body.replace('工期3个月', '工时3个月')],
    ['mends a word close behind a figure', body.replace('3个月', '3个整月')],
    ['changes as many characters as the policy allows', body.replace('蓄水能力将大', '调库本领会更')],
  ])('%s', (_what, text) => expect(small(text)).toBe(true));

  it('may come with another drafter, officer and review', () => {
    const change = { drafter: 'zhang', officer: 'zhang', review: [{ act: '审核', by: ['reviewer@xzfb'] }] };
    expect(small(body.replace('大大', '大幅'), change)).toBe(true);
  });

  it.each([
    ['changes one character too many', body.replace('蓄水能力将大大', '调库本领会更多')],
    ['changes a digit', body.replace('3个月', '5个月')],
    ['adds a digit', body.replace('3个月', '30个月')],
    ['puts a digit before another word', body.replace('工期3个月', '3工期个月')],
    ['writes a digit in words', body.replace('3个月', '三个月')],
    ['changes a registered name', body.replace('张正平', '张正华')],
    ['adds a registered name', body.replace('今日', '张正平')],
    ['names another unit', body.replace('水利局', '农业局')],
    ['adds a word that the policy fixes', body.replace('将大大', '不得')],
    ['points a link elsewhere', body.replace('gov.example/rules', 'gov.example/ruled')],
    ['changes nothing', body],
  ])('never %s', (_what, text) => expect(small(text)).toBe(false));

  it.each([
    ['a digit from one figure to the next', '工期12个月，34户受益', '工期1个月，234户受益'],
    ['a point', '投资1.5亿元', '投资1、5亿元'],
    ['a point away', '投资1.5亿元', '投资15亿元'],
    ['a figure in words into two', '共有二十三户', '共有二十、三户'],
    ['a per cent', '完成50%的任务', '完成50的任务'],
    ['a minus', '同比-5个点', '同比5个点'],
    ['a figure in words', '三月五日开工', '五月三日开工'],
    ['an amount in words', '投资3万元', '投资3千元'],
    ['two names', '由张正平审、何川批', '由何川审、张正平批'],
    ['two bodies', '水利局报教育局', '教育局报水利局'],
    ['a word that the policy fixes', '不得停车，可以行走', '可以停车，不得行走'],
    [
      'two links',
      '[甲](https://a.gov.example/1)乙[丙](https://a.gov.example/2)',
      '[甲](https://a.gov.example/2)乙[丙](https://a.gov.example/1)',
    ],
    ['a link to a file', '见[附表](表甲.pdf)', '见[附表](表乙.pdf)'],
    ['an address in the text', '见 http://a.gov.example/rules', '见 http://a.gov.example/ruled'],
    ['a safe address in the text', '见 https://a.gov.example/rules', '见 https://a.gov.example/ruled'],
    ['a safe address into an unsafe one', '见 https://a.gov.example/rules', '见 http://a.gov.example/rules'],
  ])('never moves or changes %s', (_what, old, now) => {
    const school = { id: 'jyj', name: '教育局', kind: 'department' as const };
    const more = {
      ...registry,
      units: [...registry.units, school],
      people: [...registry.people, { id: 'he', name: '何川', emails: [], appointments: [] }],
    };
    const limits = { characters: 40, words: ['不得', '可以'] };
    expect(isCorrection(version({}, old), version({}, now), limits, more)).toBe(false);
  });

  it('may stand beside a figure in words, which common words hold', () => {
    expect(small(body.replace('开工', '统一地开工'), {}, [], { characters: 9, words: [] })).toBe(false);
    const [old, now] = [version({}, '统一的部署\n'), version({}, '统一地部署\n')];
    expect(isCorrection(old, now, bounds, registry)).toBe(true);
  });

  it.each([
    ['the title', { title: '石桥水库除险加固工程完工' }],
    ['the level', { level: '常规' }],
    ['the placement', { placement: 'home' }],
    ['an answer of the checklist', { secrecy: { answers: { secret: '是' } } }],
    ['the source', { source: { type: 'reprint', name: '新华社', url: 'https://news.gov.example/1' } }],
    ['the unit', { unit: 'jyj' }],
    ['a mark of sensitivity', { sensitive: true }],
  ])('never touches %s', (_what, change) => expect(small(body.replace('大大', '大幅'), change)).toBe(false));

  it('never touches an attachment, in whatever order they are read', () => {
    const file = (name: string, digit = '0') => ({ name, sha256: digit.repeat(64) });
    const both = [file('a.pdf'), file('b.pdf')];
    const kept = (files: Version['attachments'], now: Version['attachments']) =>
      isCorrection(version({}, body, files), version({}, body.replace('大大', '大幅'), now), bounds, registry);
    expect(kept(both, both.toReversed())).toBe(true);
    for (const now of [[], [file('a.pdf')], [...both, file('c.pdf')], [file('a.pdf'), file('c.pdf')]])
      expect(kept(both, now)).toBe(false);
    expect(kept(both, [file('a.pdf'), file('b.pdf', '1')])).toBe(false);
  });

  it('needs no words of the policy beside the registered names', () => {
    const change = (text: string) => small(text, {}, [], { characters: 6 });
    expect(change(body.replace('将大大', '不得'))).toBe(true);
    expect(change(body.replace('张正平', '张正华'))).toBe(false);
  });

  it.each(['sensitive', 'emergency'])('[D9.5] is never one where the article is %s', (field) => {
    const [old, now] = [version({ [field]: true }, body), version({ [field]: true }, body.replace('大大', '大幅'))];
    expect(isCorrection(old, now, bounds, registry)).toBe(false);
  });

  it('counts as many characters as must be typed, wherever they stand', () => {
    const letters = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 8 }), (old, now, characters) => {
        fc.pre(old !== now && !/^\s*$/.test(old + now));
        const [a, b] = [version({}, `始${old}终\n`), version({}, `始${now}终\n`)];
        expect(isCorrection(a, b, { characters }, registry)).toBe(distance(old, now) <= characters);
      }),
    );
  });
});

/** Levenshtein as the textbook has it. */
function distance(a: string, b: string): number {
  const [first, second] = [a[0], b[0]];
  if (first === undefined || second === undefined) return a.length + b.length;
  const memo = new Map<string, number>();
  const visit = (i: number, j: number): number => {
    if (i === a.length || j === b.length) return a.length - i + b.length - j;
    const key = `${i},${j}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const value = Math.min(visit(i + 1, j) + 1, visit(i, j + 1) + 1, visit(i + 1, j + 1) + Number(a[i] !== b[j]));
    memo.set(key, value);
    return value;
  };
  return visit(0, 0);
}
