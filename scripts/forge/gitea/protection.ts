import { parse } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { unlessMissing } from '../both.ts';
import type { Protection } from '../forge.ts';
import { ForgeError } from '../forge-error.ts';

/** The rule in effect is named, and may be read, only for administrators of the repository; the rest know that there is one. */
export async function protection(ask: Ask, branch: string): Promise<Protection | null> {
  const answer = await ask('GET /repos/{owner}/{repo}/branches/{branch}', { branch });
  const value = parse('forge-branch', answer, answer.data);
  if (!value.protected) return null;
  const rule = await ruleOf(ask, value.effective_branch_protection_name ?? '');
  const checked = rule ?? value;
  // A protected branch of Gitea and Forgejo cannot be deleted, nor be forced where the version does not know a switch for it.
  return {
    push: rule ? (rule.enable_push ? (rule.enable_push_whitelist ? 'listed' : 'writers') : 'nobody') : null,
    forcePush: rule ? (rule.enable_force_push ?? false) : null,
    deletion: false,
    checks: checked.enable_status_check ? (checked.status_check_contexts ?? []) : [],
    approvals: checked.required_approvals ?? null,
    owners: null,
    administrators: rule ? (rule.apply_to_admins ?? rule.block_admin_merge_override ?? false) : null,
  };
}

async function ruleOf(ask: Ask, name: string) {
  if (name === '') return null;
  try {
    const answer = await unlessMissing(ask('GET /repos/{owner}/{repo}/branch_protections/{name}', { name }));
    return answer && parse('forge-protection-gitea', answer, answer.data);
  } catch (error) {
    if (error instanceof ForgeError && error.said.key === 'forge-forbidden') return null;
    throw error;
  }
}
