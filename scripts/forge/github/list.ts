import type { Answer, Ask } from '../ask.ts';
import type { Endpoint } from '../forge-error.ts';
import { incomplete, notTooMany, rowsOf } from '../rows.ts';

const size = 100;

/**
 * All entries of a list, page by page: as long as the forge names a next page, or a page is full though it names none (a proxy may
 * drop the header). A page that was promised and is empty is an error. `enough` may end it early, on the entries of a page.
 */
export async function list(
  ask: Ask,
  route: Endpoint,
  params: Readonly<Record<string, unknown>>,
  enough: (rows: readonly unknown[]) => boolean = () => false,
): Promise<{ answer: Answer; rows: unknown[] }> {
  const rows: unknown[] = [];
  for (let page = 1, promised = false; ; page++) {
    const answer = await ask(route, { ...params, per_page: size, page });
    const more = rowsOf(answer);
    if (promised && more.length === 0) throw incomplete(answer, `${rows.length}+`, rows.length);
    rows.push(...more);
    notTooMany(answer, rows.length);
    promised = /\brel="?next"?/.test(String(answer.headers.link ?? ''));
    if (enough(more) || (!promised && more.length < size)) return { answer, rows };
  }
}
