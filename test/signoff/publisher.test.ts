import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishersOf } from '../../scripts/signoff/publisher.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { news } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

/** Who publishes these on a day of March, by the publishers that main and sub-site name. */
function names(main: string, items: readonly Facts[], { slj = '', day = '2026-03-05' } = {}): string[] | null {
  const policy = (bundle: string, line: string) => ({
    [bundle]: { 'policy.yml': `${group.governed[bundle]?.['policy.yml']}${line && `publisher: [${line}]\n`}` },
  });
  const inForce = inForceOf({
    ...group.governed,
    ...policy('main/policy.yml', main),
    ...policy('slj/policy.yml', slj),
  });
  return publishersOf(inForce, items, day)?.map(({ id }) => id) ?? null;
}
const rules: Facts = { change: 'governed', governed: 'registry', site: 'main' };

describe('[E19] who publishes', () => {
  it('is left to anybody where no policy of the items names one', () => {
    expect(names('', [news])).toBeNull();
    expect(names('site-admin@xzfb', [{ ...news, site: 'slj' }])).toBeNull();
    expect(names('site-admin@xzfb', [])).toBeNull();
    expect(names('site-admin@xzfb', [{ ...news, site: 'gone' }])).toBeNull();
  });

  it('is everybody who holds a named post on that day, stand-ins too, each once', () => {
    expect(names('site-admin@xzfb, principal@own', [news, news])).toEqual(['site-admin', 'principal', 'deputy']);
    expect(names('principal@own', [news], { day: '2026-03-11' })).toEqual(['principal']);
    expect(names('principal@own', [{ ...news, unit: 'jyj' }])).toEqual(['school-principal']);
  });

  it('is nobody where the named post is vacant, or has no unit for the item', () => {
    expect(names('reviewer@jyj', [news], { day: '2025-12-31' })).toEqual([]);
    expect(names('principal@own', [rules])).toEqual([]);
  });

  it('goes by each item’s site, the group’s files by the main one', () => {
    const items = [{ ...news, site: 'slj' }, news];
    expect(names('site-admin@xzfb', items, { slj: 'reviewer@slj' })).toEqual(['reviewer', 'reviewer2', 'site-admin']);
    expect(names('site-admin@xzfb', [{ change: 'governed', governed: 'group.yml' }])).toEqual(['site-admin']);
  });
});
