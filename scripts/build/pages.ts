import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Live } from '../ledger/live-article.ts';
import { writeArticleFiles } from './article-files.ts';
import { assetsOf, assetUrls, readAssets, writeAssets } from './assets.ts';
import { nothingBefore } from './before.ts';
import { clockOf } from './clock.ts';
import { replaceFolder } from './fresh-folder.ts';
import { writeMachineFiles } from './machine-files.ts';
import { movedOf } from './moved.ts';
import { type Before, readPictures, writePictures } from './pictures.ts';
import { writeQrCodes } from './qr-code.ts';
import { renderPages } from './render.ts';
import { writeServerFiles } from './server-files.ts';
import { siteViewsOf } from './site-views.ts';
import { stateAt } from './state.ts';
import { type Template, templates } from './templates.ts';
import { readTexts, showsTexts } from './texts.ts';
import type { PageView } from './view.ts';
import { type Views, viewsOf } from './views.ts';

export interface BuildInput {
  live: Live;
  /** RFC 3339: the only time that a build knows. */
  asOf: string;
  /** Folder that is replaced as a whole; each site gets a folder of its own in it. */
  output: string;
  /** URL of the program's folder, with .eleventy.ts and layouts/. */
  program: URL;
  /** Every page says 待审预览·不得外传 and asks not to be indexed. */
  mark?: 'preview';
  /** Pictures that the release before has in their smaller sizes. */
  before?: Before;
}

/** A page that was written: its address on its site and its file below the output folder. */
export interface BuiltPage {
  site: string;
  template: Template;
  url: string;
  file: string;
}

function pagesOf(views: Views): BuiltPage[] {
  const files = new Map<string, BuiltPage>();
  const add =
    (template: Template) =>
    ({ frame, url, file }: PageView) => {
      const page = { site: frame.site.id, template, url, file };
      const other = files.get(file);
      if (other) throw new Error(`two pages want ${file}: ${other.template} and ${template}`);
      files.set(file, page);
    };
  for (const template of templates) for (const view of views[template] ?? []) add(template)(view);
  return [...files.values()];
}

/**
 * Makes the pages of all sites of the group from what the ledger says is live at `asOf`, with their attachments and assets, and puts
 * them in the place of `output` at once. The files depend on the input and the program alone, to the byte.
 */
export async function buildPages({
  live,
  asOf,
  output,
  program,
  mark,
  before = nothingBefore,
}: BuildInput): Promise<BuiltPage[]> {
  const root = fileURLToPath(program);
  const state = stateAt(live, asOf);
  const clock = clockOf(live.inForce.group.zone);
  const common = await readAssets(join(root, 'layouts'));
  const assets = new Map([...live.inForce.sites].map(([id, { site }]) => [id, assetsOf(common, site.colour)] as const));
  const texts = await readTexts(state, showsTexts);
  const pictures = await readPictures(state);
  const sites = siteViewsOf(live, state, clock, texts, pictures, (site) => ({
    assets: assetUrls(assets.get(site) ?? common),
    mark: mark ?? null,
  }));
  const views = viewsOf(sites, state);
  const pages = pagesOf(views);
  await replaceFolder(output, async (fresh) => {
    await renderPages(root, views, fresh);
    for (const [site, own] of assets) await writeAssets(own, join(fresh, site));
    for (const { frame } of views.home) {
      await mkdir(join(fresh, frame.site.id), { recursive: true });
      await writeFile(join(fresh, frame.site.id, 'banner.json'), `${JSON.stringify({ banner: frame.banner })}\n`);
    }
    await writeArticleFiles(state, fresh);
    await writePictures(state, pictures, fresh, before);
    await writeQrCodes(views, fresh);
    await writeMachineFiles(sites.values(), views, fresh);
    if (mark === undefined) await writeServerFiles([...sites.keys()], movedOf(live, state), fresh);
  });
  return pages;
}
