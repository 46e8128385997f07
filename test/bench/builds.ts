import { spawnSync } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveOutput } from '../../scripts/build/serve.ts';
import { openBrowser } from '../browser/chromium.ts';
import { madeLive, randomArticles } from './live.ts';
import { type Cost, measured } from './measure.ts';
import { madeRepository } from './repository.ts';
import { writeEleventy, writeHugo } from './rivals.ts';
import { measureFirst } from './search-run.ts';

const program = fileURLToPath(new URL('../../', import.meta.url));
const node = process.execPath;

export interface Row extends Cost {
  what: string;
}

const has = (tool: string) => spawnSync(tool, ['version']).error === undefined;

/** The same pages by Qianfa, by Hugo and by Eleventy with a file for each article, one after the other. */
export async function measurePages(count: number, folder: string): Promise<Row[]> {
  const articles = randomArticles(count, 1);
  const live = madeLive(articles);
  const file = join(folder, 'articles.jsonl');
  await writeFile(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  const rows: Row[] = [];
  const run = async (what: string, command: string, args: string[], cwd: string, output: string) => {
    await mkdir(output, { recursive: true });
    rows.push({ what, ...(await measured(command, args, { cwd, into: [output] })) });
  };
  const [hugo, eleventy] = [join(folder, 'hugo'), join(folder, 'eleventy')];
  await run(
    'pages: Qianfa',
    node,
    [join(program, 'test/bench/pages.ts'), file, join(folder, 'site')],
    folder,
    join(folder, 'site'),
  );
  if (has('hugo')) {
    await writeHugo(live, hugo);
    await run('pages: Hugo', 'hugo', ['--quiet'], hugo, join(hugo, 'public'));
  } else console.error('Skipped: there is no hugo on this machine (Debian: apt-get install hugo).');
  await writeEleventy(live, eleventy);
  const command = join(program, 'node_modules/@11ty/eleventy/cmd.cjs');
  const heap = ['--max-old-space-size=8192'];
  await run(
    'pages: Eleventy, a file an article',
    node,
    [...heap, command, '--quiet'],
    eleventy,
    join(eleventy, 'public'),
  );
  return rows;
}

/** The search index, and the bytes of the first answer in an empty browser. */
export async function measureSearch(count: number, folder: string): Promise<{ rows: Row[]; first: number | null }> {
  const output = join(folder, 'site');
  const into = [join(output, 'main', 'pagefind')];
  const cost = await measured(node, [join(program, 'test/bench/search.ts'), `${count}`, output], { cwd: folder, into });
  const browser = await openBrowser();
  const served = await serveOutput({
    output,
    sites: [{ id: 'main', domain: 'main.ceshi.example' }],
    main: 'main',
    port: 0,
  });
  try {
    const { bytes } = await measureFirst(browser, `${served.url}search/`, '老旧小区');
    return { rows: [{ what: 'search index', ...cost }], first: bytes };
  } finally {
    await served.close();
    await browser.close();
  }
}

/** A copy of the program in which every page says something else. */
async function changedProgram(folder: string): Promise<string> {
  const parts = ['scripts', 'layouts', 'schemas', 'package.json', 'package-lock.json', '.eleventy.ts'];
  for (const part of parts) await cp(join(program, part), join(folder, part), { recursive: true });
  await symlink(join(program, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'layouts/parts/crumbs.njk'), '<p>changed</p>\n', { flag: 'a' });
  return folder;
}

/** From the ledger to the switched release, search included: all, nothing, one more, an old one taken down, another template. */
export async function measurePublishing(count: number, folder: string): Promise<Row[]> {
  const repository = join(folder, 'county');
  const { root, publisher, before, whole, withdrawn } = await madeRepository(count, repository, folder);
  const env = { QIANFA_ROOT: root, QIANFA_PUBLISHER_KEY: publisher };
  const into = [join(folder, 'srv'), join(repository, '_site')];
  for (const each of into) await mkdir(each, { recursive: true });
  const rows: Row[] = [];
  let hour = 0;
  const run = async (what: string, head: string, own = program) => {
    spawnSync('git', ['update-ref', 'refs/heads/main', head], { cwd: repository });
    hour += 1;
    const at = `2040-01-01T${String(hour).padStart(2, '0')}:00:00Z`;
    const args = ['publish', '--to', '../srv', '--as-of', at, '--fresh-within', '999999'];
    rows.push({
      what,
      ...(await measured(node, [join(own, 'scripts/qianfa.ts'), ...args], { cwd: repository, env, into })),
    });
  };
  await run('publish: all new', before);
  await run('publish: nothing changed, an hour later', before);
  await run('publish: one article more', whole);
  await run('publish: an old article withdrawn', withdrawn);
  await run('publish: a template changed', withdrawn, await changedProgram(join(folder, 'program')));
  return rows;
}
