import type { Access } from '../access.ts';
import { commentFrom, lineCommentFromGithub, reviewFrom } from '../answers.ts';
import { connect } from '../ask.ts';
import { askEach, both, mergePinned } from '../both.ts';
import { keepComment } from '../comments.ts';
import type { Forge } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import { accountById, me } from './accounts.ts';
import { inside } from './inside.ts';
import { list } from './list.ts';
import { protection } from './protection.ts';
import { asked, mergedSince, openPulls, pullsOf } from './pulls.ts';
import { retargeted } from './retargeted.ts';

/** GitHub's comments end here. */
const longestComment = 65_536;

/** A repository on GitHub or GitHub Enterprise Server. */
export function openGithub(access: Access): Forge {
  const ask = connect(access);
  const shared = both(ask);
  const forge: Forge = {
    ...shared,
    dialect: 'github',
    url: access.url,
    repository: access.repository,
    me: () => me(ask),
    accountById: (id) => accountById(ask, id),
    openPulls: (branch) => openPulls(ask, branch),
    mergedSince: (branch, since) => mergedSince(ask, branch, since),
    pullsOf: (commit) => pullsOf(ask, commit),
    async reviews(number) {
      const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls/{number}/reviews', { number });
      return rows.map((row) => reviewFrom('github', answer, row));
    },
    retargeted: (number) => retargeted(ask, number),
    async comments(number) {
      const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/issues/{number}/comments', { number });
      return rows.map((row) => commentFrom(answer, row));
    },
    async lineComments(number) {
      const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/pulls/{number}/comments', { number });
      return rows.map((row) => lineCommentFromGithub(answer, row));
    },
    async putComment(number, marker, body) {
      if (body.length + marker.length + 32 > longestComment) {
        const endpoint = `POST /repos/${access.repository}/issues/${number}/comments` as const;
        throw new ForgeError('forge-comment-long', endpoint, null, { length: body.length, limit: longestComment });
      }
      return keepComment(ask, await forge.comments(number), forge.me, { number, marker, body });
    },
    attach: async () => null,
    asked: (number) => asked(ask, number),
    async requestReviews(number, ids) {
      const { opener } = await shared.pull(number);
      const passed = [opener?.id, ...(await forge.asked(number)).map(({ id }) => id)];
      return askEach(
        ask,
        number,
        ids.filter((id) => !passed.includes(id)),
        forge.accountById,
      );
    },
    merge: (number, head) =>
      mergePinned(ask, shared.pull, access.sleep, {
        number,
        head,
        route: 'PUT /repos/{owner}/{repo}/pulls/{number}/merge',
        params: { sha: head },
      }),
    protection: (branch) => protection(ask, branch),
    inside: () => inside(ask),
  };
  return forge;
}
