import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Folder, readFolder } from '../article/folder.ts';
import { parseFolder } from '../article/parse.ts';
import { type Call, exit, Refusal } from '../command/command.ts';
import { alone, examineArticle } from '../command/examine.ts';
import { contentFiles, contentPath, type Repository } from '../command/open.ts';
import { printFindings } from '../command/print.ts';
import { stepsText } from '../command/steps.ts';
import type { Ledger } from '../ledger/verify.ts';
import { reviewOf } from '../signoff/route.ts';
import type { ResolvedRoute } from '../site/types.gen.ts';
import { noReview, type Review, textFolder, withReview } from './text.ts';

/** The review that the routes in force demand of a folder; what stands in the way is printed and refuses. */
export async function demandedReview(
  call: Call,
  ledger: Ledger,
  folder: Folder,
): Promise<{ review: Review; routes: ResolvedRoute[] }> {
  const parsed = parseFolder(folder);
  const refuse = (findings: Parameters<typeof printFindings>[2]): never => {
    printFindings(call, folder.path, findings);
    throw new Refusal(call.say('new-no-review', { path: folder.path }));
  };
  if ('findings' in parsed) return refuse(parsed.findings);
  if (parsed.type !== 'article') throw new Refusal(call.say('new-withdrawn', { path: folder.path }));
  const { findings, routes } = await examineArticle(ledger, folder, parsed, alone, null);
  if (routes.length === 0) return refuse(findings.filter(({ rule }) => rule === 'review'));
  return { review: reviewOf(routes), routes };
}

/** `qianfa new --review`: the review of an article whose fields changed, as its routes demand it now; nothing else is touched. */
export async function renewReview(call: Call, ledger: Ledger, repository: Repository, typed: string): Promise<number> {
  const path = contentPath(typed);
  const read = await readFolder(await contentFiles(call, repository, undefined), path);
  if ('findings' in read) {
    printFindings(call, path, read.findings);
    throw new Refusal(call.say('new-no-review', { path }));
  }
  const { folder } = read;
  const index = folder.files.find(({ name }) => name === 'index.md');
  const text = index ? Buffer.from(index.bytes).toString('utf8') : '';
  // A review that is missing or broken must not hide what the other fields demand.
  const [probe] = textFolder(path, withReview(text, noReview) ?? text).files;
  const files = folder.files.map((file) => (file.name === 'index.md' && probe ? probe : file));
  const { review, routes } = await demandedReview(call, ledger, { path, files });
  const renewed = withReview(text, review) ?? text;
  if (renewed !== text) await writeFile(join(repository.folder, 'content', path, 'index.md'), renewed);
  const key = renewed === text ? 'new-review-same' : 'new-review-done';
  call.print(call.say(key, { path, steps: stepsText(call, ledger, routes) }), {
    path,
    review,
    changed: renewed !== text,
  });
  return exit.done;
}
