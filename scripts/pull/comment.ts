import type { Call } from '../command/command.ts';
import type { FormRow } from '../command/form-text.ts';
import { stepsOf } from '../command/form-text.ts';
import { postsText } from '../command/labels.ts';
import { findingFile } from '../command/targets.ts';
import type { Ledger } from '../ledger/verify.ts';
import { personOf } from '../site/people.ts';
import type { RecordItem } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import { fitted } from './fitted.ts';
import { lineLink } from './line-link.ts';
import { plain } from './plain.ts';
import { type Next, namesOf, type Plan, waitingNames } from './plan.ts';
import type { PullItem, ReadPull } from './read.ts';
import { type Remark, wordsOnly } from './remarks.ts';

/** A reading copy as the comment names it: where its files are to be had, and the SHA-256 of its page, which binds. */
export interface CopyLink {
  path: string;
  links: { title: string; url: string }[];
  sha256: string;
}

/** Longest text of others that is quoted, and most findings of one item that are listed. */
const quoted = 200;
const listed = 30;

const short = (text: string) => {
  const all = [...plain(text)];
  return all.length > quoted ? `${all.slice(0, quoted).join('')}…` : all.join('');
};

/** The posts in a sentence in the words that people use: leader@slj is 水利局分管领导. */
const withPosts = (call: Call, ledger: Ledger, text: string): string =>
  text.replace(/\b[a-z][a-z-]*@[a-z][a-z0-9-]*\b/g, (signer) => postsText(call, ledger, [signer]));

/**
 * The one comment of a pull request: what it is, what to do next and by whom, the review form of each item, remarks of others, lines for
 * a messenger. Markdown that reads on a phone: lists and foldable parts, no tables. Of the room that a forge gives, `taken` characters are
 * for what will stand behind it.
 */
export function commentOf(
  call: Call,
  ledger: Ledger,
  read: ReadPull,
  plan: Plan,
  remarks: readonly Remark[],
  copies: readonly CopyLink[],
  dialect: 'github' | 'gitea',
  taken: number,
): string {
  const { pull, items, changes, commits, gone, rivals } = read;
  const { form, state } = plan;
  const open = items.filter(({ recorded }) => !recorded);
  const lines = [`## ${headline(call, plan)}`, ''];
  if (form)
    lines.push(
      call.say('comment-line', {
        form: `\`${form}\``,
        count: open.filter(({ target }) => target).length,
        commit: `\`${commits.head.slice(0, 7)}\``,
      }),
      '',
    );
  lines.push(...todo(call, ledger, read, plan, remarks, dialect));
  for (const why of changes.refused) lines.push(`- ⛔ ${plain(call.tell(why))}`);
  for (const path of gone) lines.push(`- ⚠️ ${plain(call.say('pull-gone', { path }))}`);
  for (const why of rivals) lines.push(`- ⚠️ ${plain(call.tell(why))}`);
  const said = remarks.filter((remark) => !wordsOnly(remark));
  if (said.length > 0 && state === 'pending') {
    lines.push('', call.say('comment-remarks'));
    for (const { name, text } of said) lines.push(call.say('comment-remark', { name: plain(name), text: short(text) }));
  }
  lines.push('');
  const link = (file: string, line: number) => lineLink(dialect, pull.url, commits.head, file, line);
  for (const [index, item] of open.entries()) lines.push(...itemLines(call, ledger, item, index + 1, copies, link));
  for (const { path } of items.filter(({ recorded }) => recorded))
    lines.push(call.say('comment-recorded', { path: plain(path) }));
  if (plan.form)
    lines.push('', '---', '', call.say('comment-messenger'), '', '```text', messenger(call, read, plan), '```');
  lines.push('', `<sub>${call.say('comment-foot')}</sub>`, '');
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return fitted(text, taken, pull.url);
}

export function headline(call: Call, { state, next, publishers }: Plan): string {
  const who = waitingNames(next).join('、') || '—';
  const key = state === 'signed' && publishers ? 'comment-head-signed-publisher' : (`comment-head-${state}` as const);
  return call.say(key, { who });
}

/** What to do next, a line for each. */
function todo(
  call: Call,
  ledger: Ledger,
  { pull }: ReadPull,
  { state, next, publishers }: Plan,
  remarks: readonly Remark[],
  dialect: 'github' | 'gitea',
): string[] {
  const press = call.say(`button-approve-${dialect}`);
  const list: string[] = [];
  if (state === 'refused' || state === 'returned') list.push(call.say('comment-todo-fix'));
  if (state === 'pending') for (const step of next) list.push(stepToDo(call, ledger, step, press));
  const waiting = new Set(state === 'pending' ? waitingNames(next) : []);
  for (const { name, text } of remarks.filter((remark) => wordsOnly(remark) && waiting.has(remark.name)))
    list.push(call.say('comment-todo-only-words', { name: plain(name), text: short(text), button: press }));
  if (state === 'signed' && pull.open) {
    const names = publishers?.map(({ name }) => plain(name)).join('、') || call.say('form-nobody');
    list.push(publishers ? call.say('comment-todo-publisher', { names }) : call.say('comment-todo-merge'));
  }
  if (list.length === 0) return [];
  const words =
    state === 'pending' ? ['', call.say('comment-words-wanted', { button: call.say(`button-return-${dialect}`) })] : [];
  return [call.say('comment-todo'), '', ...list.map((line) => `- ${line}`), ...words, ''];
}

function stepToDo(call: Call, ledger: Ledger, { act, by, ssh, people, paths }: Next, button: string): string {
  const posts = postsText(call, ledger, by);
  if (people.length === 0)
    return call.say('comment-todo-vacant', { posts, act, why: call.say('missing-vacant', { by: posts }) });
  const names = plain(namesOf(people));
  return ssh
    ? call.say('comment-todo-ssh', { names, act, path: paths.join(' ') })
    : call.say('comment-todo-sign', { names, act, button });
}

