import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { readyFiles } from '../add/ready.ts';
import { baseName } from '../article/file-name.ts';
import { today } from '../command/clock.ts';
import { type Call, exit, Refusal, UsageError } from '../command/command.ts';
import type { Repository } from '../command/open.ts';
import type { Ledger } from '../ledger/verify.ts';
import { aboutRoute, draftArticle, type NewArticle, writeArticle } from './article.ts';
import { bodyIn, filesIn, filled, optionsIn } from './batch-row.ts';
import { type BatchRow, batchTable } from './batch-table.ts';
import type { Brought } from './from.ts';

/**
 * `qianfa new --batch`: an article a line of a table, all by one route and under one checklist, which is asked once; and the list by which
 * they are checked, signed and recorded. Nothing is written when one line gives no article.
 */
export async function newBatch(
  call: Call,
  ledger: Ledger,
  repository: Repository,
  random: (count: number) => Uint8Array,
  typed: string,
): Promise<number> {
  if (call.text('from') !== undefined) throw new UsageError(call.say('batch-from'));
  const source = resolve(call.world.cwd, typed);
  if (!existsSync(source)) throw new Refusal(call.say('add-unreadable', { name: typed }));
  const { rows, doubts } = await tableOf(call, source);
  if (doubts.hidden.length > 0) call.note('batch-hidden', { cells: doubts.hidden.slice(0, 20).join('、') });
  if (doubts.format.length > 0) call.note('batch-format', { cells: doubts.format.slice(0, 20).join('、') });
  const untitled = rows.find((row) => call.text('title') === undefined && !optionsIn(row).has('title'));
  if (untitled) throw new Refusal(call.say('batch-title', { line: untitled.line }));
  const heard = new Map<string, string>();
  const articles: (NewArticle & { line: number })[] = [];
  for (const row of rows) {
    const brought: Brought = {
      body: (fields) => bodyIn(row, fields),
      files: await filesOf(call, row, dirname(source)),
      found: new Map(),
    };
    const [first] = articles;
    const own = callFor(call, row, heard, articles.length + 1);
    const article = await atLine(call, row, () =>
      draftArticle(own, ledger, repository, random, { brought, ...(first ? { answers: first.answers } : {}) }),
    );
    if (first && JSON.stringify(first.demand?.routes) !== JSON.stringify(article.demand?.routes))
      throw new Refusal(call.say('batch-routes', { line: row.line, first: first.line }));
    articles.push({ ...article, line: row.line });
  }
  for (const article of articles) await writeArticle(repository.folder, article);
  const list = await writePaths(
    repository.folder,
    `${today(call, ledger)}-${basename(source, extname(source))}`,
    articles,
  );
  const shown = relative(call.world.cwd, list).replaceAll('\\', '/');
  const [first] = articles;
  const lines = [
    call.say('batch-done', { count: articles.length, list: shown }),
    ...(first ? aboutRoute(call, ledger, first) : []),
    call.say('batch-next', { list: shown }),
  ];
  call.print(lines.join('\n'), { list: shown, paths: articles.map(({ path }) => path), open: first?.open ?? [] });
  return exit.done;
}

async function tableOf(call: Call, source: string) {
  const [sheet, range] = [call.text('sheet'), call.text('range')];
  const block = { file: baseName(source), ...(sheet ? { sheet } : {}), ...(range ? { range } : {}) };
  const table = batchTable(block, await readFile(source));
  if ('refused' in table) throw new Refusal(call.say(table.refused.key, table.refused.params));
  return table;
}

/** The call of one line: its own cells, else what was said or typed for all. A title may name columns: {当事人}. */
function callFor(call: Call, row: BatchRow, heard: Map<string, string>, turn: number): Call {
  const own = optionsIn(row);
  const given = (name: string) => own.get(name) ?? call.text(name) ?? heard.get(name);
  const text = (name: string): string | undefined => {
    const value = given(name);
    if (name === 'slug') return own.get(name) ?? (value === undefined ? undefined : `${value}-${turn}`);
    if (name !== 'title' || value === undefined) return value;
    const made = filled(value, row);
    if ('lacks' in made) throw new Refusal(call.say('batch-lacks', { names: made.lacks.join('、') }));
    return made.text;
  };
  // What no line and no option says is asked at the first line, for all of them.
  return { ...call, heard, text, world: { ...call.world, interactive: call.world.interactive && turn === 1 } };
}

/** Says at which line of the table something is wrong. */
async function atLine<T>(call: Call, { line }: BatchRow, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof UsageError || error instanceof Refusal)
      throw new Refusal(call.say('batch-row', { line, what: error.message }));
    throw error;
  }
}

async function filesOf(call: Call, row: BatchRow, folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const ready = await readyFiles(filesIn(row), {
    read: async (name) => {
      const path = join(folder, baseName(name));
      return existsSync(path) ? readFile(path) : null;
    },
    there: [],
    replace: false,
  });
  if ('files' in ready) return ready.files;
  const what = ready.refused.map((reason) => call.tell(reason)).join(' ');
  throw new Refusal(call.say('batch-file', { line: row.line, what }));
}

/** The list of a batch, in a folder of its own beside content/; a name that stands there already gets a number. */
async function writePaths(folder: string, name: string, articles: readonly NewArticle[]): Promise<string> {
  await mkdir(join(folder, 'batches'), { recursive: true });
  const plain = name.replace(/\s+/gu, '-');
  for (let count = 1; ; count += 1) {
    const path = join(folder, 'batches', `${plain}${count === 1 ? '' : `-${count}`}.txt`);
    if (existsSync(path)) continue;
    await writeFile(path, articles.map((article) => `${article.path}\n`).join(''), { flag: 'wx' });
    return path;
  }
}
