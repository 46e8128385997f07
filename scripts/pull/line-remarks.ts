import type { LineComment } from '../forge/forge.ts';
import { gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import type { Review } from '../signoff/review.ts';
import { personByAccount } from '../site/people.ts';
import type { Registry } from '../site/types.gen.ts';
import { lineNow } from './line-now.ts';

/** What a registered person wrote at a line of a file on the forge. */
export interface LineRemark {
  name: string;
  remark: string;
  /** From the top of the repository. */
  file: string;
  /** Where the line stands today, from 1, and its beginning; null when it was changed since, or the remark is of no line. */
  now: { line: number; text: string } | null;
  /** The line in what its writer saw; null when the remark is of the whole file, or of a line that was taken away. */
  was: number | null;
}

/** Whether the writer of a comment approved since, by another review that stands: what he wanted before, he wants no longer. */
const isSettled = ({ account, review, createdAt }: LineComment, reviews: readonly Review[]): boolean =>
  reviews.some(
    ({ id, account: by, state, dismissed, submittedAt }) =>
      state === 'approved' &&
      !dismissed &&
      id !== review &&
      by !== null &&
      by.id === account?.id &&
      submittedAt !== null &&
      Date.parse(submittedAt) >= Date.parse(createdAt),
  );

/** Words of a forge as one line, in which no sign can do anything to a terminal. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim();

/** The lines of a file in a commit; null where the commit was not fetched, or has no such file. */
async function linesAt(git: Git, commit: string, path: string): Promise<string[] | null> {
  if (!(await commitOf(git, commit))) return null;
  const files = gitFiles(git, commit);
  const [entry] = (await files.list(path)).filter((one) => one.path === path);
  const [bytes] = entry ? await files.read([entry]) : [];
  return bytes ? bytes.toString('utf8').split(/\r?\n/) : null;
}

/**
 * What people of the registry wrote at lines of a pull request, at the lines as they stand in its `head`, by file and line, those on lines that
 * are no more at the end of each file. Bots, people whom nobody knows, what somebody marked as done, and what its writer approved since
 * (`reviews` are all of the pull request) are left out. A line counts as the same
 * when its words are the same, wherever it has moved.
 */
export async function lineRemarks(
  git: Git,
  registry: Registry,
  forge: string,
  head: string,
  comments: readonly LineComment[],
  reviews: readonly Review[],
): Promise<LineRemark[]> {
  const read = new Map<string, Promise<string[] | null>>();
  const linesOf = (commit: string, path: string) => {
    const key = `${commit} ${path}`;
    const lines = read.get(key) ?? linesAt(git, commit, path);
    read.set(key, lines);
    return lines;
  };
  const remarks: LineRemark[] = [];
  for (const comment of comments) {
    const { account, body, path, line, commit, resolved } = comment;
    const holder = account && !account.bot ? personByAccount(registry, forge, account.id, []) : undefined;
    const remark = oneLine(body);
    if (!holder || resolved || remark === '' || isSettled(comment, reviews)) continue;
    const [before, after] = await Promise.all([commit ? linesOf(commit, path) : null, linesOf(head, path)]);
    const at = before && after && line !== null ? lineNow(before, after, line) : null;
    const now = at === null ? null : { line: at, text: oneLine(after?.[at - 1] ?? '').slice(0, 60) };
    remarks.push({ name: holder.person.name, remark, file: oneLine(path), now, was: line });
  }
  const place = ({ now, was }: LineRemark) => [now ? 0 : 1, now?.line ?? was ?? 0] as const;
  return remarks.sort((a, b) => {
    const [[gone, line], [other, next]] = [place(a), place(b)];
    return a.file === b.file ? gone - other || line - next : a.file < b.file ? -1 : 1;
  });
}
