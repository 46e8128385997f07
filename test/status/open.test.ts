import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

  it('asks git what stands on another branch once, not for every article there', async () => {
    const { repository } = county;
    const names = Array.from({ length: 12 }, (_, at) => `many${at}`);
    const branch = async (name: string, all: readonly string[], body: string) => {
      await repository.run('switch', '-q', '-C', name, 'main');
      const files = Object.fromEntries(all.map((one, at) => [file(one), text(`statusmn${at + 10}`, {}, body)]));
      await repository.commit({ files, message: name });
      await repository.run('switch', '-q', 'main');
    };
    const asked = async () => {
      await writeFile(join(folder, 'asked'), '');
      const ran = await county.run(status, [], { env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` } });
      expect(ran.code).toBe(0);
      const calls = (await readFile(join(folder, 'asked'), 'utf8')).split('\n');
      return { text: ran.text, count: calls.filter((call) => call.includes('--batch-check')).length };
    };
    await mkdir(join(folder, 'bin'));
    const real = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
    const script = `#!/bin/sh\necho "$*" >> ${join(folder, 'asked')}\nexec ${real} "$@"\n`;
    await writeFile(join(folder, 'bin/git'), script, { mode: 0o755 });
    await branch('many', names.slice(0, 2), '正文一。\n');
    const two = await asked();
    await branch('many', names, '正文一。\n');
    const twelve = await asked();
    expect(twelve.text).toContain('statusmn21');
    // For each article it is still asked who wrote it.
    expect(twelve.count).toBe(two.count + 10);
    // The same articles are under way here too, otherwise written.
    await repository.commit({
      files: Object.fromEntries(names.map((one, at) => [file(one), text(`statusmn${at + 10}`, {}, '正文二。\n')])),
      message: 'here',
    });
    const both = await asked();
    expect(both.text.match(/分支 many/g)?.length ?? 0).toBeGreaterThanOrEqual(12);
    expect(both.count).toBeLessThan(twelve.count + names.length + 5);
  });
});
