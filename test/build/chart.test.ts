import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../scripts/article/table.ts';
import { barsOf } from '../../scripts/build/chart-bars.ts';
import { plotOf } from '../../scripts/build/chart-plot.ts';
import { scaleOf } from '../../scripts/build/chart-scale.ts';
import { widthOf } from '../../scripts/build/chart-shapes.ts';
import { build } from './built.ts';
import { file, live, text } from './given.ts';

const money = '项目,计划,完成\n供水,120,60\n道路,-30,\n学校,90,90.5\n';

describe('the scale of a chart', () => {
  it('has zero and round steps', () => {
    expect(scaleOf([3, 97]).ticks.map(({ label }) => label)).toEqual(['0', '25', '50', '75', '100']);
    expect(scaleOf([0.1, 0.3]).ticks.map(({ label }) => label)).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(scaleOf([-4, 8]).ticks.map(({ label }) => label)).toEqual(['-5', '0', '5', '10']);
  });

  it('of nothing but zero can still be drawn', () => {
    const { from, to } = scaleOf([0]);
    expect(to).toBeGreaterThan(from);
  });

  it('spans every value', () => {
    const value = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const { from, to, ticks } = scaleOf(values);
        for (const each of values) expect(each >= from && each <= to).toBe(true);
        expect(ticks.length).toBeLessThan(12);
      }),
    );
  });
});

describe.each([
  ['bars', barsOf],
  ['columns', (table: ReturnType<typeof tableOf>) => plotOf(table, 'columns')],
  ['line', (table: ReturnType<typeof tableOf>) => plotOf(table, 'line')],
] as const)('%s', (form, draw) => {
  it('are as long as their numbers, and leave out an empty cell', () => {
    const { bars, dots } = draw(tableOf(money));
    expect(form === 'line' ? dots : bars).toHaveLength(5);
    if (form === 'line') return;
    const long = bars.map((bar) => (form === 'bars' ? bar.width : bar.height));
    expect((long[0] ?? 0) / (long[1] ?? 1)).toBeCloseTo(2, 1);
    expect((long[0] ?? 0) / (long[2] ?? 1)).toBeCloseTo(4, 1);
  });

  it('stay inside the picture with every word, whatever the numbers', () => {
    const cell = fc.oneof(fc.integer({ min: -99999, max: 99999 }).map(String), fc.constant(''));
    const row = fc.tuple(fc.constantFrom('甲', '城关镇', '第一季度'), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const shapes = draw(tableOf(`名称,一,二\n${rows.map((each) => each.join(',')).join('\n')}\n`));
        for (const { x, y, width, height } of shapes.bars) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(shapes.width + 0.1);
          expect(y + height).toBeLessThanOrEqual(shapes.height + 0.1);
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(0);
        }
        for (const { x, y, text: words, anchor } of shapes.words.filter(
          ({ sort }) => sort === 'value' && form === 'bars',
        )) {
          const start = anchor === 'start' ? x : x - widthOf(words);
          expect(start).toBeGreaterThanOrEqual(-1);
          expect(start + widthOf(words)).toBeLessThanOrEqual(shapes.width + 1);
          expect(y).toBeLessThanOrEqual(shapes.height);
        }
      }),
    );
  });

  it('write numbers as they were typed', () => {
    const words = draw(tableOf('年,数\n2025,"1,200"\n2026,300.0\n')).words.map((word) => word.text);
    expect(words).toEqual(expect.arrayContaining(['1,200', '300.0']));
  });
});

describe('an interpretation as a chart', () => {
  const page = '/aa/aaaaaaaaa2.html';
  const explained = (change: object = {}) =>
    text('aaaaaaaaa2', {
      front: {
        kind: 'interpretation',
        interprets: ['aaaaaaaaa1'],
        charts: [{ file: '资金.csv', title: '资金安排', form: 'bars', unit: '万元', ...change }],
      },
      files: [file('资金.csv', money)],
    });

  it('[E20] shows a picture with a name and the same numbers as a table', async () => {
    const html = (await build(live([text('aaaaaaaaa1', { front: { kind: 'document' } }), explained()]))).html(page);
    expect(html).toMatch(/<svg class="chart-picture"[^>]*role="img" aria-label="资金安排，数据见下表"/);
    expect(html).toContain('<th scope="row">供水</th><td class="right">120</td><td class="right">60</td>');
    expect(html).toContain('单位：万元');
    expect(html).not.toMatch(/ style=|<style/);
  });

  it('draws the same twice, to the byte', async () => {
    const [one, two] = await Promise.all([build(live([explained()])), build(live([explained()]))]);
    expect(one.html(page)).toBe(two.html(page));
  });

  it('shows no picture without numbers', async () => {
    expect((await build(live([explained({ file: '没有.csv' })]))).html(page)).not.toContain('chart-picture');
  });
});
