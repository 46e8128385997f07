import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as record } from '../../scripts/record.ts';
import type { ForgedCounty } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import { approved, dialects, idOf } from './forge-cases.ts';

describe.each(dialects)('recorders at once, killed, and set back, on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  const run = (pull: number) => county.run(record, ['--pull', String(pull)]);
  const live = async (name: string) => (await county.ledger()).state.articles.get(idOf(name))?.status ?? 'absent';

  it('44 · two recorders at once → each article once, one chain, none lost', async () => {
    const names = ['race1', 'race2'];
    for (const name of names) await county.merge(await approved(county, name));
    await county.second('other.git');
    const ran = await Promise.all([
      county.run(record, ['--since', 'last']),
      county.run(record, ['--since', 'last'], { repo: 'other.git' }),
    ]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    const { records } = await county.ledger();
    for (const name of names)
      expect(records.filter(({ record: made }) => made.items.some(({ id }) => id === idOf(name)))).toHaveLength(1);
  });

  it('59 · killed between the commit and the push → the next run goes on', async () => {
    const pull = await approved(county, 'killed');
    await county.merge(pull);
    // Appended here and never pushed: what a recorder without forge would have left, or one that died.
    const before = await county.forge.git.run(['rev-parse', 'refs/heads/ledger']);
    expect((await run(pull)).code).toBe(0);
    const bare = join(county.folder, 'recorder.git');
    await county.forge.git.run(['update-ref', 'refs/heads/ledger', before.toString('utf8').trim()]);
    await county.work.run('-C', bare, 'update-ref', 'refs/qianfa/ledger', before.toString('utf8').trim());
    expect(await live('killed')).toBe('absent');
    expect((await run(pull)).code).toBe(0);
    expect(await live('killed')).toBe('live');
  });

  it('43 · the ledger branch rolled back on the forge → an error, nothing is recorded', async () => {
    const now = (await county.forge.git.run(['rev-parse', 'refs/heads/ledger'])).toString('utf8').trim();
    await county.forge.git.run(['update-ref', 'refs/heads/ledger', `${now}~1`]);
    expect((await county.run(record, ['--since', 'last'])).code).toBe(2);
    await county.forge.git.run(['update-ref', 'refs/heads/ledger', now]);
    expect((await county.run(record, ['--since', 'last'])).code).toBe(0);
  });
});
