import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourSheet } from '../../scripts/build/colour.ts';

const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = parts(hex).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const named = (sheet: string, name: string) =>
  [...sheet.matchAll(new RegExp(`--${name}:(#[0-9a-f]{6})`, 'g'))].map(([, hex = '']) => hex);

describe('the main colour of a site', () => {
  it('stays as it is when it can be read', () => expect(named(colourSheet('#1F5FA8'), 'main')[0]).toBe('#1f5fa8'));

  it('can be read by day and by night, whatever colour the site chose (4.5:1)', () => {
    const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colours, (colour) => {
        const sheet = colourSheet(colour);
        const [day = '', night = ''] = named(sheet, 'main');
        const [soft = '', darkSoft = ''] = named(sheet, 'main-soft');
        const [band = '', darkBand = ''] = named(sheet, 'band');
        for (const paper of ['#ffffff', '#f7f7f5', soft]) expect(contrast(day, paper)).toBeGreaterThan(4.5);
        for (const paper of ['#15181c', '#101316', darkSoft]) expect(contrast(night, paper)).toBeGreaterThan(4.5);
        expect(contrast('#ffffff', band)).toBeGreaterThan(4.5);
        expect(contrast('#f2f4f6', darkBand)).toBeGreaterThan(4.5);
      }),
    );
  });
});
