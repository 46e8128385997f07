import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleView } from '../../scripts/build/article-view.ts';
import { assetsOf, assetUrls, readAssets } from '../../scripts/build/assets.ts';
import { clockOf } from '../../scripts/build/clock.ts';
import { originalsOnly } from '../../scripts/build/pictures.ts';
import { type Lot, openRenderer, plainOf, renderPages } from '../../scripts/build/render.ts';
import { siteViewsOf } from '../../scripts/build/site-views.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { noTexts } from '../../scripts/build/texts.ts';
import { viewsOf } from '../../scripts/build/views.ts';
import { filesOf } from './built.ts';
import { file, live, noon, program, text } from './given.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qianfa-threads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const root = fileURLToPath(program);
const given = live([
  text('aaaaaaaaa1', { body: '见[附件](a.pdf)和[决定](id:aaaaaaaaa2)。\n', files: [file('a.pdf', 'pdf')] }),
  text('aaaaaaaaa2', { ordinal: 2, front: { kind: 'document', effective_until: '2026-06-01' } }),
  text('aaaaaaaaa3', { ordinal: 3, body: '第三篇。\n' }),
  text('aaaaaaaaa4', { ordinal: 4, body: '**第四篇**。\n' }),
]);
const state = stateAt(given, noon);
const common = await readAssets(join(root, 'layouts'));
const sites = siteViewsOf(given, state, clockOf('Asia/Shanghai'), noTexts, originalsOnly, () => ({
  assets: assetUrls(assetsOf(common, undefined)),
  mark: null,
}));

/** The pages of no article, and each article as a lot of its own. */
const lots = (): Lot[] => [
  Object.fromEntries(Object.entries(viewsOf(sites, state)).map(([name, views]) => [name, views.map(plainOf)])),
  ...[...state.shown.values()].flatMap((standing) => {
    const site = sites.get(standing.article.site);
    return site ? [{ [standing.article.front.kind]: [articleView(site, standing)] }] : [];
  }),
];

describe('pages made on threads', () => {
  it('are the same to the byte on any number of them, and on none', async () => {
    const made = [];
    for (const threads of [0, 1, 3]) {
      const output = join(folder, `${threads}`);
      await renderPages(root, lots(), output, threads);
      made.push(await filesOf(output));
    }
    expect(made[0]?.size).toBeGreaterThan(lots().length);
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });

  it('fail with the reason when one cannot be made, whichever lot it is in', async () => {
    const [overview = {}, ...articles] = lots();
    const [home] = overview.home ?? [];
    if (!home) throw new Error('no home page');
    const broken = { column: [home] };
    await expect(renderPages(root, [...articles, broken], folder, 2)).rejects.toThrow(
      /pages could not be made: .*column/s,
    );
    await expect(renderPages(root, [broken, ...articles], folder, 2)).rejects.toThrow(
      /pages could not be made: .*column/s,
    );
  });

  it('fail where the threads are closed meanwhile: none is left out in silence', async () => {
    const renderer = openRenderer(root, { most: 1, early: true });
    const rendering = renderer.render(lots(), { folder, beside: true, told: () => undefined });
    await Promise.all([expect(rendering).rejects.toThrow('a thread that makes pages ended'), renderer.close()]);
  });

  it('fail without .eleventy.ts as they do without threads', async () => {
    await expect(renderPages(folder, lots(), folder, 1)).rejects.toThrow();
    await expect(renderPages(folder, lots(), folder, 0)).rejects.toThrow();
  });
});
