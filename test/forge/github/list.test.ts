import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/forge/ask.ts';
import { list } from '../../../scripts/forge/github/list.ts';

const route = 'GET /repos/{owner}/{repo}/pulls/1/reviews';

/** A forge that gives `rows` by pages; `links` says whether it names the next page, `cut` which page comes empty. */
function forgeWith(rows: readonly number[], { links = true, cut = Number.POSITIVE_INFINITY } = {}): Ask {
  return async (endpoint, params = {}) => {
    const [page, size] = [Number(params.page), Number(params.per_page)];
    const next = page * size < rows.length && links;
    return {
      endpoint,
      status: 200,
      headers: next ? { link: `<https://api.github.com/x?page=${page + 1}>; rel="next"` } : {},
      data: page >= cut ? [] : rows.slice((page - 1) * size, page * size),
    };
  };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a list of GitHub', () => {
  it('is whole, with the forge’s links and without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 450 }), fc.boolean(), async (count, links) => {
        const { rows } = await list(forgeWith(upTo(count), { links }), route, {});
        expect(rows).toEqual(upTo(count));
      }),
      {
        examples: [
          [100, false],
          [200, true],
          [0, true],
        ],
      },
    );
  });

  it('whose promised page is empty is an error (attacks 21)', async () => {
    await expect(list(forgeWith(upTo(250), { cut: 2 }), route, {})).rejects.toMatchObject({
      said: { key: 'forge-incomplete', params: { got: 100 } },
    });
  });

  it('that is no list is an error', async () => {
    const ask: Ask = async (endpoint) => ({ endpoint, status: 200, headers: {}, data: { message: 'hello' } });
    await expect(list(ask, route, {})).rejects.toMatchObject({ said: { key: 'forge-not-understood' } });
  });

  it('without end is an error (attacks 31)', async () => {
    const ask: Ask = async (endpoint) => ({ endpoint, status: 200, headers: {}, data: upTo(100) });
    await expect(list(ask, route, {})).rejects.toMatchObject({ said: { key: 'forge-endless' } });
  });

  it('ends early where enough is known', async () => {
    const { rows } = await list(forgeWith(upTo(450)), route, {}, (page) => page.includes(150));
    expect(rows).toHaveLength(200);
  });
});
