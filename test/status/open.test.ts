import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as status } from '../../scripts/status.ts';
import { County, text } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const file = (name: string) => `content/main/gsgg/2026/${name}/index.md`;
let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder, async (book) => {
    await book.publish('main/gsgg/2026/live', { front: { id: 'statuslive' } });
  });
  const { repository } = county;
  await repository.run('switch', '-q', '-c', 'draft');
  await repository.commit({ files: { [file('one')]: text('statusone1') }, message: '一' });
  await repository.run('switch', '-q', '-');
});
afterAll(() => removeFolder(folder));

const rows = async (): Promise<{ path: string; branch: string | null }[]> => {
  const ran = await county.run(status, ['--json']);
  return JSON.parse(ran.text.slice(ran.text.indexOf('{'))).rows.map(
    ({ path, branch }: { path: string; branch: string | null }) => ({ path, branch }),
  );
};

describe('qianfa status in a clone without a forge', () => {
  it('shows what somebody began on another branch, and names it', async () => {
    expect(await rows()).toEqual([{ path: 'main/gsgg/2026/one', branch: 'draft' }]);
    expect((await county.run(status, [])).text).toContain('（分支 draft）');
  });

  it('names no branch for what is checked out', async () => {
    await county.repository.run('switch', '-q', 'draft');
    expect(await rows()).toEqual([{ path: 'main/gsgg/2026/one', branch: null }]);
    await county.repository.run('switch', '-q', '-');
  });

  it('shows an article once, however many branches hold it as it is', async () => {
    await county.repository.run('branch', 'copy', 'draft');
    expect(await rows()).toEqual([{ path: 'main/gsgg/2026/one', branch: expect.stringMatching(/^(copy|draft)$/) }]);
    await county.repository.run('branch', '-D', 'copy');
  });

  it('does not show what a branch took over from elsewhere, nor what is live as it stands there', async () => {
    const { repository } = county;
    await repository.run('branch', 'behind', 'HEAD');
    await repository.run('merge', '-q', 'draft');
    expect(await rows()).toEqual([{ path: 'main/gsgg/2026/one', branch: null }]);
  });
});
