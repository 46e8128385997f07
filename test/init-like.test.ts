import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFreshKeys } from '../scripts/demonstration/people.ts';
import { examples } from '../scripts/init/like.ts';
import { command as init } from '../scripts/init.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { call } from './command/office.ts';
import { inTemporaryFolder } from './fixture/keys.ts';

const source = (name: string, path: string) => readFile(new URL(`./sites/${name}/${path}`, import.meta.url), 'utf8');

/** What somebody has to enter: the people of the example under fresh keys, its recorder, and one of them for every column. */
async function fillIn(name: string, office: string, keysFolder: string): Promise<string> {
  await mkdir(keysFolder);
  const keys = new Map<string, string>();
  const content = join(office, 'content');
  for (const file of ['registry/people.yml', 'registry/machines.yml'])
    await writeFile(join(content, file), await withFreshKeys(await source(name, file), keysFolder, keys));
  const group = await readFile(join(content, 'group.yml'), 'utf8');
  for (const site of (/^sites: \[(.*)\]$/m.exec(group)?.[1] ?? '').split(', ')) {
    const columns = join(content, site, 'columns.yml');
    const [, person = ''] = /^ +person: (.*)$/m.exec(await source(name, `${site}/columns.yml`)) ?? [];
    await writeFile(columns, (await readFile(columns, 'utf8')).replaceAll('nobody-yet', person));
  }
  return keys.get('recorder-1') ?? '';
}

describe('init --like', () => {
  it('knows the five regulations', () => {
    expect(examples()).toEqual(expect.arrayContaining(['tieling', 'weiyang', 'xichuan', 'xinjiang-dpf', 'yunzhou']));
  });

  it.each(examples())(
    '%s writes its rules with the articles behind them and nobody in the registry, and founds a group when filled in',
    async (name) => {
      await inTemporaryFolder(async (folder) => {
        const office = join(folder, 'office');
        const begun = await call(init, ['--like', name, '--dir', office, '--id', 'ours', '--name', '本县网站'], {
          cwd: folder,
        });
        expect([begun.code, begun.err]).toEqual([0, '']);
        const read = (path: string) => readFile(join(office, 'content', path), 'utf8');
        expect(await read('registry/people.yml')).toMatch(/#\s+\S+@\S+\npeople: \[\]\n$/);
        expect(await read('group.yml')).toMatch(/^id: ours\nname: "本县网站"$/m);
        expect(await read('main/policy.yml')).toBe(await source(name, 'main/policy.yml'));
        expect(await read('main/policy.yml')).toMatch(/base: .*[第五]/);
        const everybody = [...(await source(name, 'registry/people.yml')).matchAll(/- id: (\S+)/g)].map(
          ([, id = '']) => id,
        );
        for (const path of ['main/columns.yml', 'main/site.yml', 'registry/people.yml'])
          for (const id of everybody) expect(await read(path)).not.toMatch(new RegExp(`\\b${id}\\b`));

        const empty = await call(init, ['--found', '--dir', office], {
          cwd: folder,
          env: { QIANFA_RECORDER_KEY: 'x' },
        });
        expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('registry/machines.yml')]);

        const recorder = await fillIn(name, office, join(folder, 'keys'));
        const done = await call(init, ['--found', '--dir', office, '--json'], {
          cwd: folder,
          env: { QIANFA_RECORDER_KEY: recorder },
        });
        expect([done.code, done.err]).toEqual([0, '']);
        const { root } = JSON.parse(done.out);
        const verified = await call(ledger, ['verify'], { cwd: office, env: { QIANFA_ROOT: root } });
        expect([verified.code, verified.err]).toEqual([0, '']);
        const again = await call(init, ['--found', '--dir', office], {
          cwd: folder,
          env: { QIANFA_RECORDER_KEY: recorder },
        });
        expect([again.code, again.err]).toEqual([1, expect.stringContaining('已有台账')]);
      });
    },
  );

  it('refuses what it does not know, and names what it does', async () =>
    inTemporaryFolder(async (folder) => {
      const answer = await call(init, ['--like', 'atlantis', '--dir', 'x'], { cwd: folder });
      expect([answer.code, answer.err]).toEqual([1, expect.stringMatching(/atlantis.*yunzhou/)]);
    }));

  it('writes over nothing that is there', async () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'x/content'), { recursive: true });
      expect(await call(init, ['--like', 'yunzhou', '--dir', 'x'], { cwd: folder })).toMatchObject({ code: 1 });
    }));

  it('names a post that nobody holds, and founds nothing then', async () =>
    inTemporaryFolder(async (folder) => {
      const office = join(folder, 'office');
      await call(init, ['--like', 'yunzhou', '--dir', office], { cwd: folder });
      const recorder = await fillIn('yunzhou', office, join(folder, 'keys'));
      const people = join(office, 'content/registry/people.yml');
      await writeFile(people, (await readFile(people, 'utf8')).replaceAll('post: site-leader', 'post: leader'));
      const answer = await call(init, ['--found', '--dir', office], {
        cwd: folder,
        env: { QIANFA_RECORDER_KEY: recorder },
      });
      expect([answer.code, answer.err]).toEqual([1, expect.stringContaining('site-leader@qzfb')]);
      expect((await call(ledger, ['list'], { cwd: office })).code).not.toBe(0);
    }));
});
