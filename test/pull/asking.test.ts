import { describe, expect, it } from 'vitest';
import { command as signoff } from '../../scripts/signoff.ts';
import { approved, article, dialects } from '../attacks/forge-cases.ts';
import type { ForgedCounty } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import type { PersonId } from '../fixture/group.ts';

describe.each(dialects)('whom our run asks for a review on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  /** Who is asked on a pull request after a run. */
  const asked = async (pull: number): Promise<PersonId[]> => {
    await county.run(signoff, ['--pull', String(pull)]);
    const ids = county.forge.state.pulls.find(({ number }) => number === pull)?.asked.map(String) ?? [];
    return (Object.keys(county.people) as PersonId[]).filter((person) => ids.includes(county.people[person].id));
  };

  it('whoever is next, and nobody whose turn it is not', async () => {
    const pull = await article(county, 'next');
    expect(await asked(pull)).toEqual(['reviewer', 'reviewer2']);
    await county.review('reviewer', pull);
    expect(await asked(pull)).toEqual(['reviewer2', 'principal']);
  });

  it('somebody whose review was dismissed, anew', async () => {
    const pull = await article(county, 'again');
    const review = await county.review('reviewer', pull);
    await county.forge.dismiss(county.service, pull, review);
    expect(await asked(pull)).toContain('reviewer');
  });

  it('somebody who approved before it was his turn, anew when it is', async () => {
    const pull = await article(county, 'early');
    await county.review('principal', pull);
    expect(await asked(pull)).not.toContain('principal');
    await county.review('reviewer', pull);
    expect(await asked(pull)).toContain('principal');
  });

  it('somebody whose approval counts no more because the pull request was turned, anew', async () => {
    const pull = await approved(county, 'turn');
    await county.forge.git.run(['branch', 'elsewhere', 'main']);
    for (const base of ['elsewhere', 'main']) await county.forge.retarget(county.people.officer, pull, base);
    expect(await asked(pull)).toContain('reviewer');
  });

  it('not somebody who only commented on what stands there: the comment tells him what to press', async () => {
    const pull = await article(county, 'said');
    await county.review('reviewer', pull, 'comment', '同意');
    expect(await asked(pull)).toEqual(['reviewer2']);
    expect(county.comment(pull)).toMatch(/\*\*reviewer\*\* 写了“同意”，文字不算审批/);
  });
});
