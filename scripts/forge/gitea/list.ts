import type { Answer, Ask } from '../ask.ts';
import type { Endpoint } from '../forge-error.ts';
import { incomplete, notTooMany, rowsOf } from '../rows.ts';

/** Gitea and Forgejo give no more than 50 entries a page, and fewer where their administrator says so. */
const size = 50;

/**
 * All entries of a list. Gitea and Forgejo say in X-Total-Count how many there are; some of their lists know no pages and answer every
 * page with the whole. So pages are read until that many different entries came; a total that changes meanwhile, an empty page before
 * it is reached, or more than it are errors. Where a proxy dropped the header, pages are read until one brings nothing new.
 *
 * `hides`: the forge counts entries that it does not show (the reviews that others have not sent yet). Then a page may be short, but
 * none may be empty that the total promises. `enough` may end it early, on the entries of a page.
 */
export async function list(
  ask: Ask,
  route: Endpoint,
  params: Readonly<Record<string, unknown>>,
  { hides = false, enough = () => false }: { hides?: boolean; enough?: (rows: readonly unknown[]) => boolean } = {},
): Promise<{ answer: Answer; rows: unknown[] }> {
  const rows = new Map<string, unknown>();
  let first: number | null = null;
  for (let page = 1; ; page++) {
    const answer = await ask(route, { ...params, limit: size, page });
    const more = rowsOf(answer);
    const total = totalOf(answer);
    if (page === 1) first = total;
    const before = rows.size;
    for (const row of more) rows.set(JSON.stringify(row), row);
    notTooMany(answer, rows.size);
    const whole = { answer, rows: [...rows.values()] };
    if (total !== first || (total !== null && rows.size > total)) throw incomplete(answer, first ?? '—', rows.size);
    if (enough(more) || rows.size === total) return whole;
    if (rows.size > before) continue;
    if (total === null || (hides && (page - 1) * (await pageSize(ask)) >= total)) return whole;
    throw incomplete(answer, total, rows.size);
  }
}

function totalOf({ headers }: Answer): number | null {
  const total = headers['x-total-count'];
  return total !== undefined && /^\d+$/.test(String(total)) ? Number(total) : null;
}

/** How many entries this forge gives a page: what its administrator set, where that is less than we ask for. */
async function pageSize(ask: Ask): Promise<number> {
  const { data } = await ask('GET /settings/api');
  const most: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'max_response_items') : undefined;
  return typeof most === 'number' && most > 0 ? Math.min(size, most) : size;
}
