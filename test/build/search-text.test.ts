import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  excerptOf,
  joinTexts,
  markMatches,
  phrasesOf,
  queryOf,
  splitTexts,
  toIndex,
  toPlain,
} from '../../layouts/assets/search-text.js';

const words = (text: string) => toIndex(text).split(' ');
const phrases = (question: string) => phrasesOf(question).map((phrase) => phrase.join(''));

describe('text for the index', () => {
  test('every letter stands with the one after it', () => {
    expect(words('人民政府')).toEqual(['人民', '民政', '政府', '府']);
  });

  test('punctuation and spaces divide', () => {
    expect(words('通知，公告 公示')).toEqual(['通知', '知', '，', '公告', '告', '␣', '公示', '示']);
  });

  test('the brackets of a document number do not divide', () => {
    expect(words('清政发〔2026〕3号')).toEqual(['清政', '政发', '发2', '〔20', '02', '26', '63', '〕3号', '号']);
  });

  test('full-width digits and letters are those that a keyboard types', () => {
    expect(words('Ａ１')).toEqual(['A1', '1']);
  });

  test('nothing is no word', () => {
    expect(toIndex('')).toBe('');
    expect(toPlain('')).toBe('');
  });

  test('the text comes back, with white space as single spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[␣␞０-９Ａ-Ｚａ-ｚ]/.test(text));
        expect(toPlain(toIndex(text))).toBe(text.normalize('NFC').replace(/\s+/g, ' '));
      }),
    );
  });

  test('Chinese with digits and punctuation comes back', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'人民政府〔〕（）2026-/，。 \n三a号《》') });
    fc.assert(
      fc.property(typed, (text) => {
        expect(toPlain(toIndex(text))).toBe(text.replace(/\s+/g, ' '));
      }),
    );
  });

  test('texts that were joined come apart again, empty ones too', () => {
    expect(splitTexts(joinTexts(['标题', '', '正文 一', '']))).toEqual(['标题', '', '正文 一', '']);
  });
});

describe('questions', () => {
  test('spaces and punctuation divide a question into phrases', () => {
    expect(phrases('低保 “三农”')).toEqual(['低保', '三农']);
  });

  test('a document number is one phrase whatever its brackets', () => {
    for (const typed of [
      '清政发〔2026〕3号',
      '清政发[2026]3号',
      '清政发(2026)3号',
      '清政发2026 3号'.replace(' ', ''),
    ]) {
      expect(phrases(typed)).toEqual(['清政发20263号']);
    }
  });

  test('nothing but punctuation asks nothing', () => {
    expect(phrases(' ，“”？')).toEqual([]);
  });

  test('a phrase is asked in quotes, so that its letters must stand side by side', () => {
    expect(phrasesOf('县政府').map(queryOf)).toEqual(['"县政 政府"']);
  });

  test('a single letter is asked as the beginning of a word', () => {
    expect(phrasesOf('税').map(queryOf)).toEqual(['税']);
  });
});

describe('matches', () => {
  test('every second piece is a match', () => {
    expect(markMatches('县政府和乡政府', phrasesOf('政府'))).toEqual(['县', '政府', '和乡', '政府', '']);
  });

  test('the longest phrase is marked where several begin', () => {
    expect(markMatches('县政府办', phrasesOf('政府 政府办'))).toEqual(['县', '政府办', '']);
  });

  test('a number is marked though it was typed with other brackets', () => {
    expect(markMatches('见清政发〔2026〕3号。', phrasesOf('清政发[2026]3号'))).toEqual([
      '见',
      '清政发〔2026〕3号',
      '。',
    ]);
  });

  test('Latin letters are marked in either case', () => {
    expect(markMatches('全年GDP增长', phrasesOf('gdp'))).toEqual(['全年', 'GDP', '增长']);
  });

  test('the excerpt shows what stands around the first match', () => {
    const text = `${'前'.repeat(100)}低保${'后'.repeat(100)}`;
    expect(excerptOf(text, phrasesOf('低保'), 40)).toBe(`…${'前'.repeat(10)}低保${'后'.repeat(28)}…`);
  });

  test('a short text is shown whole', () => {
    expect(excerptOf('申请低保的材料', phrasesOf('低保'), 40)).toBe('申请低保的材料');
  });

  test('a text without a match has no excerpt', () => {
    expect(excerptOf('申请低保的材料', phrasesOf('养老'), 40)).toBeNull();
    expect(excerptOf('申请低保的材料', [], 40)).toBeNull();
  });
});
