import type { Access } from '../access.ts';
import { commentFrom, lineCommentFromGitea, reviewFrom } from '../answers.ts';
import { connect } from '../ask.ts';
import { askEach, both, mergePinned } from '../both.ts';
import { keepComment } from '../comments.ts';
import type { Forge, LineComment } from '../forge.ts';
import { accountById, me } from './accounts.ts';
import { attach } from './attach.ts';
import { inside } from './inside.ts';
import { list } from './list.ts';
import { protection } from './protection.ts';
import { mergedSince, openPulls, pullsOf } from './pulls.ts';
import { retargeted } from './retargeted.ts';

/** A repository on Gitea or Forgejo. */
export function openGitea(access: Access): Forge {
  const ask = connect(access);
  const shared = both(ask);
  const forge: Forge = {
    ...shared,
    dialect: 'gitea',
    url: access.url,
    repository: access.repository,
    me: () => me(ask),
    accountById: (id) => accountById(ask, id),
    openPulls: (branch) => openPulls(ask, branch),
    mergedSince: (branch, since) => mergedSince(ask, branch, since),
    pullsOf: (commit) => pullsOf(ask, commit),
    async reviews(number) {
      const route = 'GET /repos/{owner}/{repo}/pulls/{number}/reviews';
      const { answer, rows } = await list(ask, route, { number }, { hides: true });
      return rows.map((row) => reviewFrom('gitea', answer, row));
    },
    retargeted: (number, merged) => retargeted(ask, number, merged),
    async comments(number) {
      const { answer, rows } = await list(ask, 'GET /repos/{owner}/{repo}/issues/{number}/comments', { number });
      return rows.map((row) => commentFrom(answer, row));
    },
    async lineComments(number, reviews) {
      const found: LineComment[] = [];
      for (const review of reviews.filter(({ state }) => state !== 'requested' && state !== 'pending')) {
        const route = 'GET /repos/{owner}/{repo}/pulls/{number}/reviews/{id}/comments';
        const { answer, rows } = await list(ask, route, { number, id: review.id });
        found.push(...rows.map((row) => lineCommentFromGitea(answer, row, review)));
      }
      return found.sort((a, b) => Number(a.id) - Number(b.id));
    },
    putComment: async (number, marker, body) =>
      keepComment(ask, await forge.comments(number), forge.me, { number, marker, body }),
    attach: (comment, file) => attach(ask, comment, file),
    // The pull request's own list of requested reviewers names those who answered, too.
    asked: async (number) =>
      (await forge.reviews(number)).flatMap(({ state, account }) =>
        state === 'requested' && account ? [account] : [],
      ),
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
        route: 'POST /repos/{owner}/{repo}/pulls/{number}/merge',
        params: { Do: 'merge', head_commit_id: head },
      }),
    protection: (branch) => protection(ask, branch),
    inside: () => inside(ask),
  };
  return forge;
}
