import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/forge/ask.ts';
import { list } from '../../../scripts/forge/gitea/list.ts';

const route = 'GET /repos/{owner}/{repo}/pulls/1/reviews';
interface Behaviour {
  /** Most entries a page, as the administrator set it. */
  most?: number;
  /** Whether X-Total-Count is sent. */
  totals?: boolean;
  /** The first page that comes empty. */
  cut?: number;
  /** Entries that are counted and not shown. */
  hidden?: readonly number[];
  /** Lists that know no pages answer every page with the whole. */
  unpaged?: boolean;
  /** The total that page 2 and later tell of. */
  later?: number;
}

function forgeWith(
  all: readonly number[],
  { most = 50, totals = true, cut = Number.POSITIVE_INFINITY, hidden = [], unpaged = false, later }: Behaviour = {},
): Ask {
  return async (endpoint, params = {}) => {
    if (endpoint === 'GET /settings/api')
      return { endpoint, status: 200, headers: {}, data: { max_response_items: most } };
    const page = Number(params.page);
    const size = Math.min(Number(params.limit), most);
    const part = unpaged ? all : all.slice((page - 1) * size, page * size);
    const total = page > 1 && later !== undefined ? later : all.length;
    return {
      endpoint,
      status: 200,
      headers: totals ? { 'x-total-count': String(total) } : {},
      data: page >= cut ? [] : part.filter((row) => !hidden.includes(row)).map((id) => ({ id })),
    };
  };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const ids = (rows: readonly unknown[]) => rows.map((row) => (row as { id: number }).id);

describe('a list of Gitea or Forgejo', () => {
  it('is whole, whatever the page holds and whether the total is told or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 230 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        async (count, most, totals) => {
          const { rows } = await list(forgeWith(upTo(count), { most, totals }), route, {});
          expect(ids(rows)).toEqual(upTo(count));
        },
      ),
      {
        examples: [
          [100, 50, true],
          [100, 50, false],
          [51, 10, true],
        ],
      },
    );
  });

  it('that knows no pages is read once', async () => {
    for (const totals of [true, false]) {
      const { rows } = await list(forgeWith(upTo(120), { unpaged: true, totals }), route, {});
      expect(ids(rows)).toEqual(upTo(120));
    }
  });

  it('that breaks off after a page is an error (attacks 21)', async () => {
    for (const hides of [false, true])
      await expect(list(forgeWith(upTo(120), { cut: 2 }), route, {}, { hides })).rejects.toMatchObject({
        said: { key: 'forge-incomplete', params: { wanted: 120, got: 50 } },
      });
  });

  it('whose total changes while it is read is an error: an entry may have slipped between two pages', async () => {
    await expect(list(forgeWith(upTo(120), { later: 119 }), route, {})).rejects.toMatchObject({
      said: { key: 'forge-incomplete' },
    });
  });

  it('that shows fewer than it counts is an error, but for lists that hide some', async () => {
    const ask = forgeWith(upTo(120), { hidden: [3, 77] });
    await expect(list(ask, route, {})).rejects.toMatchObject({
      said: { key: 'forge-incomplete', params: { wanted: 120, got: 118 } },
    });
    const { rows } = await list(ask, route, {}, { hides: true });
    expect(ids(rows)).toEqual(upTo(120).filter((id) => id !== 3 && id !== 77));
  });

  it('that hides a whole page cannot be told from one that breaks off, and is an error', async () => {
    const hidden = upTo(60).slice(50);
    await expect(list(forgeWith(upTo(60), { hidden }), route, {}, { hides: true })).rejects.toMatchObject({
      said: { key: 'forge-incomplete' },
    });
  });

  it('with more entries than its total is an error', async () => {
    const ask: Ask = async (endpoint) => ({
      endpoint,
      status: 200,
      headers: { 'x-total-count': '1' },
      data: [{ id: 1 }, { id: 2 }],
    });
    await expect(list(ask, route, {})).rejects.toMatchObject({ said: { key: 'forge-incomplete' } });
  });
});
