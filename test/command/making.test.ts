import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as publish } from '../../scripts/publish.ts';
import { County } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { mounted, unmount } from '../publish/small-disk.ts';

let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder, async (book) => {
    const duty = [['duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }]] as const;
    await book.publish('main/yjxx/2026/1', { front: { id: 'publish001' }, signing: [...duty] });
  });
});
afterAll(() => removeFolder(folder));

const at = async (asOf: string) =>
  (await county.run(publish, ['--to', join(folder, 'srv'), '--as-of', `2026-03-03T${asOf}:00+08:00`])).text;

describe('a publication that changes nothing', () => {
  it('tells what was to be confirmed by then and is not, though no article is read (attack 70)', async () => {
    expect(await at('08:00')).not.toContain('先发后补超时');
    const still = await at('08:30');
    expect(still).toContain('没有变化，不再重建');
    expect(still).not.toContain('先发后补超时');
    const late = await at('10:00');
    expect(late).toContain('没有变化，不再重建');
    expect(late).toContain('先发后补超时：main/yjxx/2026/1');
  });

  it.each([
    ['a file stands where that would be kept', (at: string) => writeFile(at, '').then(() => true)],
    ['the disk on which that would be kept is read-only', (at: string) => mkdir(at).then(() => mounted('ro', at))],
  ])('or one that changes something, is done and said to be where nothing can be remembered: %s', async (_, hinder) => {
    const memory = join(county.repository.folder, '.git/qianfa');
    await rm(memory, { recursive: true });
    try {
      if (!(await hinder(memory))) return;
      const to = join(folder, `forgetful-${_.length}`);
      const first = await county.run(publish, ['--to', to, '--as-of', '2026-03-03T10:30:00+08:00']);
      expect(first).toMatchObject({ code: 0, text: expect.stringContaining('已发布') });
      const again = await county.run(publish, ['--to', to, '--as-of', '2026-03-03T10:40:00+08:00']);
      expect(again).toMatchObject({ code: 0, text: expect.stringContaining('没有变化，不再重建') });
    } finally {
      await unmount(memory);
      await rm(memory, { recursive: true });
      await mkdir(memory);
    }
  });

  it('makes nothing and tells the same where nothing is remembered', async () => {
    await rm(join(county.repository.folder, '.git/qianfa'), { recursive: true });
    const told = await at('11:00');
    expect(told).toContain('没有变化，不再重建');
    expect(told).toContain('先发后补超时：main/yjxx/2026/1');
  });
});
