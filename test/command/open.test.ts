import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as ledger } from '../../scripts/ledger.ts';
import { County } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

describe('a clone of a repository whose ledger is a branch of its own', () => {
  let county: County;
  let folder = '';
  beforeAll(async () => {
    folder = await temporaryFolder();
    county = await County.found(join(folder, 'county'));
    const { repository } = county;
    const commit = await repository.run('commit-tree', 'HEAD:content/ledger', '-m', '台账');
    await repository.run('branch', 'ledger', commit);
    await repository.run('rm', '-rq', 'content/ledger');
    await repository.commit({ message: '台账改放 ledger 分支' });
    await repository.run('clone', '-q', repository.folder, join(folder, 'clone'));
  });
  afterAll(() => removeFolder(folder));

  const verify = () => county.run(ledger, ['verify', '--repo', join(folder, 'clone')]);

  it('reads the ledger as it was last fetched, without a branch of one’s own', async () => {
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('reads the branch here where there is one', async () => {
    await county.repository.run('-C', join(folder, 'clone'), 'branch', 'ledger', 'origin/main');
    expect((await verify()).code).not.toBe(0);
  });
});
