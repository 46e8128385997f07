import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forge } from '../../scripts/forge/forge.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository } from '../fixture/repository.ts';
import { createForge, type FakeForge } from '../forge/fake/forge.ts';
import { cloneUrl, forgeOf, type Person } from '../forge/stage.ts';
import { toldOf } from './told.ts';

let folder: string;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

const told = (forge: Forge) => toldOf(forge, inForce);

describe.each(['github', 'gitea'] as const)('on a forge of %s', (dialect) => {
  let forge: FakeForge;
  let admin: Person;
  let service: Person;
  beforeAll(async () => {
    forge = await createForge({ dialect });
    admin = await forge.addUser('admin', 'admin');
    service = await forge.addUser('service', 'write');
    await forge.addUser('reader', 'read');
    const work = await makeRepository(join(folder, dialect));
    await work.commit({ files: { a: 'a' } });
    for (const branch of ['main', 'ledger', 'approvals'])
      await work.run('push', '-q', cloneUrl(forge, admin), `HEAD:refs/heads/${branch}`);
  });
  afterAll(() => forge.close());

  it('an administrator’s token sees branches without protection, a plain secret, and who may do what', async () => {
    forge.state.secrets = ['QIANFA_RECORDER_KEY'];
    forge.state.deployKeys = [
      { title: '登记机', read_only: false },
      { title: '备份', read_only: true },
    ];
    const all = await told(forgeOf(forge, admin));
    expect(all.mend).toMatch(
      /分支 main 没有保护[\s\S]*分支 ledger 没有保护[\s\S]*分支 approvals 没有保护[\s\S]*普通机密里有 QIANFA_RECORDER_KEY/,
    );
    expect(all.open).toMatch(/能管理的：admin\*；能推送的：service\*/);
    expect(all.open).not.toMatch(/多把部署密钥/);
  });

  it('protected branches are good', async () => {
    forge.state.secrets = [];
    forge.state.guarded = ['main', 'ledger', 'approvals'];
    await forge.protect({
      directPush: 'nobody',
      checks: ['qianfa/signoff'],
      approvals: 0,
      dismissStale: false,
      administrators: true,
    });
    const all = await told(forgeOf(forge, admin));
    expect(all.mend).toBe('');
    expect(all.good).toMatch(
      /分支 main 只能经合并请求改动[\s\S]*分支 ledger 只许名单内推送[\s\S]*分支 approvals 不许强推和删除/,
    );
  });

  it('a token without rights to administer says what it could not read', async () => {
    const all = await told(forgeOf(forge, service));
    expect(all.mend).toBe('');
    expect(all.unknown).toMatch(/普通机密里有没有密钥/);
    expect(all.unknown).toMatch(/分支 ledger 谁能推送/);
    expect(all.unknown).toMatch(/分支 approvals 能否强推或删除/);
  });

  it('a branch of approvals that nobody pushed yet is told', async () => {
    forge.trouble(/branches\/approvals$/, { kind: 'status', status: 404, message: 'Branch not found' });
    const all = await told(forgeOf(forge, admin));
    forge.calm();
    expect(all.open).toMatch(/还没有分支 approvals/);
    expect(all.good).not.toMatch(/approvals/);
  });

  it('58 · a forge that fails is an error, never good', async () => {
    forge.trouble(/\/keys/, { kind: 'status', status: 500 });
    await expect(told(forgeOf(forge, admin))).rejects.toMatchObject({ status: 500 });
    forge.calm();
  });
});
