import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConsistency } from '../../scripts/site/consistency.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Column, Site } from '../../scripts/site/types.gen.ts';
import { inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let proper: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  proper = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** What is found when the main site's first column or its site file is changed. */
function faults({ column = {}, site = {} }: { column?: Partial<Column>; site?: Partial<Site> }): string[] {
  const main = proper.sites.get('main');
  const [first, ...rest] = main?.columns.columns ?? [];
  if (!main || !first) throw new Error('no main site');
  const changed = {
    ...main,
    site: { ...main.site, ...site },
    columns: { ...main.columns, columns: [{ ...first, ...column }, ...rest] },
  };
  return checkConsistency({ ...proper, sites: new Map([...proper.sites, ['main', changed]]) }, [
    ...proper.bundles.keys(),
  ]).map(({ key }) => key);
}

describe('governed files that name each other', () => {
  it('fit in the made-up county', () => {
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['a host that is no unit', { site: { host: 'nowhere' } }, 'unit-unknown'],
    ['a security keeper who is nobody', { site: { security: 'ghost' } }, 'person-unknown'],
    ['[C13.4] a column kept by nobody', { column: { person: 'ghost' } }, 'person-unknown'],
    ['a column that would hide the search page', { column: { id: 'search' } }, 'column-reserved'],
    ['a column of an unknown unit', { column: { units: ['nowhere'] } }, 'unit-unknown'],
    ['[E11] a column proposed by an unknown unit', { column: { proposer: 'nowhere' } }, 'unit-unknown'],
    ['a column in no section', { column: { section: 'nowhere' } }, 'section-unknown'],
    ['two columns of one name', { column: { id: 'gsgg' } }, 'column-twice'],
    ['a column named like a section', { column: { id: 'zw' } }, 'column-twice'],
  ])('do not fit with %s', (_, change, key) => {
    expect(faults(change)).toEqual([key]);
  });
});
