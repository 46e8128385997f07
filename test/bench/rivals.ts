import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { articleLayout, hugo, hugoHome, listLayout, nunjucks } from './rival-layouts.ts';

export interface Column {
  id: string;
  title: string;
}

export const site = '测量县人民政府';
const root = 'https://main.ceshi.example';
const pageSize = 20;

async function put(folder: string, path: string, text: string) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const columnsOf = (live: Live): Column[] => live.inForce.sites.get('main')?.columns.columns ?? [];

/** Every article as a file of Markdown below `under`, in a folder for each column; `text` writes the file as the program wants it. */
async function putArticles(
  live: Live,
  folder: string,
  under: string,
  text: (data: object, url: string, column: string, body: string) => string,
) {
  const titles = new Map(columnsOf(live).map(({ id, title }) => [id, title]));
  for (const article of live.articles) {
    if (article.status !== 'live') continue;
    const { id, front, body, published, unitName, indexNumber } = article;
    const column = article.columns[0]?.split('/')[1] ?? '';
    const url = `/${id.slice(0, 2)}/${id}.html`;
    const data = {
      title: front.title,
      date: published,
      day: published.slice(0, 16).replace('T', ' '),
      column,
      columnTitle: titles.get(column),
      unit: unitName,
      number: indexNumber,
      address: `${root}${url}`,
      description: body.slice(0, 120).replaceAll('\n', ' '),
    };
    await put(folder, `${under}/${column}/${id}.md`, text(data, url, column, body));
  }
}

/** The same articles, lists and templates as a site of Hugo's. */
export async function writeHugo(live: Live, folder: string): Promise<void> {
  const columns = columnsOf(live);
  const config = {
    baseURL: `${root}/`,
    title: site,
    languageCode: 'zh-CN',
    paginate: pageSize,
    // Of many articles the newest are dated later than today, and are made all the same.
    buildFuture: true,
    disableKinds: ['taxonomy', 'term'],
  };
  await put(folder, 'config.json', JSON.stringify(config));
  await put(folder, 'layouts/_default/single.html', articleLayout(columns, hugo));
  await put(folder, 'layouts/_default/list.html', listLayout(columns, hugo));
  await put(folder, 'layouts/index.html', listLayout(columns, hugoHome));
  for (const { id, title } of columns) {
    const front = { title, column: id, columnTitle: title, description: title, day: '', unit: '' };
    await put(folder, `content/${id}/_index.md`, `${JSON.stringify(front)}\n`);
  }
  await putArticles(
    live,
    folder,
    'content',
    (data, url, _, body) => `${JSON.stringify({ ...data, url }, null, 1)}\n\n${body}\n`,
  );
}

const fenced = (front: object, text: string) => `---json\n${JSON.stringify(front, null, 1)}\n---\n${text}`;

/** The same as a site of Eleventy's with a file for each article, as one begins with it. */
export async function writeEleventy(live: Live, folder: string): Promise<void> {
  const columns = columnsOf(live);
  await put(folder, 'package.json', '{ "type": "module" }\n');
  await put(
    folder,
    '.eleventy.js',
    `export default (config) => {
  config.setQuietMode(true);
  return { dir: { input: 'content', includes: '../layouts', output: 'public' }, markdownTemplateEngine: false };
};
`,
  );
  await put(folder, 'layouts/article.njk', articleLayout(columns, nunjucks));
  for (const { id, title } of columns) {
    const front = {
      eleventyExcludeFromCollections: true,
      pagination: { data: `collections.${id}`, size: pageSize, reverse: true },
      permalink: `/${id}/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}/{% endif %}index.html`,
      title,
      column: id,
      columnTitle: title,
      description: title,
      day: '',
    };
    await put(folder, `content/${id}.njk`, fenced(front, listLayout(columns, nunjucks)));
  }
  await putArticles(live, folder, 'content', (data, permalink, column, body) =>
    fenced({ ...data, permalink, layout: 'article.njk', tags: [column] }, `${body}\n`),
  );
}
