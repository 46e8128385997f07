import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, phrasesOf } from '../../layouts/assets/search-text.js';
import {
  addTraces,
  blockOf,
  blocks,
  fileOf,
  filterTrace,
  indexesWith,
  placesOf,
  tracesOf,
} from '../../layouts/assets/search-traces.js';
import type { Told } from '../../scripts/build/indexer.ts';
import { allTraces, tracesIn } from '../../scripts/build/search-traces.ts';

const filters = {
  ...{ site: ['清水县'], section: [], column: [], kind: ['news'], class: [], unit: [] },
  year: ['2026'],
};
const told = (text: string, more: Partial<Told> = {}): Told => {
  const texts = { title: '标题', numbers: [], attachments: [], attached: [], text };
  return { url: '/a.html', day: '2026-03-01', filters: { ...filters, topic: [], validity: [] }, ...texts, ...more };
};
/** Whether an index whose traces these are may hold a question. */
const admits = (own: Uint8Array, question: string, chosen: Record<string, string> = {}): boolean => {
  const files = allTraces([own]);
  const has = (trace: number) => {
    const file = files.get(fileOf(blockOf(trace), 1)) ?? new Uint8Array();
    return ((indexesWith(file, trace, 1)[0] ?? 0) & 1) === 1;
  };
  const { every, some } = tracesOf(phrasesOf(question), chosen);
  return every.every(has) && (some.length === 0 || some.some(has));
};

