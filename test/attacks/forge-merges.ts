import { describe } from 'vitest';
import type { ArticleState } from '../../scripts/ledger/state.ts';
import { command as record } from '../../scripts/record.ts';
import type { Dialect } from '../../scripts/signoff/review.ts';
import type { ForgedCounty, Ran } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import { emailOf } from '../fixture/group.ts';
import { cloneUrl } from '../forge/stage.ts';
import { approved, at, dialects, idOf, text } from './forge-cases.ts';

/** A county on a forge whose pull requests are merged and recorded, and what people do there. */
export interface Merges {
  dialect: Dialect;
  county(): ForgedCounty;
  /** `qianfa record --pull`. */
  run(pull: number): Promise<Ran>;
  /** What the ledger says of an article, by the name that its id is made from. */
  state(name: string): Promise<ArticleState | undefined>;
  /** Another version of an article. */
  changed(name: string, words: string): Record<string, string>;
  /** Approved by the two whom a department's article needs. */
  sign(pull: number): Promise<void>;
  /** An article that is live: proposed, approved, merged, recorded. Gives its pull request. */
  live(name: string): Promise<number>;
  /** Somebody pushes to main past all pull requests. */
  pushMain(files: Record<string, string | null>): Promise<void>;
  /** What the next run reports; nothing was merged since. */
  unsigned(): Promise<string>;
}

/** Plays cases on both kinds of forge, each kind with one county for all of them. */
export function playMerges(name: string, play: (merges: Merges) => void): void {
  describe.each(dialects)(`${name}, on %s`, (dialect) => {
    let county: ForgedCounty;
    openForged(dialect, (opened) => {
      county = opened;
    });
    const run = (pull: number) => county.run(record, ['--pull', String(pull)]);
    play({
      dialect,
      county: () => county,
      run,
      state: async (of) => (await county.ledger()).state.articles.get(idOf(of)),
      changed: (of, words) => ({ [at(of)]: text(of, {}, `${words}\n`) }),
      async sign(pull) {
        await county.review('reviewer', pull);
        await county.review('principal', pull);
      },
      async live(of) {
        const pull = await approved(county, of);
        await county.merge(pull);
        const ran = await run(pull);
        if (ran.code !== 0) throw new Error(ran.err);
        county.wait(5);
        return pull;
      },
      async pushMain(files) {
        await county.work.run('switch', '-q', 'main');
        await county.work.commit({ files, author: emailOf('site-admin') });
        await county.work.run('push', '-q', cloneUrl(county.forge, county.service), 'main');
      },
      unsigned: async () => (await county.run(record, ['--since', '2027-01-01T00:00:00+08:00'])).err,
    });
  });
}
