import { parse } from '../answers.ts';
import type { Ask } from '../ask.ts';
import type { Protection } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';
import { list } from './list.ts';

/**
 * GitHub protects a branch in two ways that add up: its classic protection, which only administrators may read, and rulesets, whose
 * active rules everybody may read who reads the repository.
 */
export async function protection(ask: Ask, branch: string): Promise<Protection | null> {
  const answer = await ask('GET /repos/{owner}/{repo}/branches/{branch}', { branch });
  if (!parse('forge-branch', answer, answer.data).protected) return null;
  const { answer: from, rows } = await list(ask, 'GET /repos/{owner}/{repo}/rules/branches/{branch}', { branch });
  const rules = rows.map((row) => parse('forge-rule-github', from, row));
  const has = (type: string) => rules.some((rule) => rule.type === type);
  const ruled = rules
    .flatMap(({ parameters }) => parameters?.required_status_checks ?? [])
    .map(({ context }) => context);
  const approvals = rules.map(({ parameters }) => parameters?.required_approving_review_count ?? 0);
  const owned = rules.some(({ parameters }) => parameters?.require_code_owner_review === true);
  const classic = await classicProtection(ask, branch);
  if (classic === 'hidden') {
    return {
      push: has('pull_request') ? 'nobody' : has('update') ? 'listed' : null,
      forcePush: has('non_fast_forward') ? false : null,
      deletion: has('deletion') ? false : null,
      checks: ruled.length > 0 ? ruled : null,
      approvals: has('pull_request') ? Math.max(...approvals) : null,
      owners: owned ? true : null,
      administrators: null,
    };
  }
  const reviews = classic?.required_pull_request_reviews;
  // `update` ("Restrict updates") leaves the branch to those who may pass by the ruleset.
  const open = classic?.restrictions || has('update') ? 'listed' : 'writers';
  return {
    push: reviews || has('pull_request') ? 'nobody' : open,
    forcePush: !has('non_fast_forward') && classic?.allow_force_pushes?.enabled !== false,
    deletion: !has('deletion') && classic?.allow_deletions?.enabled !== false,
    checks: [...new Set([...ruled, ...(classic?.required_status_checks?.contexts ?? [])])],
    approvals: Math.max(0, ...approvals, reviews?.required_approving_review_count ?? 0),
    owners: owned || reviews?.require_code_owner_reviews === true,
    // Who may pass by a ruleset is not among its active rules.
    administrators: classic ? (classic.enforce_admins?.enabled ?? false) : null,
  };
}

/** Null where there is none, which GitHub says in words: a bare 404 is what those hear who may not know. */
async function classicProtection(ask: Ask, branch: string) {
  try {
    const answer = await ask('GET /repos/{owner}/{repo}/branches/{branch}/protection', { branch });
    return parse('forge-protection-github', answer, answer.data);
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    if (error.status === 404 && /^Branch not protected\b/i.test(String(error.said.params.reason))) return null;
    if (error.status === 404 || error.said.key === 'forge-forbidden') return 'hidden' as const;
    throw error;
  }
}