describe('what an index holds', () => {
  const units = [
    ...'人民政府〔〕（）2026345-/，。 \n三aBz号《》éßΣςİﬁ각가ＡＢ１２②_.',
    'e\u0301',
    'x\u0308\u0323',
    '𠮷',
    'ｶﾞ',
  ];
  const typed = fc.array(fc.constantFrom(...units), { maxLength: 60 });

  it('has left its traces: no part of a text is missed, whatever its letters', () => {
    fc.assert(
      fc.property(typed, fc.nat(60), fc.nat(20), (text, from, length) => {
        const question = text.slice(from, from + length).join('');
        const traces = new Set<number>();
        addTraces(fold(text.join('')), (trace) => traces.add(trace));
        const { every, some } = tracesOf(phrasesOf(question), {});
        expect(every.filter((trace) => !traces.has(trace))).toEqual([]);
        expect(some.length === 0 || some.some((trace) => traces.has(trace))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '清政发〔2026〕3号',
    '清政发[2026]3号',
    'SQ112-2026-032222',
    'sq112-2026-032222',
    '2026-032222',
    '032222',
    '32222',
    '2222',
    '水库',
    '库',
    '2',
  ])('is found as %s', (question) => {
    const own = tracesIn([told('水库 清政发〔2026〕3号 SQ112-2026-032222')]);
    expect(admits(own, question)).toBe(true);
  });

  it('is found in each of its texts, and by what it may be narrowed by', () => {
    const own = tracesIn([told('', { numbers: ['清环罚告'], attachments: ['勘误表'], attached: ['附则\n三亩'] })]);
    for (const question of ['标题', '环罚告', '勘误', '三亩', '附则'])
      expect(admits(own, question), question).toBe(true);
    expect(admits(own, '标题', { year: '2026', kind: 'news' })).toBe(true);
  });

  it('is found where accents and case differ, as Pagefind finds it', () => {
    const own = tracesIn([told('Café ΟΔΟΣ Straße')]);
    for (const question of ['CAFE', 'cafe\u0301', 'οδος', 'straße']) expect(admits(own, question), question).toBe(true);
  });

  it('is found by the first digit of its day, which stands in the index as one word', () => {
    const own = tracesIn([told('水库')]);
    expect([admits(own, '2'), admits(own, '9')]).toEqual([true, false]);
  });

  it('is found by one of several single letters, of which Pagefind leaves out those that are nowhere', () => {
    const own = tracesIn([told('犇')]);
    expect([admits(own, '犇 羴'), admits(own, '羴')]).toEqual([true, false]);
  });
});

describe('what an index does not hold', () => {
  it.each(['水利局', 'SQ112-2026-032223', '32223', '第32223号', '2032', '清政发〔2026〕4号', '库水'])(
    'is not asked of it: %s',
    (question) => {
      expect(admits(tracesIn([told('水库 清政发〔2026〕3号 SQ112-2026-032222')]), question)).toBe(false);
    },
  );

  it('is not asked of it where no article can be narrowed by what was chosen', () => {
    const own = tracesIn([told('水库')]);
    expect([admits(own, '水库', { year: '2025' }), admits(own, '水库', { kind: '2026' })]).toEqual([false, false]);
  });

  it('is not asked of it because it stood in two texts that lie side by side', () => {
    const own = tracesIn([told('甲乙', { attachments: ['丙丁', '戊己'], attached: ['庚辛 壬癸'] })]);
    for (const question of ['乙丙', '丁戊', '己庚', '辛壬']) expect(admits(own, question), question).toBe(false);
  });

  it('seems to be there once in thirty times at the most', () => {
    const text = Array.from({ length: 40_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * at * 31 + at) % 9973)),
    ).join('');
    const traces = new Set<number>();
    addTraces(text, (trace) => traces.add(trace));
    const own = tracesIn([told(text)]);
    const size = (own.length * 8) / blocks;
    const strange = Array.from({ length: 20_000 }, (_, at) => filterTrace('none', String(at))).filter(
      (one) => !traces.has(one),
    );
    const seeming = strange.filter((trace) =>
      placesOf(trace, size).every((place) => {
        const at = blockOf(trace) * size + place;
        return ((own[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
      }),
    );
    expect(seeming.length).toBeLessThan(strange.length / 30);
  });
});

describe('the traces of several indexes', () => {
  const word = (at: number) => `第${String.fromCodePoint(0x4e00 + at)}${String.fromCodePoint(0x5e00 + 3 * at)}条`;
  const one = (at: number) =>
    tracesIn([told(at % 4 === 0 ? Array.from({ length: 9000 }, (_, n) => word(n)).join('') : word(at))]);

  it.each([1, 4, 9, 20])('tell of each of %i what its own tell, whatever their sizes', (count) => {
    const each = Array.from({ length: count }, (_, at) => one(at));
    const files = allTraces(each);
    for (const [at, own] of each.entries()) {
      const size = (own.length * 8) / blocks;
      for (let asked = 0; asked < 30; asked += 1) {
        const [trace = 0] = tracesOf([[...word(asked)]], {}).every;
        const held = placesOf(trace, size).every((place) => {
          const bit = blockOf(trace) * size + place;
          return ((own[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
        });
        const file = files.get(fileOf(blockOf(trace), count)) ?? new Uint8Array();
        expect(((indexesWith(file, trace, count)[at >> 3] ?? 0) & (1 << (at & 7))) !== 0).toBe(held);
      }
    }
    expect(new Set(each.map((own) => own.length)).size).toBe(count === 1 ? 1 : 2);
  });

  it('of a file that is cut short are those of everything', () => {
    expect([...indexesWith(new Uint8Array(), 1234, 9)]).toEqual([255, 255]);
  });

  it('stand in files that hold all blocks, each once', () => {
    for (const count of [1, 8, 9, 40, 300]) {
      const names = Array.from({ length: blocks }, (_, block) => fileOf(block, count));
      expect([...names].sort()).toEqual(names);
    }
    expect([...allTraces([one(1), one(2)]).keys()]).toEqual([
      ...new Set(Array.from({ length: blocks }, (_, block) => fileOf(block, 2))),
    ]);
  });
});

describe('the traces by which a question is looked up', () => {
  const count = (question: string) => tracesOf(phrasesOf(question), {}).every.length;

  it('are four at the most', () => {
    const title = '关于印发清水县养老服务补贴实施办法（试行）的通知';
    expect(['养老', '养老服务', 'SQ112-2026-032222', title].map(count)).toEqual([1, 2, 3, 4]);
    expect(count('养老服务补贴 实施办法 试行通知 印发公告 关于什么 有的没有 清水县政府')).toBe(4);
  });

  it('are of each of its words, and of a number first', () => {
    const alone = (word: string) => tracesOf(phrasesOf(word), {}).every[0];
    const words = ['养老服务补贴实施办法', '清水县人民政府', '印发第032222号'];
    expect(tracesOf(phrasesOf(words.join(' ')), {}).every.slice(0, 3)).toEqual(words.map(alone));
    expect(alone('印发第032222号')).toBe(alone('032222'));
  });
});
