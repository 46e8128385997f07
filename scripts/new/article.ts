import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownPictures } from '../add/rights.ts';
import { placeOf } from '../article/folder.ts';
import { newId } from '../article/new-id.ts';
import { answer } from '../command/answers.ts';
import { callerEmail } from '../command/caller-email.ts';
import { today } from '../command/clock.ts';
import { type Call, exit, Refusal } from '../command/command.ts';
import type { Repository } from '../command/open.ts';
import { stepsText, vacancies } from '../command/steps.ts';
import type { Ledger } from '../ledger/verify.ts';
import { personByEmail, unitOf } from '../site/people.ts';
import { skeletonOf } from '../site/skeleton.ts';
import { askChecklist } from './answers.ts';
import { askColumn, askFields, type Front } from './fields.ts';
import { type Brought, ownsPictures } from './from.ts';
import { demandedReview } from './review.ts';
import { newText, textFolder, withReview } from './text.ts';

/** A new article that is not written yet. */
export interface NewArticle {
  id: string;
  path: string;
  index: string;
  files: readonly { name: string; bytes: Uint8Array }[];
  /** null while its own fields are not filled in: which route it goes cannot be said before. */
  demand: Awaited<ReturnType<typeof demandedReview>> | null;
  /** Questions of the checklist without an answer. */
  open: string[];
  answers: ReadonlyMap<string, string>;
  /** Address of whoever commits here, when the registry does not know it. */
  unknownEmail: string | null;
}

/**
 * Asks what cannot be known and puts the article together. `random` gives that many random bytes; text and files are those of a manuscript
 * where one was `brought`; the checklist is not asked again where `answers` are given.
 */
export async function draftArticle(
  call: Call,
  ledger: Ledger,
  { folder, git }: Repository,
  random: (count: number) => Uint8Array,
  { brought, answers: given }: { brought: Brought | null; answers?: ReadonlyMap<string, string> },
): Promise<NewArticle> {
  const { path: place, column } = await askColumn(call, ledger);
  const [site = ''] = place.split('/');
  const email = git ? await callerEmail(call, git) : null;
  const fields = await askFields(call, ledger, column, email);
  const own = await ownsPictures(call, brought);
  const id = newId(random);
  const day = today(call, ledger);
  const path = await pathOf(call, `${place}/${day.slice(0, 4)}`, `${day.slice(5).replace('-', '')}-${id.slice(0, 6)}`);
  if (existsSync(join(folder, 'content', path))) throw new Refusal(call.say('new-exists', { path }));
  const checklist = ledger.inForce.sites.get(site)?.checklist ?? { questions: [] };
  const answers = given ?? (await askChecklist(call, checklist));
  const asked = { id, ...fields };
  const lacking = skeletonOf(fields.kind, new Set(Object.keys(asked)));
  const body = brought?.body(asked) ?? '';
  const draft = newText(asked, checklist, answers, {
    body: body.trim() === '' ? bodyOf(call, ledger, fields, day) : body,
    hint: call.say('new-hint'),
    open: lacking,
  });
  const toFill = lacking.some((line) => !line.trimStart().startsWith('#'));
  const demand = toFill ? null : await demandedReview(call, ledger, textFolder(path, draft));
  const index = demand ? (withReview(draft, demand.review) ?? draft) : draft;
  return {
    id,
    path,
    index: own ? ownPictures(index) : index,
    files: brought?.files ?? [],
    demand,
    open: checklist.questions.filter((question) => !answers.has(question.id)).map((question) => question.id),
    answers,
    unknownEmail: email !== null && !personByEmail(ledger.inForce.registry, email) ? email : null,
  };
}

/** Writes the folder of a new article, which nothing is written over. */
export async function writeArticle(folder: string, { path, index, files }: NewArticle): Promise<void> {
  const target = join(folder, 'content', path);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'index.md'), index, { flag: 'wx' });
  for (const { name, bytes } of files) await writeFile(join(target, name), bytes, { flag: 'wx' });
}

/** `qianfa new`: asks, writes the article's folder, and tells who will have to sign it. */
export async function newArticle(
  call: Call,
  ledger: Ledger,
  repository: Repository,
  random: (count: number) => Uint8Array,
  brought: Brought | null,
): Promise<number> {
  const article = await draftArticle(call, ledger, repository, random, { brought });
  await writeArticle(repository.folder, article);
  const { id, path, demand, open } = article;
  call.print(
    [call.say('new-done', { path }), ...aboutRoute(call, ledger, article), call.say('new-next', { path })].join('\n'),
    {
      id,
      path,
      review: demand?.review ?? null,
      open,
    },
  );
  return exit.done;
}

/** Who will have to sign, and what is still to be filled in. */
export function aboutRoute(
  call: Call,
  ledger: Ledger,
  { path, demand, open, unknownEmail: email }: NewArticle,
): string[] {
  return [
    ...(demand
      ? [
          call.say('check-route', { steps: stepsText(call, ledger, demand.routes) }),
          ...vacancies(call, ledger, demand.routes),
        ]
      : [call.say('new-fill', { path })]),
    ...(open.length > 0 ? [call.say('new-open', { questions: open.join('、') })] : []),
    ...(email === null ? [] : [call.say('new-email', { email })]),
  ];
}

/** The new folder's path: the slug that --slug names, else one from the day and the id; nobody is asked for one. */
async function pathOf(call: Call, under: string, suggested: string): Promise<string> {
  const fault = (slug: string) => (placeOf(`${under}/${slug}`) ? null : call.say('new-slug', { slug }));
  const unasked = { ...call, world: { ...call.world, interactive: false } };
  const slug = await answer(unasked, { option: 'slug', ask: call.say('new-ask-slug'), fallback: suggested }, fault);
  return `${under}/${slug}`;
}

/** A body to be written over: a comment, which no check lets pass, and for notices and documents who signs them and when. */
function bodyOf(call: Call, { inForce }: Ledger, { kind, unit }: Front, day: string): string {
  const name = unitOf(inForce.registry, String(unit))?.name ?? '';
  const [year, month, date] = day.split('-').map(Number);
  const signed = kind === 'notice' || kind === 'document' ? `\n${name}\n\n${year}年${month}月${date}日\n` : '';
  return `<!-- ${call.say('new-body')} -->\n${signed}`;
}
