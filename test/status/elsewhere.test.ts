import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitOf } from '../../scripts/git/git.ts';
import { changedElsewhere } from '../../scripts/status/elsewhere.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

let folder: string;
let repository: Repository;
const path = 'content/main/gzdt/2026/a';
beforeAll(async () => {
  folder = await temporaryFolder();
  repository = await makeRepository(folder);
  await repository.commit({ message: 'found', files: { [`${path}/index.md`]: '甲' } });
  await repository.run('branch', 'idle');
  await repository.run('switch', '-q', '-c', 'other');
  await repository.commit({ message: 'other', files: { [`${path}/index.md`]: '乙' }, author: 'wang@shiqiao.example' });
  await repository.run('switch', '-q', '-c', 'ledger');
  await repository.run('switch', '-q', '-c', 'same', 'main');
  await repository.commit({ message: 'same', files: { [`${path}/index.md`]: '丙' } });
  await repository.run('switch', '-q', 'main');
});
afterAll(() => removeFolder(folder));
const elsewhere = async () => {
  const head = (await commitOf(repository.git, 'HEAD')) ?? '';
  return (await changedElsewhere(repository.git, head, [path])).get(path) ?? [];
};

describe('an article that two officers change', () => {
  it('is told with the branch and whoever did it', async () => {
    await repository.commit({ message: 'mine', files: { [`${path}/index.md`]: '丙' } });
    const found = await elsewhere();
    // The branch `same` holds what is here, `idle` holds nothing of its own, `ledger` is no officer's work.
    expect(found.map(({ branch }) => branch)).toEqual(['other']);
    expect(found[0]?.at).toMatch(/^\d{4}-\d{2}-\d{2}T/);
  });

  it('is no news once the other work is in this one', async () => {
    await repository.run('merge', '-q', '-s', 'ours', '-m', 'merged', 'other');
    expect(await elsewhere()).toEqual([]);
  });
});
