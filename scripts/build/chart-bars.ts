import type { Table } from '../article/table.ts';
import { scaleOf } from './chart-scale.ts';
import { known, numbersIn, round, type Shapes, type Word, width, widthOf } from './chart-shapes.ts';

const thick = 15;
const between = 3;
const label = 20;
const apart = 12;
const gap = 6;

/** Lying bars: room for names of any length, which stand above them, and the numbers as they were typed at their ends. */
export function barsOf(table: Table): Shapes {
  const numbers = numbersIn(table);
  const { from, to } = scaleOf(known(numbers));
  const words: Word[] = [];
  const bars: Shapes['bars'] = [];
  const cells = table.rows.flatMap(([, ...rest]) => rest);
  const room = Math.max(...cells.map(widthOf), 0) + gap;
  const left = from < 0 ? room : 0;
  const place = (value: number) => left + ((value - from) / (to - from)) * (width - left - room);
  let y = 0;
  table.rows.forEach(([name = '', ...typed], row) => {
    words.push({ x: 0, y: y + label - gap, text: name, anchor: 'start', sort: 'label' });
    y += label;
    numbers[row]?.forEach((value, at) => {
      if (value !== null) {
        const [start, end] = [place(Math.min(0, value)), place(Math.max(0, value))];
        bars.push({ x: round(start), y, width: round(end - start), height: thick, series: at + 1 });
        const outside =
          value < 0
            ? { x: round(start - gap), anchor: 'end' as const }
            : { x: round(end + gap), anchor: 'start' as const };
        words.push({ ...outside, y: y + thick - 3, text: typed[at] ?? '', sort: 'value' });
      }
      y += thick + between;
    });
    y += apart;
  });
  const height = y - apart;
  const zero = round(place(0));
  return {
    width,
    height,
    grid: [{ x1: zero, y1: 0, x2: zero, y2: height, zero: true }],
    bars,
    lines: [],
    dots: [],
    words,
  };
}
