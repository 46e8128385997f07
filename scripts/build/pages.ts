import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Live } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { articleUrl, fileOf } from './address.ts';
import { writeArticleFiles } from './article-files.ts';
import { sheavesOf } from './article-keys.ts';
import { articlePages } from './article-pages.ts';
import { assetsOf, assetUrls, readAssets, writeAssets } from './assets.ts';
import { nothingBefore } from './before.ts';
import { clockOf } from './clock.ts';
import { isLarge } from './crew.ts';
import { replaceFolder } from './fresh-folder.ts';
import { writeMachineFiles } from './machine-files.ts';
import { movedOf } from './moved.ts';
import { type Output, openOutput } from './output.ts';
import { pageKey } from './page-key.ts';
import { type Before, originalsOnly, readPictures, writePictures } from './pictures.ts';
import { inLots, type Lot, openRenderer, type Page, plainOf, type Renderer, together } from './render.ts';
import { writeServerFiles } from './server-files.ts';
import { siteViewsOf } from './site-views.ts';
import { type Standing, type State, stateAt } from './state.ts';
import { overviews, type Template } from './templates.ts';
import { noTexts, readTexts, showsTexts } from './texts.ts';
import { untilStopped } from './until-stopped.ts';
import { type Views, viewsOf } from './views.ts';

export interface BuildInput {
  live: Live;
  /** RFC 3339: the only time that a build knows. */
  asOf: string;
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

/** Two pages must not want the same file. An article's has its id for a name: no other can want that of it, but a page of no article. */
function eachItsOwn(views: Views, { shown }: State): void {
  const files = new Map<string, string>();
  for (const template of overviews) {
    for (const { file } of views[template]) {
      const [, id = ''] = /\/([a-z0-9]{10})\.html$/.exec(file) ?? [];
      const other = files.get(file) ?? (isPageOf(shown.get(id), file) ? 'an article' : undefined);
      if (other !== undefined) throw new Error(`two pages want ${file}: ${other} and ${template}`);
      files.set(file, template);
    }
  }
}

const articleFile = ({ article }: Standing) => `${article.site}/${fileOf(articleUrl(article.id))}`;
const isPageOf = (standing: Standing | undefined, file: string) =>
  standing !== undefined && articleFile(standing) === file;

/** Every page, whether made now or taken along. */
function* pagesOf(views: Views, { shown }: State): Iterable<BuiltPage> {
  for (const template of overviews) {
    for (const { frame, url, file } of views[template]) yield { site: frame.site.id, template, url, file };
  }
  for (const standing of shown.values()) {
    const { id, site, brief } = standing.article;
    yield { site, template: brief.kind, url: articleUrl(id), file: articleFile(standing) };
  }
}

/** The views of `views` that the release before cannot give. What each page is made of is noted. */
function freshViews(views: Views, program: Digest, output: Output): Views {
  const fresh: Views = { ...views };
  for (const template of overviews) {
    const wanted = views[template].filter((view) => {
      const key = pageKey(template, view, program);
      if (output.take(key)) return false;
      output.wrote(view.file, key);
      return true;
    });
    Object.assign(fresh, { [template]: wanted });
  }
  return fresh;
}

/** The pages of no article, and then those of articles. */
function* everyPage(views: Views, articles: Iterable<Page>): Iterable<Page> {
  for (const template of overviews) for (const view of views[template]) yield [template, plainOf(view)];
  yield* articles;
}

/**
 * Makes the pages of all sites of the group from what the ledger says is live at `asOf`, with their attachments and assets, in `output`.
 * The pages can be gone through once. The files depend on the input and the program (which has this digest) alone, to the byte; what the release
 * before holds of equal keys is taken along. Throws the first that went wrong, soon after it did: what is made beside it is not made to its end, and
 * the renderer is closed.
 */
export async function fillPages(
  input: BuildInput,
  digest: Digest,
  all: Output,
  renderer: Renderer,
): Promise<Iterable<BuiltPage>> {
  const stop = new AbortController();
  const output = untilStopped(all, stop.signal);
  const { folder, count: told } = output;
  try {
    return await fill(input, digest, output, stop, (lots, making) =>
      // Where there is little to make a thread that is not there yet takes longer to start than to do it.
      renderer.render(lots, { folder, beside: renderer.ready || making > together, told }),
    );
  } catch (error) {
    await renderer.close();
    throw error;
  }
}

async function fill(
  { live, asOf, program, mark, before = nothingBefore }: BuildInput,
  digest: Digest,
  output: Output,
  stop: AbortController,
  render: (lots: Iterable<Lot>, making: number) => Promise<void>,
): Promise<Iterable<BuiltPage>> {
  const root = fileURLToPath(program);
  const state = stateAt(live, asOf);
  const common = await readAssets(join(root, 'layouts'));
  const assets = new Map([...live.inForce.sites].map(([id, { site }]) => [id, assetsOf(common, site.colour)] as const));
  const given = (site: string) => ({ assets: assetUrls(assets.get(site) ?? common), mark: mark ?? null });
  const clock = clockOf(live.inForce.group.zone);
  const frames = siteViewsOf(live, state, clock, noTexts, originalsOnly, given);
  const making = new Map<string, Digest>();
  for (const sheaf of sheavesOf(frames, state, digest)) {
    if (output.takeSheaf(sheaf)) continue;
    for (const [id, key] of sheaf.keys()) if (!output.take(key)) making.set(id, key);
  }
  const made = [...making.keys()].flatMap((id) => state.shown.get(id)?.article ?? []);
  const texts = await readTexts(made.filter(showsTexts));
  // The home page shows the picture of its headline, whichever articles are made.
  const headlines = state.newest.filter(
    ({ article: { id, brief } }) => brief.placement === 'headline' && !making.has(id),
  );
  const pictures = await readPictures([...made, ...headlines.map(({ article }) => article)]);
  const sites = new Map([...frames].map(([id, site]) => [id, { ...site, texts, pictures }]));
  const views = viewsOf(sites, state);
  eachItsOwn(views, state);
  const fresh = freshViews(views, digest, output);
  const rendering = render(inLots(everyPage(fresh, articlePages(sites, state, making, output))), making.size);
  rendering.catch((cause) => stop.abort(cause));
  try {
    for (const [site, files] of assets) writeAssets(files, site, output);
    for (const { frame } of views.home) {
      output.write(`${frame.site.id}/banner-now.js`, `window.bannerNow = ${JSON.stringify(frame.banner)};\n`);
    }
    await writeArticleFiles(made, making, output);
    await writePictures(made, pictures, making, output, before);
    writeMachineFiles(sites.values(), views, making, output, digest);
    if (mark === undefined) writeServerFiles([...sites.keys()], movedOf(live, state), output);
  } catch (cause) {
    // No further lot of pages is begun.
    stop.abort(cause);
    throw cause;
  } finally {
    await rendering;
  }
  return pagesOf(views, state);
}

/** The same in a folder that takes the place of `output` at once; nothing is taken along. */
export async function buildPages({ output, ...input }: BuildInput & { output: string }): Promise<BuiltPage[]> {
  const renderer = openRenderer(fileURLToPath(input.program), { early: isLarge(input.live.articles.length) });
  try {
    return await replaceFolder(output, async (fresh) => [...(await fillPages(input, '', openOutput(fresh), renderer))]);
  } finally {
    await renderer.close();
  }
}
