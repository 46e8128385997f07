import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type BuiltPage, buildPages } from '../../scripts/build/pages.ts';
import { buildRelease } from '../../scripts/build/release.ts';
import { type Served, serveOutput } from '../../scripts/build/serve.ts';
import type { Files } from '../../scripts/git/files.ts';
import { openGit } from '../../scripts/git/git.ts';
import { liveOf } from '../../scripts/ledger/live.ts';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { filesAt } from '../../scripts/ledger/place.ts';
import { type Ledger, verifyLedger } from '../../scripts/ledger/verify.ts';
import { once } from '../fixture/once.ts';

export const program = new URL('../../', import.meta.url);

/** The demonstration as this repository's HEAD has it. */
export interface Demonstration {
  ledger: Ledger;
  live: Live;
  /** What lies under content/, signed or not. */
  content: Files;
  /** The fixed time at which `npm start` builds it. */
  asOf: string;
}

/** Verifies the demonstration's ledger from the root that package.json pins. Throws when it does not verify. */
export async function openDemonstration(): Promise<Demonstration> {
  const { config } = JSON.parse(await readFile(new URL('package.json', program), 'utf8'));
  const git = openGit(fileURLToPath(program), process.env.PATH ?? '');
  const { files } = await filesAt(git, { ref: 'HEAD', path: 'content/ledger' });
  const { files: content } = await filesAt(git, { ref: 'HEAD', path: 'content' });
  const found = await verifyLedger(files, config.root);
  if ('broken' in found) throw new Error(`the demonstration does not verify: ${JSON.stringify(found.broken)}`);
  return { ledger: found.ledger, live: await liveOf(found.ledger), content, asOf: config.as_of };
}

/** A built folder and the server that shows it. */
export interface Shown extends Served {
  output: string;
}

/** Builds into a temporary folder by `build` and serves it; `close` stops the server and removes the folder. */
export async function show(live: Live, build: (output: string) => Promise<unknown>): Promise<Shown> {
  const folder = await mkdtemp(join(tmpdir(), 'demonstration-'));
  const output = join(folder, 'site');
  await build(output);
  const shown = await serve(live, output);
  const close = async () => {
    await shown.close();
    await rm(folder, { recursive: true });
  };
  return { ...shown, close };
}

async function serve({ inForce }: Live, output: string): Promise<Shown> {
  const sites = [...inForce.sites.values()].map(({ site: { id, domain } }) => ({ id, domain }));
  return { ...(await serveOutput({ output, sites, main: inForce.group.main, port: 0 })), output };
}

/** The release of the demonstration, which all files of tests look at and none changes, served to this one. */
export async function showRelease({ live, asOf }: Demonstration): Promise<{ shown: Shown; pages: BuiltPage[] }> {
  const { folder, made } = await once('demonstration', async (output) => {
    const { pages } = await buildRelease({ live, asOf, output: join(output, 'site'), program });
    return [...pages];
  });
  return { shown: await serve(live, join(folder, 'site')), pages: made };
}

/** Pages without a search index: enough for all that is not searched, and quicker. */
export const pagesOnly =
  (live: Live, asOf: string, mark?: 'preview') =>
  async (output: string): Promise<void> => {
    await buildPages({ live, asOf, output, program, ...(mark ? { mark } : {}) });
  };

const tabs = 3;

/** Does `work` for all of `items` in a few tabs of one fresh context, by the clock `at`; gives what the pages complained of. */
export async function inTabs<T>(
  browser: Browser,
  { at, ...options }: NonNullable<Parameters<Browser['newContext']>[0]> & { at: string },
  items: readonly T[],
  work: (page: Page, item: T, watched: Watched) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  await context.clock.setFixedTime(at);
  const left = [...items];
  const tab = async () => {
    const page = await context.newPage();
    const watched = watch(page);
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(page, item, watched);
    return watched.complaints;
  };
  const complaints = await Promise.all(Array.from({ length: tabs }, tab));
  await context.close();
  return complaints.flat();
}

/** What a page complained of since the watch began, and a way to wait until it asks for nothing more. */
export interface Watched {
  /** Console errors and warnings, failed requests, refused answers, requests to other hosts. */
  complaints: string[];
  settled(): Promise<void>;
}

export function watch(page: Page): Watched {
  const complaints: string[] = [];
  const pending = new Set<unknown>();
  const complain = (what: string) => complaints.push(`${page.url()}: ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  page.on('request', (request) => {
    pending.add(request);
    const from = request.isNavigationRequest() ? request.url() : page.url();
    if (new URL(request.url()).host !== new URL(from).host) complain(`asks ${request.url()}`);
  });
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    const why = request.failure()?.errorText ?? '';
    // Not a failure: the page was left before its icon came.
    if (why !== 'net::ERR_ABORTED') complain(`${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.url()} ${response.status()}`);
  });
  const settled = async () => {
    while (pending.size > 0) await page.waitForTimeout(5);
  };
  return { complaints, settled };
}
