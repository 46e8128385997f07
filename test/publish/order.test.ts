import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { objectTarget } from '../../scripts/publish/object-target.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { made } from './made.ts';
import { memoryStorage } from './memory-storage.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

const ids = ['ab1', 'cd1', 'ef1', 'gh1'] as const;
/** A site: which articles there are, to which of each other they link, how many lists name them, and which style they wear. */
const site = fc.record({
  articles: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
  links: fc.dictionary(fc.constantFrom(...ids), fc.uniqueArray(fc.constantFrom(...ids))),
  lists: fc.integer({ min: 1, max: 3 }),
  style: fc.integer({ min: 1, max: 2 }),
});
type Site = typeof site extends fc.Arbitrary<infer S> ? S : never;

const addressOf = (id: string) => `/${id.slice(0, 2)}/${id}.html`;
const page = (...to: string[]) => to.map((url) => `<a href="${url}">·</a>`).join('');

function filesOf({ articles, links, lists, style }: Site): Record<string, string> {
  const css = `/assets/site-${style}.css`;
  const numbers = Array.from({ length: lists }, (_, at) => at + 1);
  return {
    'main/index.html': page(css, '/list/', ...articles.map(addressOf)),
    'main/list/index.html': page(css, ...numbers.map((n) => `/list/${n}.html`)),
    ...Object.fromEntries(
      numbers.map((n) => [
        `main/list/${n}.html`,
        page(css, ...articles.filter((_, at) => at % lists === n - 1).map(addressOf)),
      ]),
    ),
    ...Object.fromEntries(
      articles.map((id) => {
        const others = (links[id] ?? []).filter((other) => articles.includes(other));
        return [`main${addressOf(id)}`, page(css, `/${id.slice(0, 2)}/${id}/a.txt`, ...others.map(addressOf))];
      }),
    ),
    ...Object.fromEntries(articles.map((id) => [`main/${id.slice(0, 2)}/${id}/a.txt`, `${id} ${style}`])),
    [`main${css}`]: `a{order:${style}}`,
  };
}

/** What readers who come to the home page can click, and does not open. */
function dead(there: ReadonlyMap<string, string>): string[] {
  const seen = ['main/index.html'].filter((path) => there.has(path));
  const found: string[] = [];
  for (const path of seen)
    for (const [, url = ''] of there.get(path)?.matchAll(/href="([^"]+)"/g) ?? []) {
      const to = `main${url.replace(/\/$/, '/index.html')}`;
      if (!there.has(to)) found.push(to);
      else if (!seen.includes(to)) seen.push(to);
    }
  return found;
}

it('59 · whatever changes, and wherever it is broken off: no dead link but to what was taken down; the next run finishes', async () => {
  let numbers = 0;
  await fc.assert(
    fc.asyncProperty(site, site, fc.nat(25), async (before, after, step) => {
      const gone = before.articles.filter((id) => !after.articles.includes(id)).map((id) => `main/${id.slice(0, 2)}/`);
      // Lists that shrank may have named what was taken down, and go with it.
      const allowed = gone.length > 0 ? [...gone, 'main/list/'] : [];
      let left: number | null = null;
      const storage = memoryStorage((change) => {
        if (left === null || change.includes('.publishing/')) return;
        for (const link of dead(storage.texts()))
          expect(
            allowed.some((start) => link.startsWith(start)),
            link,
          ).toBe(true);
        left -= 1;
        if (left < 0) throw new Error('killed');
      });
      const publisher = async () => ({ machine: null, pid: 1 });
      const target = objectTarget({ storage, prefix: '', place: 'order', publisher, lease: 60_000 });
      numbers += 2;
      const [old, next] = [
        await made(folder, numbers, filesOf(before)),
        await made(folder, numbers + 1, filesOf(after)),
      ];
      await target.bring(old, await target.seen());
      left = step;
      await target.bring(next, await target.seen()).catch((error: Error) => expect(error.message).toBe('killed'));
      left = Number.POSITIVE_INFINITY;
      await target.bring(next, await target.seen());
      const texts = [...storage.texts()].filter(([path]) => path.startsWith('main/'));
      expect(new Map(texts)).toEqual(new Map(Object.entries(filesOf(after))));
    }),
    { numRuns: 50 },
  );
});