/** The review form of one item. */
function itemLines(
  call: Call,
  ledger: Ledger,
  item: PullItem,
  number: number,
  copies: readonly CopyLink[],
  linkTo: (file: string, line: number) => string,
): string[] {
  const { target, path, findings, unknown, verdict, writers } = item;
  const lines = [call.say('comment-item', { number, title: plain(target?.title ?? path) }), ''];
  if (target) lines.push(...describe(call, ledger, target.item), `\`${path}\``, '');
  for (const { path: other, links, sha256 } of copies)
    if (other === path) {
      const link = links.map(({ title, url }) => `[**${title}**](${url})`).join('　');
      const digest = sha256.slice(0, 12);
      lines.push(
        links.length > 0 ? call.say('comment-copy', { link, digest }) : call.say('comment-copy-none', { digest }),
        '',
      );
    }
  lines.push(...checks(call, findings, (finding, line) => linkTo(findingFile(path, finding), line)));
  for (const why of unknown) lines.push(`- ⛔ ${plain(call.tell(why))}`);
  lines.push('');
  if (target && verdict) {
    const row: FormRow = { target, verdict };
    for (const { act, by, signed, may } of stepsOf(call, ledger, row))
      lines.push(
        signed
          ? call.say('comment-step-signed', { act, name: plain(signed.name), grade: signed.grade })
          : call.say('comment-step-open', { act, by, names: plain(may) }),
      );
    for (const why of verdict.signed ? [] : verdict.reasons)
      lines.push(`- ↩️ ${plain(withPosts(call, ledger, call.tell(why)))}`);
    const ignored = [...new Set(verdict.ignored.map(({ why }) => withPosts(call, ledger, call.tell(why))))];
    lines.push(
      '',
      ...folded(
        call.say('comment-ignored', { count: ignored.length }),
        ignored.map((why) => `- ${plain(why)}`),
      ),
    );
    const names = writers.map(({ person }) => personOf(ledger.inForce.registry, person)?.name ?? person).join('、');
    lines.push('', ...folded(call.say('comment-checklist'), answers(ledger, target.item)));
    if (names) lines.push('', `<sub>${call.say('comment-writers', { names: plain(names) })}</sub>`);
  }
  return [...lines, ''];
}

const folded = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'];

function describe(call: Call, ledger: Ledger, { facts }: RecordItem): string[] {
  if (!facts) return [];
  const [site = '', id] = facts.column?.split('/') ?? [];
  const column = ledger.inForce.sites.get(site)?.columns.columns.find((one) => one.id === id)?.title;
  const change = call.say(`change-${facts.change}`);
  const marks = (['sensitive', 'emergency', 'reprint'] as const).filter((mark) => facts[mark]);
  const lines = [column ? call.say('comment-where', { column: plain(column), change }) : change];
  if (facts.class && facts.level && facts.placement)
    lines.push(
      call.say('comment-kind', {
        class: facts.class,
        level: facts.level,
        placement: call.say(`placement-${facts.placement}`),
        marks: marks.map((mark) => call.say(`mark-${mark}`)).join(''),
      }),
    );
  return lines.flatMap((line) => [line, '']);
}

/** What the checks found; a line is a link to where the forge shows it. */
function checks(
  call: Call,
  findings: readonly Finding[],
  linkTo: (finding: Finding, line: number) => string,
): string[] {
  if (findings.length === 0) return [call.say('comment-checks-none')];
  const lines = findings.slice(0, listed).map((finding) => {
    const { severity, file, line, key, params, reason } = finding;
    const place = line === undefined ? '' : ` [${call.say('comment-line-of', { line })}](${linkTo(finding, line)})`;
    const at = `${plain(file)}${place}`;
    const why = reason === undefined ? '' : ` **${plain(call.say('report-reason', { reason }))}**`;
    return `- ${call.say(`comment-severity-${severity}`)}　${at}：${plain(call.say(key, params))}${why}`;
  });
  if (findings.length > listed) lines.push(`- ${call.say('report-more', { count: findings.length - listed })}`);
  return folded(call.say('comment-checks', { count: findings.length }), lines).map((line) =>
    line === '<details>' && findings.some(({ severity }) => severity === 'error' || severity === 'waived')
      ? '<details open>'
      : line,
  );
}

function answers(ledger: Ledger, { facts }: RecordItem): string[] {
  const questions = ledger.inForce.sites.get(facts?.site ?? '')?.checklist.questions ?? [];
  return Object.entries(facts?.checklist ?? {}).map(([id, answer]) => {
    const text = questions.find((question) => question.id === id)?.text ?? id;
    return `- ${plain(text)} **${plain(answer)}**`;
  });
}

/** In a block of code nothing can be escaped; a title must not look like one of our hidden lines there. */
const wide = (sign: string): string => (sign === '<' ? '＜' : '＞');

/** Three lines that anybody can paste into a messenger. */
function messenger(call: Call, { items, pull }: ReadPull, { state, next, form }: Plan): string {
  const titles = items.flatMap(({ target, path, recorded }) => (recorded ? [] : [target?.title ?? path]));
  const first = (titles[0] ?? pull.title).replace(/\s+/g, ' ').replaceAll('`', "'").replace(/[<>]/g, wide);
  const title = titles.length > 1 ? call.say('messenger-many', { title: first, count: titles.length }) : first;
  const kind = state === 'pending' || state === 'signed' ? state : 'refused';
  return call.say(`messenger-${kind}`, {
    title,
    who: waitingNames(next).join('、') || '—',
    url: pull.url,
    form: form ?? '—',
  });
}
