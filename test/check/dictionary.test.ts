import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from '../../scripts/check/dictionary.ts';

const search = dictionary([
  { word: '藏区', except: ['埋藏区', '收藏区'] },
  { word: '领导小姐', except: [] },
  { word: 'KGB', except: [] },
]);
const words = (text: string) => search(text).map(({ entry, start, end }) => [entry.word, text.slice(start, end)]);

describe('a dictionary', () => {
  it('finds words in the order of the text and tells where they stand', () => {
    expect(words('成立领导小姐，赴藏区')).toEqual([
      ['领导小姐', '领导小姐'],
      ['藏区', '藏区'],
    ]);
  });

  it.each(['地下文物埋藏区', '图书收藏区'])('passes a word inside an ordinary one: %s', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('still finds the word beside an ordinary one', () => {
    expect(words('埋藏区和藏区')).toEqual([['藏区', '藏区']]);
  });

  it('passes over spaces, line breaks, width, case and invisible characters', () => {
    expect(words('领 导\n小姐')).toEqual([['领导小姐', '领 导\n小姐']]);
    expect(words('ＫＧＢ')).toHaveLength(1);
    expect(words('kgb')).toHaveLength(1);
    expect(words('领导\u200b小姐')).toHaveLength(1);
  });

  it('of nothing finds nothing', () => {
    expect(dictionary([])('领导小姐')).toEqual([]);
    expect(dictionary([{ word: '领导小姐', except: [] }])('')).toEqual([]);
  });

  it('finds exactly what a search word by word finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 30 });
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(letters, fc.uniqueArray(word, { maxLength: 5 }), (text, list) => {
        const naive = list.flatMap((each) =>
          [...text].flatMap((_, at) => (text.startsWith(each, at) ? [`${at} ${each}`] : [])),
        );
        const found = dictionary(list.map((each) => ({ word: each, except: [] })))(text);
        expect(found.map(({ entry, start }) => `${start} ${entry.word}`).sort()).toEqual(naive.sort());
      }),
    );
  });
});
