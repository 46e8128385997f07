import { join, resolve } from 'node:path';
import { type Crew, openCrew } from '../build/crew.ts';
import { memoryOf } from '../build/made.ts';
import { readManifest } from '../build/manifest.ts';
import { isPart, type Part } from '../build/part.ts';
import { programDigest } from '../build/program.ts';
import { buildRelease, standing } from '../build/release.ts';
import { commitOf, gitFolderOf } from '../git/git.ts';
import { liveOf } from '../ledger/live.ts';
import type { Live } from '../ledger/live-article.ts';
import { openTextMemory } from '../ledger/text-memory.ts';
import { kept } from '../pull/fetch.ts';
import type { InForce } from '../site/in-force.ts';
import { compareInstants, instantIn } from '../site/time.ts';
import type { Manifest } from '../site/types.gen.ts';
import { type Call, exit, Refusal, UsageError } from './command.ts';
import { contentFiles, contentOf, type Opened, program } from './open.ts';
import { tellGaps } from './tell-gaps.ts';
import { type Unsigned, unsignedChanges, unsignedIn } from './unsigned.ts';

/** The build's only time: --as-of, else the clock, in the group's zone. */
export function asOfOf(call: Call, { group }: InForce): string {
  const asOf = call.text('as-of') ?? instantIn(group.zone, call.world.now());
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
    throw new UsageError(call.say('as-of-form'));
  return asOf;
}

/** The `as_of` of the release that stands in `output`, or null. */
async function releasedAt(output: string): Promise<string | null> {
  const text = await readManifest(output);
  if (text === null) return null;
  const manifest: unknown = JSON.parse(text);
  const asOf: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'as_of') : null;
  if (typeof asOf !== 'string') throw new Error(`${join(output, 'manifest.json')} names no as_of`);
  return asOf;
}

/** A release that was made, and what is said of it. */
export interface Released<M> {
  live: Live;
  made: M;
  /** Paths with changes that nobody signed, and kinds of articles that no column has, for --json. */
  unsigned: string[];
  gaps: unknown;
  seconds: string;
  /** Ends the reading of articles: call it when nobody asks for what they say any more. */
  close(): void;
}

/** Where a release is made, as of when, and what other machines made of it. */
export interface Making {
  output: string;
  asOf: string;
  parts?: readonly Part[];
}

/** Builds the release of an opened ledger into `output` and prints what it did. */
export async function buildInto(call: Call, opened: Opened, making: Making): Promise<number> {
  const { output, asOf } = making;
  const { made, unsigned, gaps, seconds, close } = await inFolder(call, opened, making);
  close();
  const files = made.files.length;
  const pages = made.files.filter(({ path }) => path.endsWith('.html')).length;
  const text = call.say('build-done', { pages, files, seconds, output });
  call.print(text, { output, asOf, pages, files, coming: made.coming, unsigned, gaps });
  return exit.done;
}

/** Builds the release of an opened ledger into the folder `output`. An older as_of never replaces a newer release, and nothing replaces a part of a build. */
export async function inFolder(
  call: Call,
  opened: Opened,
  { output, asOf, parts = [] }: Making,
): Promise<Released<Manifest>> {
  const mayReplace = async () => {
    if (isPart(output)) throw new Refusal(call.say('part-no-release', { output }));
    const released = await releasedAt(output);
    if (released && compareInstants(released, asOf) > 0) throw new Refusal(call.say('build-older', { released, asOf }));
  };
  await mayReplace();
  return release(call, opened, asOf, async (live, gitFolder, crew) => {
    const input = { live, asOf, output, program, crew };
    const same = await standing(input);
    if (same) call.note('build-same', { output });
    const memory = gitFolder ? memoryOf(gitFolder, resolve(output)) : null;
    const manifest = same ?? (await buildRelease({ ...input, parts, memory, mayReplace })).manifest;
    if (!manifest) throw new Error('a release without a manifest');
    return manifest;
  });
}

/**
 * Lets `make` make a release of what an opened ledger says is live, and tells what is overdue, what is missing, and which changes of the content
 * tree are unsigned and therefore not online (DESIGN §5). `gitFolder` is where this machine may remember something.
 */
export async function release<M>(
  call: Call,
  opened: Opened,
  asOf: string,
  make: (live: Live, gitFolder: string | null, crew: Crew) => Promise<M>,
): Promise<Released<M>> {
  const { ledger, repository } = opened;
  const { seq, digest } = ledger.state.head;
  call.note('build-start', { asOf, seq, head: digest.slice(0, 12) });
  const started = call.world.now();
  const gitFolder = repository.git ? await gitFolderOf(repository.git) : null;
  const texts = gitFolder ? openTextMemory(join(gitFolder, 'qianfa', 'texts'), await programDigest(program)) : null;
  const crew = openCrew(program, ledger.state.live);
  try {
    // Before much is read, because a process is started the faster the smaller its parent is.
    const found = await findUnsigned(call, opened);
    const live = await liveOf(ledger, texts);
    const made = await make(live, gitFolder, crew);
    for (const article of live.articles) {
      const { confirmBy } = article;
      if (confirmBy !== null && compareInstants(confirmBy, asOf) < 0)
        call.note('build-overdue', { path: article.path, by: confirmBy });
    }
    const gaps = tellGaps(call, live, asOf);
    const unsigned = tellUnsigned(call, found);
    const seconds = ((call.world.now() - started) / 1000).toFixed(1);
    return { live, made, unsigned, gaps, seconds, close: () => texts?.close() };
  } catch (error) {
    texts?.close();
    throw error;
  } finally {
    await crew.close();
  }
}

/** What HEAD's content holds that is not signed, in the recorder's own repository the branch as it was last fetched: reported, never built. */
export async function findUnsigned(call: Call, { repository, ledger, place, commit }: Opened): Promise<Unsigned> {
  const { git } = repository;
  const head = git && ((await commitOf(git, 'HEAD')) ?? (await commitOf(git, kept.base)));
  if (!git || !head) return unsignedChanges(ledger, await contentFiles(call, repository, undefined));
  const [files, content] = [contentOf(git, head), `${head}:content`];
  const live = place && commit ? `${commit}:${place.path ? `${place.path}/` : ''}live` : null;
  return live === null ? unsignedChanges(ledger, files) : unsignedIn(ledger, git, { live, content }, files);
}

/** Lists what was found. */
export function tellUnsigned(call: Call, { changed, deleted }: Unsigned): string[] {
  const lines = [...changed, ...deleted.map((path) => call.say('build-deleted', { path }))];
  if (lines.length > 0) call.note('build-unsigned');
  if (lines.length > 0 && !call.json) call.world.err(`${lines.map((line) => `  ${line}`).join('\n')}\n`);
  return lines;
}

/** Where a build lies: --output, else _site in the repository. */
export const outputOf = (call: Call, folder: string): string => resolve(folder, call.text('output') ?? '_site');
