import { type Table, tableOf } from '../article/table.ts';
import type { LiveText } from '../ledger/live-article.ts';
import type { Chart } from '../site/types.gen.ts';
import { besidePage } from './attachments.ts';
import { barsOf } from './chart-bars.ts';
import { plotOf } from './chart-plot.ts';
import type { Shapes } from './chart-shapes.ts';
import type { Texts } from './texts.ts';

/** A chart as its page draws it, and the same numbers as a table. */
export interface ChartView extends Omit<Chart, 'file'> {
  shapes: Shapes;
  /** Names of the series, where there are several to tell apart. */
  legend: string[];
  table: Table;
  /** Address of the CSV, relative to the page. */
  url: string;
}

/** The charts that an article names, drawn from its own files. A file without a row of numbers makes none. */
export function chartsOf(article: LiveText, charts: readonly Chart[], texts: Texts): ChartView[] {
  return charts.flatMap(({ file, ...chart }) => {
    const table = tableOf(texts(article, file) ?? '');
    if (table.rows.length === 0 || table.names.length < 2) return [];
    const shapes = chart.form === 'bars' ? barsOf(table) : plotOf(table, chart.form);
    const legend = table.names.length > 2 ? table.names.slice(1) : [];
    return [{ ...chart, shapes, legend, table, url: besidePage(article.id, file) }];
  });
}
