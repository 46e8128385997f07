import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Live } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { fileOf } from './address.ts';
import { writeArticleFiles } from './article-files.ts';
import { assetsOf, assetUrls, readAssets, writeAssets } from './assets.ts';
import { clockOf } from './clock.ts';
import type { Changes } from './copy-changes.ts';
import { folded } from './copy-folded.ts';
import { bytes } from './filters/bytes.ts';
import { fill } from './filters/fill.ts';
import { openOutput } from './output.ts';
import { originalsOnly } from './pictures.ts';
import { renderPages } from './render.ts';
import { selfContained } from './self-contained.ts';
import { siteViewsOf } from './site-views.ts';
import { stateAt } from './state.ts';
import { readTexts, showsTexts } from './texts.ts';
import type { PageView } from './view.ts';
import { articleViews, viewsOf } from './views.ts';

/** What one reading copy is about. */
export interface CopySubject {
  path: string;
  /** Id of the article whose page is shown; null for governed files, which have none. */
  article: string | null;
  site: string;
  title: string;
  digest: Digest;
  change: 'new' | 'change' | 'withdraw' | 'governed';
  changes: Changes;
}

/**
 * Reading copies of `subjects`, one page of HTML each by its path: the page exactly as it would be published from `live`, marked
 * 待审预览·不得外传, with what it differs in from the live version at its end. Nothing needs to be fetched to read one. What has no page
 * (governed files, what is withdrawn in silence) is shown by its difference alone. The bytes depend on the arguments and the program alone.
 */
export async function readingCopies(
  live: Live,
  subjects: readonly CopySubject[],
  { asOf, program }: { asOf: string; program: URL },
): Promise<Map<string, string>> {
  const root = fileURLToPath(program);
  const layouts = join(root, 'layouts');
  const words: { preview: string } = JSON.parse(await readFile(join(layouts, 'words', 'zh.json'), 'utf8'));
  const style = await readFile(join(layouts, 'styles', 'copy.css'), 'utf8');
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('bytes', bytes).addFilter('fill', fill);
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-copy-'));
  try {
    const pages = await writePages(live, new Set(subjects.map(({ article }) => article)), { asOf, root, folder });
    const copies = new Map<string, string>();
    for (const subject of subjects) {
      const changedFiles = subject.changes.files.filter(({ is }) => is !== 'kept').length;
      const given = { copy: { ...subject, texts: subject.changes.texts.map(folded) }, changedFiles, words };
      const view = pages.get(subject.article ?? '');
      const { site } = view?.frame ?? {};
      const page = view ? await readFile(join(folder, view.file), 'utf8') : environment.render('copy.njk', given);
      const own = site?.id ?? subject.site;
      const whole = await selfContained(page, {
        origin: `https://${site?.domain ?? live.inForce.sites.get(own)?.site.domain ?? ''}`,
        bytesOf: (url) => readFile(join(folder, url.startsWith('/') ? own : dirname(view?.file ?? ''), fileIn(url))),
        style: style + watermark(words.preview, subject.digest),
      });
      copies.set(subject.path, view ? withParts(whole, environment, given) : whole);
    }
    return copies;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const fileIn = (url: string) => (url.startsWith('/') ? fileOf(url) : decodeURIComponent(url));

/** Writes the pages of these articles, with everything that they show, as a preview would; gives their views by id. */
async function writePages(
  live: Live,
  ids: ReadonlySet<string | null>,
  { asOf, root, folder }: { asOf: string; root: string; folder: string },
): Promise<Map<string, PageView>> {
  const state = stateAt(live, asOf);
  const common = await readAssets(join(root, 'layouts'));
  const assets = new Map([...live.inForce.sites].map(([id, { site }]) => [id, assetsOf(common, site.colour)] as const));
  const standings = [...state.shown.values()].filter(({ article }) => ids.has(article.id));
  const articles = standings.map(({ article }) => article);
  const texts = await readTexts(articles.filter(showsTexts));
  const sites = siteViewsOf(live, state, clockOf(live.inForce.group.zone), texts, originalsOnly, (site) => ({
    assets: assetUrls(assets.get(site) ?? common),
    mark: 'preview',
  }));
  const idOf = ({ url }: PageView) => /^\/..\/([a-z0-9]{10})\.html$/.exec(url)?.[1] ?? null;
  const notices = viewsOf(sites, state).withdrawn.filter((view) => ids.has(idOf(view)));
  const lot = { ...articleViews(sites, standings), withdrawn: notices };
  const pages = new Map<string, PageView>(
    Object.values(lot).flatMap((views) => views.map((view) => [idOf(view) ?? '', view])),
  );
  if (pages.size === 0) return pages;
  await renderPages(root, [lot], folder);
  const output = openOutput(folder);
  for (const [site, own] of assets) writeAssets(own, site, output);
  await writeArticleFiles(articles, new Map(), output);
  return pages;
}

/** The page with the copy's head below its mark and the differences at its end. Throws when the page does not bear the mark. */
function withParts(page: string, environment: nunjucks.Environment, given: object): string {
  const mark = /<p class="preview">[^<]+<\/p>\n/.exec(page);
  const end = page.lastIndexOf('</body>');
  if (!mark || end < 0) throw new Error('a page of the preview does not bear its mark');
  const below = mark.index + mark[0].length;
  const [head, rest] = ['parts/copy-head.njk', 'parts/copy-changes.njk'].map((name) => environment.render(name, given));
  return `${page.slice(0, below)}${head}${page.slice(below, end)}${rest}${page.slice(end)}`;
}

/** The mark all over the page, with the 校验码, so that no picture of a part of it goes without. */
function watermark(mark: string, digest: Digest): string {
  const text = (size: number, y: number, words: string) =>
    `<text x="10" y="${y}" font-size="${size}" transform="rotate(-24 170 120)" fill="#888" fill-opacity=".16">${words}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="240" font-family="sans-serif">${text(22, 130, mark)}${text(13, 154, digest.slice(0, 12))}</svg>`;
  return `body::after { background-image: url("data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"); }\n`;
}
