import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/forge/ask.ts';
import { retargeted } from '../../../scripts/forge/gitea/retargeted.ts';

const at = (minute: number) => `2026-03-04T09:${String(minute % 60).padStart(2, '0')}:00Z`;
type Kind = 'change_target_branch' | 'merge_pull' | 'review' | 'hidden' | 'broken';

/** A timeline that takes hidden rows off a page after it was cut; `whole` gives all of it to who names no page, as Forgejo does. */
function forgeWith(kinds: readonly Kind[], { whole = false, most = 50 } = {}): { ask: Ask; pages: unknown[] } {
  const pages: unknown[] = [];
  const rows = kinds.map((type, index) => (type === 'broken' ? null : { id: index, type, created_at: at(index) }));
  const ask: Ask = async (endpoint, params = {}) => {
    pages.push(params.page ?? null);
    const page = Number(params.page ?? 1);
    const size = Math.min(Number(params.limit), most);
    const part = whole && params.page === undefined ? rows : rows.slice((page - 1) * size, page * size);
    const left = part.filter((row) => row?.type !== 'hidden');
    const headers = { 'x-total-count': String(left.length) };
    return { endpoint, status: 200, headers, data: left.length === 0 ? null : left };
  };
  return { ask, pages };
}
const hidden = (count: number): Kind[] => Array.from({ length: count }, () => 'hidden');
const reviews = (count: number): Kind[] => Array.from({ length: count }, () => 'review');

describe('when a pull request of Gitea or Forgejo was last turned', () => {
  it('is never, where it was not', async () => {
    for (const whole of [true, false]) {
      expect(await retargeted(forgeWith([], { whole }).ask, 1, false)).toBeNull();
      expect(await retargeted(forgeWith(['review'], { whole }).ask, 1, false)).toBeNull();
      expect(await retargeted(forgeWith(['review', 'merge_pull'], { whole }).ask, 1, true)).toBeNull();
    }
  });

  it('is the newest of several times', async () => {
    for (const whole of [true, false]) {
      const { ask } = forgeWith(['change_target_branch', 'review', 'change_target_branch', 'review'], { whole });
      expect(await retargeted(ask, 1, false)).toMatchObject({ at: at(2) });
    }
  });

  it('is found behind pages of what is hidden, however many, once it is merged', async () => {
    const kinds: Kind[] = ['review', ...hidden(1_000), 'change_target_branch', ...hidden(300), 'merge_pull'];
    expect(await retargeted(forgeWith(kinds).ask, 1, true)).toMatchObject({ at: at(1_001) });
    expect(await retargeted(forgeWith(kinds, { most: 7 }).ask, 1, true)).toMatchObject({ at: at(1_001) });
  });

  it('is found on a forge that gives all of an open one at once, though pages of it hold nothing', async () => {
    const kinds: Kind[] = ['review', ...hidden(200), 'change_target_branch'];
    expect(await retargeted(forgeWith(kinds, { whole: true }).ask, 1, false)).toMatchObject({ at: at(201) });
    const many = forgeWith([...reviews(120), 'change_target_branch'], { whole: true });
    expect(await retargeted(many.ask, 1, false)).not.toBeNull();
    expect(many.pages).toEqual([null]);
  });

  it('is found on the last of many pages', async () => {
    const { ask, pages } = forgeWith([...reviews(120), 'change_target_branch']);
    expect(await retargeted(ask, 1, false)).not.toBeNull();
    expect(pages).toEqual([null, 2, 3, 4]);
  });

  it('is an error of a merged one whose timeline does not tell of the merge (attacks 21)', async () => {
    for (const whole of [true, false])
      await expect(retargeted(forgeWith(reviews(60), { whole }).ask, 1, true)).rejects.toMatchObject({
        said: { key: 'forge-incomplete' },
      });
  });

  it('is an error where a row is not understood: it might have been the one', async () => {
    await expect(retargeted(forgeWith(['review', 'broken']).ask, 1, false)).rejects.toMatchObject({
      said: { key: 'forge-not-understood' },
    });
  });

  it('is an error where the answer is no list, or one without end', async () => {
    const answering =
      (data: unknown): Ask =>
      async (endpoint) => ({ endpoint, status: 200, headers: {}, data });
    await expect(retargeted(answering({ message: 'hello' }), 1, false)).rejects.toMatchObject({
      said: { key: 'forge-not-understood' },
    });
    const row = { id: 1, type: 'review', created_at: at(1) };
    await expect(retargeted(answering([row]), 1, false)).rejects.toMatchObject({ said: { key: 'forge-incomplete' } });
  });
});
