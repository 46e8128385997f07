import type { Table } from '../article/table.ts';
import { scaleOf } from './chart-scale.ts';
import { known, numbersIn, round, type Shapes, type Word, width, widthOf } from './chart-shapes.ts';

const top = 20;
const bottom = 28;
const plot = 220;
const height = top + plot + bottom;
const share = 0.72;
/** More numbers than these would run into each other; the table has them all. */
const mostNumbers = 14;

/** Standing columns or lines over categories in their order, with the scale at the left. */
export function plotOf(table: Table, form: 'columns' | 'line'): Shapes {
  const numbers = numbersIn(table);
  const { from, to, ticks } = scaleOf(known(numbers));
  const left = Math.max(...ticks.map((tick) => widthOf(tick.label))) + 8;
  const band = (width - left) / table.rows.length;
  const series = Math.max(...numbers.map((row) => row.length));
  const y = (value: number) => top + plot - ((value - from) / (to - from)) * plot;
  const middle = (row: number) => left + band * (row + 0.5);
  const grid = ticks.map((tick) => {
    const at = round(y(tick.value));
    return { x1: left, y1: at, x2: width, y2: at, zero: tick.value === 0 };
  });
  const words: Word[] = ticks.map((tick) => {
    return { x: left - 6, y: round(y(tick.value) + 4), text: tick.label, anchor: 'end', sort: 'tick' };
  });
  // Where names are wider than their place, every second or third of them stands.
  const every = Math.ceil(Math.max(...table.rows.map(([name = '']) => widthOf(name) + 6)) / band);
  table.rows.forEach(([name = ''], row) => {
    if (row % every === 0)
      words.push({ x: round(middle(row)), y: height - 8, text: name, anchor: 'middle', sort: 'label' });
  });
  const typed = (row: number, at: number) => table.rows[row]?.[at + 1] ?? '';
  const fits = known(numbers).length <= mostNumbers;
  const number = (row: number, at: number, x: number, value: number) => {
    if (fits)
      words.push({
        x: round(x),
        y: round(y(Math.max(0, value)) - 6),
        text: typed(row, at),
        anchor: 'middle',
        sort: 'value',
      });
  };
  if (form === 'columns') {
    const thick = (band * share) / series;
    const bars = numbers.flatMap((row, at) =>
      row.flatMap((value, which) => {
        if (value === null) return [];
        const x = middle(at) - (thick * series) / 2 + thick * which;
        number(at, which, x + thick / 2, value);
        const [upper, lower] = [y(Math.max(0, value)), y(Math.min(0, value))];
        return [
          { x: round(x), y: round(upper), width: round(thick - 1), height: round(lower - upper), series: which + 1 },
        ];
      }),
    );
    return { width, height, grid, bars, lines: [], dots: [], words };
  }
  const dots = numbers.flatMap((row, at) =>
    row.flatMap((value, which) => {
      if (value === null) return [];
      number(at, which, middle(at), value);
      return [{ x: round(middle(at)), y: round(y(value)), series: which + 1 }];
    }),
  );
  const lines = Array.from({ length: series }, (_, which) => ({
    points: dots
      .filter((dot) => dot.series === which + 1)
      .map((dot) => `${dot.x},${dot.y}`)
      .join(' '),
    series: which + 1,
  }));
  return { width, height, grid, bars: [], lines, dots, words };
}
