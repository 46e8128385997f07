import type { FrontMatter } from '../article/front-matter.ts';
import type { Digest } from '../site/types.gen.ts';
import { articleUrl } from './address.ts';
import { csvOf } from './duties-view.ts';
import type { MachineFile } from './machine-files.ts';
import type { SiteView } from './site-view.ts';

/** What fields are called, by type and field (labels.ts). */
type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The table that an article's page shows; null where it shows none of its own. */
function tableOf(front: FrontMatter, labels: Labels): Parameters<typeof csvOf>[0] | null {
  const heads = (type: string, names: readonly string[]) => names.map((name) => labels[type]?.[name] ?? name);
  switch (front.kind) {
    case 'results': {
      const names = ['number', 'result', 'matter', 'applicant', 'accepted', 'finished'] as const;
      return { titles: heads('ResultRow', names), rows: front.rows.map((row) => names.map((name) => row[name])) };
    }
    case 'progress': {
      const names = ['number', 'state', 'matter', 'applicant', 'accepted', 'unit'] as const;
      return { titles: heads('ProgressRow', names), rows: front.rows.map((row) => names.map((name) => row[name])) };
    }
    case 'roster':
      return { titles: front.columns.map(({ title }) => title), rows: front.rows.map((row) => row.map(String)) };
    default:
      return null;
  }
}

/** The tables of results, states and names as CSV beside the pages that are made, for the public to take away (A5.3.5). */
export function* rowFiles(site: SiteView, labels: Labels, making: ReadonlyMap<string, Digest>): Iterable<MachineFile> {
  for (const [id, key] of making) {
    const article = site.state.shown.get(id)?.article;
    if (article?.site !== site.id) continue;
    const table = tableOf(article.front, labels);
    if (table) yield { url: articleUrl(article.id).replace('.html', '.csv'), text: csvOf(table), key, ofArticle: true };
  }
}
