import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import { checkProposed } from '../../scripts/site/proposed.ts';
import type { Blocks, Columns } from '../../scripts/site/types.gen.ts';
import { inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder = '';
let proper: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  proper = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

function faults(change: { blocks?: Blocks; columns?: Partial<Columns> }, bundle = 'main/blocks.yml') {
  const main = proper.sites.get('main');
  if (!main) throw new Error('no main site');
  const changed = { ...main, blocks: change.blocks ?? main.blocks, columns: { ...main.columns, ...change.columns } };
  const inForce = { ...proper, sites: new Map([...proper.sites, ['main', changed] as const]) };
  return checkProposed(inForce, bundle).map(({ key, params }) => [key, ...Object.values(params)]);
}

describe('blocks and columns that are proposed', () => {
  it('fit in the made-up county', () => {
    for (const file of ['blocks', 'columns']) expect(faults({}, `main/${file}.yml`)).toEqual([]);
  });

  it('may not name a column, a section or a unit that is not there', () => {
    const blocks: Blocks = {
      blocks: [
        { block: 'list', title: '要闻', column: 'gone' },
        { block: 'columns', columns: ['lost'] },
        { block: 'list', title: '版块', section: 'nowhere' },
      ],
      channels: [{ unit: 'nobody', blocks: [{ block: 'list', title: '频道', columns: ['far'] }] }],
    };
    expect(faults({ blocks })).toEqual([
      ['unit-unknown', 'channels', 'nobody'],
      ['block-column-unknown', '要闻', 'gone'],
      ['block-column-unknown', 'columns', 'lost'],
      ['block-section-unknown', '版块', 'nowhere'],
      ['block-column-unknown', '频道', 'far'],
    ]);
  });

  it('may not take a column away that a block still names', () => {
    const blocks: Blocks = { blocks: [{ block: 'list', title: '要闻', column: 'gone' }] };
    expect(faults({ blocks }, 'main/columns.yml')).toEqual([['block-column-unknown', '要闻', 'gone']]);
  });

  it('may not take an address that the site needs', () => {
    const sections = [{ id: 'library', title: '文件' }];
    expect(faults({ columns: { sections } }).some(([key]) => key === 'column-reserved')).toBe(true);
  });

  it('do not keep anything else from being changed', () => {
    const blocks: Blocks = { blocks: [{ block: 'list', title: '要闻', column: 'gone' }] };
    for (const other of ['main/policy.yml', 'registry', 'group.yml', 'slj/blocks.yml'])
      expect(faults({ blocks }, other)).toEqual([]);
  });
});
