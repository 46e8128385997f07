import Papa from 'papaparse';
import type { FrontMatter } from '../article/front-matter.ts';
import { articleUrl } from './address.ts';
import type { MachineFile } from './machine-files.ts';
import type { SiteView } from './site-view.ts';

/** The table that an article's page shows, head first; null where it shows none of its own. */
function tableOf(front: FrontMatter, labels: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const heads = (type: string, names: readonly string[]) => names.map((name) => labels[type]?.[name] ?? name);
  switch (front.kind) {
    case 'results': {
      const names = ['number', 'result', 'matter', 'applicant', 'accepted', 'finished'] as const;
      return [heads('ResultRow', names), ...front.rows.map((row) => names.map((name) => row[name]))];
    }
    case 'progress': {
      const names = ['number', 'state', 'matter', 'applicant', 'accepted', 'unit'] as const;
      return [heads('ProgressRow', names), ...front.rows.map((row) => names.map((name) => row[name]))];
    }
    case 'roster':
      return [front.columns.map(({ title }) => title), ...front.rows];
    default:
      return null;
  }
}

/**
 * The tables of results, states and names as CSV beside their pages, for the public to take away (A5.3.5): UTF-8 with a mark, so that
 * office programs read Chinese, and no cell that such a program would take for a formula.
 */
export function* rowFiles(
  site: SiteView,
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Iterable<MachineFile> {
  for (const { article } of site.state.shown.values()) {
    const table = article.site === site.id ? tableOf(article.front, labels) : null;
    if (!table) continue;
    const text = Papa.unparse(table, { newline: '\r\n', escapeFormulae: true });
    yield { url: articleUrl(article.id).replace('.html', '.csv'), text: `\uFEFF${text}\r\n` };
  }
}
