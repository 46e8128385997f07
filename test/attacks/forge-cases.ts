import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../scripts/signoff/review.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import type { ForgedCounty } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import { articleText } from '../fixture/article.ts';
import type { GovernedText, PersonId } from '../fixture/group.ts';

export const dialects = ['github', 'gitea'] as const;

/** What `qianfa signoff` may find: as the comment begins, and as the head is marked. `error`: could not find out, nothing is marked. */
const verdicts = {
  pending: { state: 'pending', head: /^.*\n## ⏳ 待签/ },
  signed: { state: 'success', head: /^.*\n## ✅ 已签完/ },
  refused: { state: 'failure', head: /^.*\n## ⛔ 须先改正/ },
  returned: { state: 'failure', head: /^.*\n## ↩️ 已退回修改/ },
  nothing: { state: 'success', head: /^.*\n## 没有稿件或规则文件/ },
  recorded: { state: 'success', head: /^.*\n## ✅ 已登记/ },
} as const;
export type Found = keyof typeof verdicts | 'error';

/** A way round the sign-off on a forge: what people do there, what must be found, and what the comment (of an error: the command) says. */
export interface ForgeCase {
  title: string;
  /** Where only one kind of forge lets it happen. */
  on?: Dialect;
  /** Gives the pull request that is then looked at. `name` is nobody else's: for its branch and folder. */
  play(county: ForgedCounty, name: string): Promise<number>;
  found: Found;
  says: RegExp | readonly RegExp[];
  never?: RegExp;
}

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
/** index.md of a department's article; its id is made from `name`. */
export const text = (name: string, change: object = {}, body?: string): string =>
  articleText({ id: idOf(name), title: `石桥水库通报${name}`, review, ...change }, body);
export const idOf = (name: string): string => name.replaceAll('-', '').padEnd(10, '0').slice(0, 10);
export const folderOf = (name: string): string => `main/gzdt/2026/${name}`;
export const at = (name: string): string => `${folderOf(name)}/index.md`;

/** A pull request with one article of the department. */
export const article = (county: ForgedCounty, name: string, by: PersonId = 'officer'): Promise<number> =>
  county.propose(name, { [at(name)]: text(name) }, by);

/** The same, approved by everybody whom it needs. */
export async function approved(
  county: ForgedCounty,
  name: string,
  files: Record<string, string> = {},
): Promise<number> {
  const pull = await county.propose(name, { [at(name)]: text(name), ...files });
  await county.review('reviewer', pull);
  await county.review('principal', pull);
  return pull;
}

/** The newest mark of the head of a pull request's branch. */
export async function newestStatus(county: ForgedCounty, pull: number): Promise<string | undefined> {
  const branch = county.forge.state.pulls.find(({ number }) => number === pull)?.branch;
  const head = (await county.forge.git.run(['rev-parse', `refs/heads/${branch}`])).toString('utf8').trim();
  return county.forge.state.statuses.findLast(({ commit }) => commit === head)?.state;
}

/** Plays cases on both kinds of forge, each kind with one county for all of them. */
export function playForge(
  name: string,
  cases: readonly ForgeCase[],
  change: (governed: GovernedText) => void = () => undefined,
): void {
  describe.each(dialects)(`${name}, on %s`, (dialect) => {
    let county: ForgedCounty;
    openForged(
      dialect,
      (opened) => {
        county = opened;
      },
      change,
    );
    const here = cases
      .map((one, index) => ({ ...one, name: `case-${String.fromCharCode(97 + index)}` }))
      .filter(({ on }) => on === undefined || on === dialect);
    it.each(here)('$title', async ({ name: own, play, found, says, never }) => {
      const pull = await play(county, own);
      const ran = await county.run(signoff, ['--pull', String(pull)]);
      county.forge.calm();
      const told = found === 'error' ? ran.err : county.comment(pull);
      for (const words of [says].flat()) expect(told).toMatch(words);
      if (never) expect(told).not.toMatch(never);
      if (found === 'error') {
        expect(ran.code).toBe(2);
        expect(await newestStatus(county, pull)).toBeUndefined();
        return;
      }
      expect(told).toMatch(verdicts[found].head);
      expect(await newestStatus(county, pull)).toBe(verdicts[found].state);
    });
  });
}
