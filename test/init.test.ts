import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as init } from '../scripts/init.ts';
import { command as ledger } from '../scripts/ledger.ts';
import denied from '../scripts/site/denied-keys.json' with { type: 'json' };
import { call, named, openOffice, people } from './command/office.ts';
import { inTemporaryFolder, makeKey } from './fixture/keys.ts';
import { makeRepository } from './fixture/repository.ts';

const trial = [...named, '--keys', 'keys', '--dir', 'county'];
const without = (option: string) =>
  trial.filter((_, index) => ![trial.indexOf(option), trial.indexOf(option) + 1].includes(index));
const changed = (option: string, value: string) => [...without(option), option, value];

/** Runs init in an empty folder and says what it left there. */
const begun = (args: readonly string[], prepare: (folder: string) => Promise<unknown> = async () => undefined) =>
  inTemporaryFolder(async (folder) => {
    await prepare(folder);
    const before = await readdir(folder, { recursive: true });
    const answer = await call(init, args, { cwd: folder });
    return { ...answer, left: (await readdir(folder, { recursive: true })).filter((name) => !before.includes(name)) };
  });

describe('init', () => {
  it('founds a group whose ledger verifies from the root that it shows', async () =>
    inTemporaryFolder(async (folder) => {
      const office = await openOffice(folder);
      const verified = await office.run(ledger, ['verify']);
      expect([verified.code, verified.err]).toEqual([0, '']);
      expect(await office.repository.run('status', '--porcelain')).toBe('');
      expect(await office.repository.run('log', '--format=%an <%ae>')).toBe(
        'recorder-1 <recorder-1@recorder.invalid>\n段磊 <duan-lei@shiqiao.example>',
      );
      expect((await readdir(join(folder, 'keys'))).sort()).toEqual(
        ['duan-lei', 'luo-jianing', 'publisher-1', 'recorder-1', 'tao-ran', 'zhang-wei'].flatMap((name) => [
          name,
          `${name}.pub`,
        ]),
      );
    }));

  it('demands SSH keys for governed files, sensitive and grave matters', async () => {
    const policy = await readFile(new URL('../layouts/init/site/policy.yml', import.meta.url), 'utf8');
    for (const id of ['governed', 'sensitive', 'major', 'major-unit']) {
      const route = policy.split(/\n {2}- id: /).find((part) => part.startsWith(`${id}\n`)) ?? '';
      expect(route.slice(route.lastIndexOf('- {')), id).toContain('grade: ssh');
    }
  });

  it('says the root, where to pin it, what to do next, and that trial keys are for trials', async () => {
    const { code, out } = await begun(trial);
    expect(code).toBe(0);
    expect(out).toMatch(/台账根：([0-9a-f]{64})\n[\s\S]*export QIANFA_ROOT=\1\n/);
    expect(out).toContain('git config user.email zhang-wei@shiqiao.example');
    expect(out).toContain('只供试用');
  });

  it('takes keys that people made themselves, and then makes none', async () =>
    inTemporaryFolder(async (folder) => {
      const roles = ['admin', 'reviewer', 'leader'] as const;
      const options = await Promise.all(
        roles.map(async (role) => [`--${role}`, `${people[role]}:${(await makeKey(folder, role)).file}.pub`]),
      );
      const recorder = await makeKey(folder, 'recorder');
      const own = [...named, ...options.flat(), '--dir', 'county'];
      const answer = await call(init, own, { cwd: folder, env: { QIANFA_RECORDER_KEY: recorder.file } });
      expect(answer).toMatchObject({ code: 0, err: '' });
      expect(answer.out).not.toContain('试用');
      expect(await readFile(join(folder, 'county/content/registry/people.yml'), 'utf8')).toContain('ssh-ed25519');
    }));

  it('asks for what no option gives, again where an answer will not do, and takes the default for an empty line', async () =>
    inTemporaryFolder(async (folder) => {
      const answers = ['Shiqiao', 'shiqiao', '石桥县人民政府', '', 'www.shiqiao.example', '', ...Object.values(people)];
      const answer = await call(init, ['--keys', '../keys', '--dir', '.'], { cwd: await made(folder), answers });
      expect(answer.code).toBe(0);
      expect(answer.err).toContain('小写字母');
      expect(answer.asked).toHaveLength(10);
      expect(await readFile(join(folder, 'county/content/main/site.yml'), 'utf8')).toContain('石桥县人民政府办公室');
    }));

  it('goes on from what a repository holds already', async () =>
    inTemporaryFolder(async (folder) => {
      const repository = await makeRepository(join(folder, 'county'));
      await repository.commit({ files: { 'README.md': '说明', '.gitignore': 'x\n' } });
      expect(await call(init, trial, { cwd: folder })).toMatchObject({ code: 0, err: '' });
      expect(await readFile(join(folder, 'county/.gitignore'), 'utf8')).toBe('x\n');
      expect((await repository.run('log', '--format=%s')).split('\n')).toHaveLength(3);
    }));
});

