import { describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../../scripts/forge/ask.ts';
import { ForgeError } from '../../../scripts/forge/forge-error.ts';
import { protection } from '../../../scripts/forge/github/protection.ts';

/** GitHub with these active rules; its classic protection is an answer, or a status with GitHub's words. */
const asking =
  (rules: (string | { type: string; parameters: object })[], classic: object | [number, string]): Ask =>
  async (endpoint) => {
    const answer = (data: unknown): Answer => ({ endpoint, status: 200, headers: {}, data });
    if (endpoint.includes('/rules/'))
      return answer(rules.map((rule) => (typeof rule === 'string' ? { type: rule } : rule)));
    if (!endpoint.endsWith('/protection')) return answer({ name: 'ledger', protected: true });
    if (!Array.isArray(classic)) return answer(classic);
    const [status, reason] = classic;
    const key = status === 404 ? 'forge-missing' : status === 403 ? 'forge-forbidden' : 'forge-failed';
    throw new ForgeError(key, endpoint, status, { reason });
  };
const none: [number, string] = [404, 'Branch not protected'];
const hidden: [number, string] = [404, 'Not Found'];
const ruled = ['update', 'deletion', 'non_fast_forward'];

describe('protection of a branch on GitHub', () => {
  it('by a ruleset that restricts updates leaves it to those on a list', async () => {
    const wanted = { push: 'listed', forcePush: false, deletion: false };
    expect(await protection(asking(ruled, none), 'ledger')).toMatchObject(wanted);
    expect(await protection(asking(ruled, hidden), 'ledger')).toMatchObject(wanted);
  });

  it('by a ruleset that restricts only deletion leaves it to all writers', async () => {
    expect(await protection(asking(['deletion'], none), 'ledger')).toMatchObject({
      push: 'writers',
      forcePush: true,
      deletion: false,
    });
  });

  it.each([hidden, [404, '—'], [403, 'Resource not accessible by integration']] as [number, string][])(
    'is not known where its classic protection is hidden: %s %s',
    async (...told) => {
      expect(await protection(asking(['deletion'], told), 'ledger')).toEqual({
        push: null,
        forcePush: null,
        deletion: false,
        checks: null,
        approvals: null,
        owners: null,
        administrators: null,
      });
    },
  );

  it('by code owners is known from either way of protecting, and never taken for given', async () => {
    const rule = (owned: boolean) => ({ type: 'pull_request', parameters: { require_code_owner_review: owned } });
    const classic = (owned: boolean) => ({ required_pull_request_reviews: { require_code_owner_reviews: owned } });
    const owners = async (...by: Parameters<typeof asking>) => (await protection(asking(...by), 'main'))?.owners;
    expect(await owners([rule(true)], none)).toBe(true);
    expect(await owners([rule(true)], hidden)).toBe(true);
    expect(await owners([], classic(true))).toBe(true);
    expect(await owners([rule(false)], classic(false))).toBe(false);
    expect(await owners([], {})).toBe(false);
    expect(await owners([rule(false)], hidden)).toBeNull();
  });

  it('58 · is an error where GitHub fails', async () => {
    await expect(protection(asking(ruled, [500, '—']), 'ledger')).rejects.toMatchObject({ status: 500 });
  });
});
