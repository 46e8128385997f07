import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, compareWords, type Paragraph, type Piece } from '../../scripts/build/copy-difference.ts';

const side = (pieces: readonly Piece[], other: 'added' | 'removed') =>
  pieces
    .filter(({ is }) => is !== other)
    .map(({ text }) => text)
    .join('');

/** The paragraphs of the old version (without what was added), or of the new one. */
const sideOf = (paragraphs: readonly Paragraph[], other: 'added' | 'removed') =>
  paragraphs.flatMap((paragraph) => {
    if (paragraph.is === 'changed') return [side(paragraph.pieces, other)];
    return paragraph.is === other ? [] : [paragraph.text];
  });

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== '');

describe('compareTexts', () => {
  it('shows a reworded paragraph by its words, a new one and a dropped one as such', () => {
    const before = '工程于2026年3月1日开工，投资300万元。\n\n由县水利局负责。\n\n特此公告。';
    const after = '工程于2026年5月1日开工，投资350万元。\n\n特此公告。\n\n联系电话：0999-6800001。';
    expect(compareTexts(before, after)).toEqual([
      {
        is: 'changed',
        pieces: [
          { is: 'kept', text: '工程于2026年' },
          { is: 'removed', text: '3' },
          { is: 'added', text: '5' },
          { is: 'kept', text: '月1日开工，投资' },
          { is: 'removed', text: '300' },
          { is: 'added', text: '350' },
          { is: 'kept', text: '万元。' },
        ],
      },
      { is: 'removed', text: '由县水利局负责。' },
      { is: 'kept', text: '特此公告。' },
      { is: 'added', text: '联系电话：0999-6800001。' },
    ]);
  });

  it('shows a changed address under the same words, which a reader of the page would not see', () => {
    const [changed] = compareTexts('[全文](https://a.example/1)', '[全文](https://b.example/1)');
    expect(changed?.is).toBe('changed');
  });

  it('two paragraphs without likeness are not called a rewording', () => {
    expect(compareTexts('县政府召开会议。', '请携带身份证原件办理。').map(({ is }) => is)).toEqual([
      'removed',
      'added',
    ]);
  });

  it('leaves nothing out, whatever the texts', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('甲', '乙丙', '３天', '', '  ', '一二三四五六七八'), fc.string()))
      .map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const paragraphs = compareTexts(before, after);
        expect(sideOf(paragraphs, 'added')).toEqual(lines(before));
        expect(sideOf(paragraphs, 'removed')).toEqual(lines(after));
      }),
    );
  });

  it('54 · a text made to be compared for ever is shown as exchanged, nothing left out', () => {
    const many = (word: string) => Array.from({ length: 6_000 }, (_, at) => `${word}${at}`).join('\n');
    const paragraphs = compareTexts(many('甲方案'), many('乙情况'));
    expect(sideOf(paragraphs, 'added')).toHaveLength(6_000);
    expect(sideOf(paragraphs, 'removed')).toHaveLength(6_000);
  });
});

it('compareWords keeps both wordings to the letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const pieces = compareWords(before, after);
      expect(side(pieces, 'added')).toBe(before);
      expect(side(pieces, 'removed')).toBe(after);
    }),
  );
});
