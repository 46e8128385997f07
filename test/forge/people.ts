import type { Person, Stage } from './stage.ts';

/** What people do on a forge, by the addresses that its pages use too: the same on the fake and on a real one. */
export interface Acts {
  openPull(by: Person, pull: { branch: string; title: string; body?: string; base?: string }): Promise<number>;
  /** `commit`: the head that the page showed; the newest when absent. Gives the review's id. */
  review(
    by: Person,
    pull: number,
    decision: Decision,
    body?: string,
    commit?: string,
    lines?: readonly OnLine[],
  ): Promise<number>;
  /** Sends a review that was begun. */
  submit(
    by: Person,
    pull: number,
    review: number,
    decision: Exclude<Decision, 'pending'>,
    body?: string,
  ): Promise<void>;
  dismiss(by: Person, pull: number, review: number): Promise<void>;
  deleteReview(by: Person, pull: number, review: number): Promise<void>;
  comment(by: Person, pull: number, body: string): Promise<number>;
  closePull(by: Person, pull: number): Promise<void>;
  /** Turns it to another branch. */
  retarget(by: Person, pull: number, base: string): Promise<void>;
  merge(by: Person, pull: number, style?: 'merge' | 'squash' | 'fast-forward-only'): Promise<void>;
  /** Marks of a commit, the newest first. */
  statuses(by: Person, commit: string): Promise<{ context: string; state: string; description: string }[]>;
}

/** What somebody writes at a line of what he reviews; `old`: at one that is taken away. */
export interface OnLine {
  path: string;
  line: number;
  body: string;
  old?: boolean;
}

export type Decision = 'approve' | 'return' | 'comment' | 'pending';

const events = {
  github: { approve: 'APPROVE', return: 'REQUEST_CHANGES', comment: 'COMMENT', pending: undefined },
  gitea: { approve: 'APPROVED', return: 'REQUEST_CHANGES', comment: 'COMMENT', pending: 'PENDING' },
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

export function actsOn(stage: Pick<Stage, 'dialect' | 'url' | 'repository' | 'slow'>): Acts {
  const api = `${stage.url}${stage.dialect === 'github' ? '/api/v3' : '/api/v1'}/repos/${stage.repository}`;
  const github = stage.dialect === 'github';
  const call = async (by: Person, method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(api + path, {
      method,
      headers: { authorization: `token ${by.token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const idOf = (answer: unknown): number => Number(field(answer, 'id'));
  return {
    async openPull(by, { branch, title, body = '', base = 'main' }) {
      // A real forge that has much to do learns of a branch moments after its push.
      for (let pause = 100; ; pause *= 2) {
        try {
          return Number(field(await call(by, 'POST', '/pulls', { head: branch, base, title, body }), 'number'));
        } catch (error) {
          if (!stage.slow || pause > 5_000 || !String(error).includes(' 404 ')) throw error;
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      }
    },
    async review(by, pull, decision, body = decision === 'approve' ? '' : '意见', commit, lines = []) {
      const event = events[stage.dialect][decision];
      const comments = lines.map(({ path, line, body: said, old = false }) => {
        const place = old ? { old_position: line } : { new_position: line };
        return github ? { path, body: said, line, side: old ? 'LEFT' : 'RIGHT' } : { path, body: said, ...place };
      });
      const more = { ...(commit ? { commit_id: commit } : {}), ...(comments.length > 0 ? { comments } : {}) };
      return idOf(await call(by, 'POST', `/pulls/${pull}/reviews`, { event, body, ...more }));
    },
    async submit(by, pull, review, decision, body = '') {
      const event = events[stage.dialect][decision];
      await call(by, 'POST', `/pulls/${pull}/reviews/${review}${github ? '/events' : ''}`, { event, body });
    },
    async dismiss(by, pull, review) {
      await call(by, github ? 'PUT' : 'POST', `/pulls/${pull}/reviews/${review}/dismissals`, { message: '撤销' });
    },
    async deleteReview(by, pull, review) {
      await call(by, 'DELETE', `/pulls/${pull}/reviews/${review}`);
    },
    comment: async (by, pull, body) => idOf(await call(by, 'POST', `/issues/${pull}/comments`, { body })),
    async closePull(by, pull) {
      await call(by, 'PATCH', `/pulls/${pull}`, { state: 'closed' });
    },
    async retarget(by, pull, base) {
      await call(by, 'PATCH', `/pulls/${pull}`, { base });
    },
    async merge(by, pull, style = 'merge') {
      const body = github ? { merge_method: style } : { Do: style };
      await call(by, github ? 'PUT' : 'POST', `/pulls/${pull}/merge`, body);
    },
    async statuses(by, commit) {
      const rows = await call(
        by,
        'GET',
        github ? `/commits/${commit}/statuses` : `/statuses/${commit}?sort=recentupdate`,
      );
      // Marks of one second come in any order: the newest has the highest number.
      const all: unknown[] = Array.isArray(rows) ? rows : [];
      return [...all]
        .sort((a, b) => idOf(b) - idOf(a))
        .map((row) => ({
          context: String(field(row, 'context')),
          state: String(field(row, github ? 'state' : 'status')),
          description: String(field(row, 'description')),
        }));
    },
  };
}