async function made(folder: string): Promise<string> {
  const county = join(folder, 'county');
  await mkdir(county);
  return county;
}

describe('init refuses, and leaves nothing behind,', () => {
  it.each(['--id', '--name', '--domain', '--admin', '--officer', '--reviewer', '--leader'])(
    'without %s where nobody can be asked',
    async (option) => {
      const { code, err, left } = await begun(without(option));
      expect({ code, left }).toEqual({ code: 2, left: [] });
      expect(err).toContain(`没有给出 ${option}`);
    },
  );

  it.each([
    ['an id that is no id', changed('--id', '石桥'), 2, '--id 的“石桥”'],
    ['a domain that is none', changed('--domain', 'https://shiqiao'), 2, '不是域名'],
    ['a person without an address', changed('--leader', 'luo:罗'), 2, '代号:姓名:邮箱'],
    ['an id with capitals', changed('--leader', 'Luo:罗:luo@x.example'), 2, '代号:姓名:邮箱'],
    ['a reviewer who also writes', changed('--reviewer', people.officer), 2, '四人须各不相同'],
    ['one address for two people', changed('--reviewer', 'li:李:ZHANG-WEI@shiqiao.example'), 2, '四人须各不相同'],
    ['signers without keys', without('--keys'), 2, '要签署，请写明其公钥文件'],
    ['a key file that is not there', changed('--leader', `${people.leader}:none.pub`), 2, 'none.pub'],
    ['trial keys inside the repository', changed('--keys', 'county/keys'), 1, '不得放在代码库'],
    ['a unit of no kind', [...trial, '--unit', 'jyj:教育局:bureau'], 2, '类型可选：government'],
    ['two units of one id', [...trial, '--unit', 'xzfb:办公室:office'], 1, '什么都没有写'],
  ])('%s', async (_, args, expected, message) => {
    const { code, err, left } = await begun(args);
    expect({ code, left }).toEqual({ code: expected, left: [] });
    expect(err).toContain(message);
  });

  it('without a recorder key where none is made', async () =>
    inTemporaryFolder(async (folder) => {
      const key = (await makeKey(folder, 'key')).file;
      const args = without('--keys').concat(
        (['admin', 'reviewer', 'leader'] as const).flatMap((role) => [`--${role}`, `${people[role]}:${key}.pub`]),
      );
      const { code, err } = await call(init, args, { cwd: folder });
      expect(code).toBe(1);
      expect(err).toContain('QIANFA_RECORDER_KEY');
      expect(existsSync(join(folder, 'county'))).toBe(false);
    }));

  it('a private key where the public one belongs', async () => {
    const args = changed('--leader', `${people.leader}:key`);
    const { code, err, left } = await begun(args, (folder) => makeKey(folder, 'key'));
    expect({ code, left }).toEqual({ code: 2, left: [] });
    expect(err).toContain('不是 SSH 公钥');
  });

  it("one of the demonstration's keys, whose private half anybody may have had", async () => {
    const args = changed('--leader', `${people.leader}:demo.pub`);
    const { code, err, left } = await begun(args, (folder) =>
      writeFile(join(folder, 'demo.pub'), `${denied.keys[0]}\n`),
    );
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(err).toContain('演示');
  });

  it.each(['county/content/note.txt', 'keys/somebody'])('where %s stands already', async (file) => {
    const { code, left } = await begun(trial, async (folder) => {
      await mkdir(join(folder, file, '..'), { recursive: true });
      await writeFile(join(folder, file), 'x');
    });
    expect({ code, left }).toEqual({ code: 1, left: [] });
  });

  it.each([
    ['content in the newest commit only', 'content/note.txt', '已有 content/'],
    ['a folder of another repository', 'README.md', '之内'],
  ])('%s', async (what, file, message) => {
    const { code, err, left } = await begun(
      what.startsWith('content') ? trial : changed('--dir', 'county/below'),
      async (folder) => {
        const repository = await makeRepository(join(folder, 'county'));
        await repository.commit({ files: { [file]: 'x' } });
        if (file.startsWith('content')) await repository.run('rm', '-q', '-r', 'content');
      },
    );
    expect({ code, left }).toEqual({ code: 1, left: [] });
    expect(err).toContain(message);
  });
});
