import type { ParsedArticle } from '../article/parse.ts';
import type { Call } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { LineRemark } from '../pull/line-remarks.ts';
import { type Next, namesOf, type PullState, planOf } from '../pull/plan.ts';
import type { PullItem, ReadPull } from '../pull/read.ts';
import { bundleOf } from '../site/bundles.ts';
import type { Said } from '../words/said.ts';
import type { Elsewhere } from './elsewhere.ts';
import { placesIn, type RemarkPlace } from './places.ts';

/** Where one article, withdrawal or bundle stands. Live ones are listed only for what becomes due. */
export interface StatusRow {
  state: PullState | 'coming' | 'expiring' | 'overdue';
  path: string;
  title: string;
  /** Number of the pull request; null for what is only in this clone. */
  pull: number | null;
  /** The branch of this clone on which it is, where that is not the one that is checked out. */
  branch: string | null;
  /** Whose turn it is, step by step. */
  waiting: { act: string; names: string }[];
  /** Since when (RFC 3339) it waits, or when it comes, ends or was due. */
  at: string | null;
  /** What somebody who returned it wants, and what stands in the way. */
  remarks: string[];
  /** The lines of its text that those remarks speak of. */
  places: (RemarkPlace & { file: string })[];
  /** What was written at its lines on the forge, by file and line. */
  lines: LineRemark[];
  /** Branches of this clone that change it otherwise, each with whoever did it last. */
  elsewhere: Elsewhere[];
  /** Whether the caller drafted, entered or committed it. */
  mine: boolean;
}

/** The row of an open item. `at` is the moment since when it is as it is. */
export function openRow(
  call: Call,
  ledger: Ledger,
  item: PullItem,
  changes: ReadPull['changes'],
  {
    pull,
    at,
    caller,
    branch = null,
    elsewhere = [],
    lines = [],
  }: {
    pull: number | null;
    at: string | null;
    caller: string | null;
    branch?: string | null;
    elsewhere?: Elsewhere[];
    lines?: readonly LineRemark[];
  },
): StatusRow {
  const plan = planOf(call, ledger, { items: [item], changes });
  const { target, path, verdict, writers, findings, unknown } = item;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const reasons = verdict && !verdict.signed ? verdict.reasons : [];
  const remarks = [
    ...reasons.map(call.tell),
    ...unknown.map(call.tell),
    ...(target
      ? []
      : errors.slice(0, 3).map(({ key, params, line }) => `${line ? `${line}：` : ''}${call.say(key, params)}`)),
  ];
  return {
    state: plan.state,
    path,
    title: target?.title ?? path,
    pull,
    branch,
    waiting:
      plan.state === 'pending' ? plan.next.map((next) => ({ act: next.act, names: namesOrVacant(call, next) })) : [],
    at,
    remarks,
    places: placesOf(item, reasons),
    lines: lines.filter(({ file }) => isOf(path, file)),
    elsewhere,
    mine: writers.some(({ person }) => person === caller),
  };
}

/** Whether a file of the repository is one of the article or governed bundle at content path `path`. */
const isOf = (path: string, file: string): boolean =>
  file.startsWith(`content/${path}/`) || bundleOf(file.replace(/^content\//, '')) === path;

/** Where the words of whoever returned it point to, in the very text that he read. */
function placesOf({ path, target }: PullItem, reasons: readonly Said[]): StatusRow['places'] {
  if (target?.parsed?.type !== 'article') return [];
  const lines = linesOf(target.parsed);
  return reasons
    .filter(({ key }) => key === 'returned')
    .flatMap(({ params }) => placesIn(String(params.remark ?? ''), lines))
    .map((place) => ({ ...place, file: `content/${path}/index.md` }));
}

/** The lines of index.md that people read: its title and summary where they stand, and its text. */
function linesOf({ front, body, bodyLine, lineOf }: ParsedArticle): string[] {
  const lines = [...Array<string>(bodyLine - 1).fill(''), ...body.split('\n')];
  lines[lineOf(['title']) - 1] = front.title;
  if (front.summary) lines[lineOf(['summary']) - 1] = front.summary;
  return lines;
}

const namesOrVacant = (call: Call, { people }: Next): string => namesOf(people) || call.say('form-nobody');

/** Rows of the same article in more than one place: two people are at work on it without knowing of each other. */
export function doubles(rows: readonly StatusRow[]): StatusRow[][] {
  const open = rows.filter(({ pull }) => pull !== null);
  const paths = [...new Set(open.map(({ path }) => path))];
  return paths.map((path) => open.filter((row) => row.path === path)).filter(({ length }) => length > 1);
}

const order: readonly StatusRow['state'][] = [
  'overdue',
  'returned',
  'refused',
  'pending',
  'signed',
  'coming',
  'expiring',
  'recorded',
  'nothing',
];

/** The rows as lines, what wants doing first; longest waiting first. */
export function statusText(call: Call, rows: readonly StatusRow[]): string {
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.at ?? '').localeCompare(b.at ?? ''),
  );
  const lines = sorted.flatMap((row) => [
    call.say('status-row', {
      state: call.say(`status-word-${row.state}`),
      title: row.title,
      mine: row.mine ? call.say('status-mine') : '',
      pull: row.pull === null ? '' : ` #${row.pull}`,
      branch: row.branch === null ? '' : call.say('status-branch', { branch: row.branch }),
    }),
    `    ${row.path}${row.at === null ? '' : `　${call.say(`status-at-${timing(row.state)}`, { at: row.at.slice(0, 16).replace('T', ' ') })}`}`,
    ...row.waiting.map(({ act, names }) => `    ${call.say('status-waiting', { act, names })}`),
    ...row.remarks.map((remark) => `    ↩ ${remark}`),
    ...row.places.map(({ file, line, text }) => `      ${file}:${line}　${text}`),
    ...row.lines.flatMap((line) => remarkText(call, line)),
    ...row.elsewhere.map(({ branch, author, at }) =>
      call.say('status-elsewhere', { title: row.title, branch, author, at: at.slice(0, 16).replace('T', ' ') }),
    ),
  ]);
  for (const [first, ...others] of doubles(rows))
    lines.push(
      call.say('status-double', {
        title: first?.title ?? '',
        pulls: [first, ...others].map((row) => `#${row?.pull}`).join('、'),
      }),
    );
  return lines.length > 0 ? lines.join('\n') : call.say('status-none');
}

/** A remark at its line, with the words that stand there now. */
function remarkText(call: Call, { name, remark, file, now, was }: LineRemark): string[] {
  const moved = was === null ? '' : call.say('status-line-was', { line: was });
  const said = `      ${file}${now ? `:${now.line}` : moved}　${call.say('status-line', { name, remark })}`;
  return now && now.text !== '' ? [said, `        ｜${now.text}`] : [said];
}

const timing = (state: StatusRow['state']): 'since' | 'on' | 'until' =>
  state === 'coming' ? 'on' : state === 'expiring' || state === 'overdue' ? 'until' : 'since';
