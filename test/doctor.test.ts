import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command as doctor } from '../scripts/doctor.ts';
import { County } from './attacks/county.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

let county: County;
let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder);
  county.at('2026-03-02T12:00:00+08:00');
});
afterAll(() => removeFolder(folder));

it('says what is there: tools, root, ledger, the recorder’s key', async () => {
  await chmod(county.group.recorder.file, 0o600);
  const ran = await county.run(doctor, []);
  expect(ran.text).toMatch(/✓ Node 24/);
  expect(ran.text).toMatch(/✓ git version/);
  expect(ran.text).toContain(`✓ 已核对台账根 ${county.root.slice(0, 12)}`);
  expect(ran.text).toMatch(/✓ 台账核验通过：1 条/);
  expect(ran.text).toMatch(/✓ 登记机密钥属于 \S+，只有本账户可读/);
  expect(ran.text).toMatch(/须改 0 项/);
});

it('a machine without git, ssh-keygen, Chromium and letters is told what to install, and refused', async () => {
  const ran = await county.run(doctor, ['--ledger', 'content/ledger'], {
    env: { PATH: '/nowhere', CHROMIUM: '/nowhere' },
  });
  expect(ran.text).toMatch(/没有 git，或不能启动|spawn git ENOENT/);
  expect(ran.code).not.toBe(0);
});

it('an unpinned root is to be mended', async () => {
  const ran = await county.run(doctor, [], { env: { QIANFA_ROOT: undefined } });
  expect(ran.code).toBe(1);
  expect(ran.text).toMatch(/✗ 须改：没有指定台账根/);
});

it('a ledger that was tampered with is to be mended', async () => {
  const ran = await county.run(doctor, ['--root', 'f'.repeat(64)]);
  expect(ran.code).toBe(1);
  expect(ran.text).toMatch(/✗ 须改：台账未通过核验/);
});

it('an old checkpoint is told', async () => {
  county.at('2026-03-09T12:00:00+08:00');
  expect((await county.run(doctor, [])).text).toMatch(/最近的校核点是 .*已超过一天/);
});

it('a recorder’s key that others can read, that lies in the repository, or that is nobody’s, is to be mended', async () => {
  const inside = join(county.repository.folder, 'recorder');
  await copyFile(county.group.recorder.file, inside);
  await copyFile(`${county.group.recorder.file}.pub`, `${inside}.pub`);
  await chmod(inside, 0o644);
  const ran = await county.run(doctor, [], { env: { QIANFA_RECORDER_KEY: inside } });
  expect(ran.code).toBe(1);
  expect(ran.text).toMatch(/登记机密钥 .* 在代码库的文件夹里/);
  expect(ran.text).toMatch(/登记机密钥 .* 别的账户也能读/);
  const other = await county.run(doctor, [], { env: { QIANFA_RECORDER_KEY: county.group.keys.officer.file } });
  expect(other.text).toMatch(/登记机密钥没有备案或读不出/);
  await writeFile(join(folder, 'empty'), '');
  const broken = await county.run(doctor, [], { env: { QIANFA_RECORDER_KEY: join(folder, 'empty') } });
  expect(broken.code).toBe(1);
  expect(broken.text).not.toContain(await readFile(county.group.recorder.file, 'utf8'));
});
