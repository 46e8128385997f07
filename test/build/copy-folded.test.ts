import { expect, it } from 'vitest';
import { compareTexts } from '../../scripts/build/copy-difference.ts';
import { folded } from '../../scripts/build/copy-folded.ts';

const text = (...lines: string[]) => lines.join('\n');

it('keeps a paragraph around each change and counts those that are folded', () => {
  const before = text('一', '二', '三', '四', '五', '六');
  const paragraphs = compareTexts(before, before.replace('五', '五\n新加'));
  expect(folded({ name: '', paragraphs }).paragraphs).toEqual([
    { is: 'folded', count: 4 },
    { is: 'kept', text: '五' },
    { is: 'added', text: '新加' },
    { is: 'kept', text: '六' },
  ]);
});

it('shows nothing of a text that did not change', () => {
  expect(folded({ name: '', paragraphs: compareTexts('一\n二', '一\n\n二') }).paragraphs).toEqual([]);
});
