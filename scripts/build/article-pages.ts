import type { Digest } from '../site/types.gen.ts';
import { fileOf } from './address.ts';
import { articleApiFiles } from './api.ts';
import { type ApiView, apiView } from './api-items.ts';
import { articleView } from './article-view.ts';
import type { Output } from './output.ts';
import { codeFileOf } from './qr-code.ts';
import type { Page } from './render.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, State } from './state.ts';

/** What programs read of an article. */
function writeApi(view: ApiView, standing: Standing, key: Digest, output: Output): void {
  for (const { url, text } of articleApiFiles(view, standing)) {
    output.write(`${view.site.id}/${fileOf(url)}`, text, key);
  }
}

/**
 * The pages of the articles that are made, each when it is asked for; its files for machines are written then too, since they say the same
 * text. What each page is made of is noted.
 */
export function* articlePages(
  sites: ReadonlyMap<string, SiteView>,
  { shown }: State,
  making: ReadonlyMap<string, Digest>,
  output: Output,
): Iterable<Page> {
  const apis = new Map([...sites].map(([id, site]) => [id, apiView(site)]));
  for (const [id, key] of making) {
    const standing = shown.get(id);
    const view = apis.get(standing?.article.site ?? '');
    if (!standing || !view) continue;
    const page = articleView(view.site, standing);
    output.wrote(page.file, key);
    if (page.qrCode !== null) output.wrote(codeFileOf(page.file), key);
    if (view.site.frame.mark !== 'preview') writeApi(view, standing, key, output);
    yield [page.kind, page];
  }
}
