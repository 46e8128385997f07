import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
import type { Brought } from './from.ts';
import { demandedReview } from './review.ts';
import { newText, textFolder, withReview } from './text.ts';

/**
 * `qianfa new`: asks, writes the article's folder, and tells who will have to sign it. `random` gives that many random bytes; text and
 * files are those of a manuscript where one was `brought`.
 */
export async function newArticle(
  call: Call,
  ledger: Ledger,
  { folder, git }: Repository,
  random: (count: number) => Uint8Array,
  brought: Brought | null,
): Promise<number> {
  const { path: place, column } = await askColumn(call, ledger);
  const [site = ''] = place.split('/');
  const email = git ? await callerEmail(call, git) : null;
  const fields = await askFields(call, ledger, column, email);
  const id = newId(random);
  const day = today(call, ledger);
  const path = await pathOf(call, `${place}/${day.slice(0, 4)}`, `${day.slice(5).replace('-', '')}-${id.slice(0, 6)}`);
  const target = join(folder, 'content', path);
  if (existsSync(target)) throw new Refusal(call.say('new-exists', { path }));
  const checklist = ledger.inForce.sites.get(site)?.checklist ?? { questions: [] };
  const answers = await askChecklist(call, checklist);
  const asked = { id, ...fields };
  const lacking = skeletonOf(fields.kind, new Set(Object.keys(asked)));
  const draft = newText(asked, checklist, answers, {
    body: brought && brought.body.trim() !== '' ? brought.body : bodyOf(call, ledger, fields, day),
    hint: call.say('new-hint'),
    open: lacking,
  });
  // Which route it goes cannot be said before its own fields are there; `new --review` says it then.
  const toFill = lacking.some((line) => !line.trimStart().startsWith('#'));
  const demand = toFill ? null : await demandedReview(call, ledger, textFolder(path, draft));
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'index.md'), demand ? (withReview(draft, demand.review) ?? draft) : draft, {
    flag: 'wx',
  });
  for (const { name, bytes } of brought?.files ?? []) await writeFile(join(target, name), bytes, { flag: 'wx' });

  const open = checklist.questions.filter((question) => !answers.has(question.id)).map((question) => question.id);
  const lines = [call.say('new-done', { path })];
  if (demand) lines.push(call.say('check-route', { steps: stepsText(call, ledger, demand.routes) }));
  if (demand) lines.push(...vacancies(call, ledger, demand.routes));
  else lines.push(call.say('new-fill', { path }));
  if (open.length > 0) lines.push(call.say('new-open', { questions: open.join('、') }));
  if (email !== null && !personByEmail(ledger.inForce.registry, email)) lines.push(call.say('new-email', { email }));
  lines.push(call.say('new-next', { path }));
  call.print(lines.join('\n'), { id, path, review: demand?.review ?? null, open });
  return exit.done;
}

/** The new folder's path: the slug that is typed, else one from the day and the id. */
async function pathOf(call: Call, under: string, suggested: string): Promise<string> {
  const fault = (slug: string) => (placeOf(`${under}/${slug}`) ? null : call.say('new-slug', { slug }));
  const slug = await answer(call, { option: 'slug', ask: call.say('new-ask-slug'), fallback: suggested }, fault);
  return `${under}/${slug}`;
}

/** A body to be written over: a comment, which no check lets pass, and for notices and documents who signs them and when. */
function bodyOf(call: Call, { inForce }: Ledger, { kind, unit }: Front, day: string): string {
  const name = unitOf(inForce.registry, String(unit))?.name ?? '';
  const [year, month, date] = day.split('-').map(Number);
  const signed = kind === 'notice' || kind === 'document' ? `\n${name}\n\n${year}年${month}月${date}日\n` : '';
  return `<!-- ${call.say('new-body')} -->\n${signed}`;
}
