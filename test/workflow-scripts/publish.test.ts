import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '../..');

describe('.github/publish.sh', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const part of ['.github', 'scripts', 'node_modules/.bin'])
      await mkdir(join(folder, 'program', part), { recursive: true });
    await writeFile(join(folder, 'program/.github/publish.sh'), await readFile(join(top, '.github/publish.sh')));
    // The waiting and the fetching, played: both tell that they were called.
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/sleep'), `#!/bin/sh\necho "waited $1"\n`, { mode: 0o755 });
    await writeFile(
      join(folder, 'program/.github/content.sh'),
      `echo "fetched $1 with $QIANFA_FORGE_TOKEN"\necho fetched >> ${folder}/fetched\nexit \${FORGE:-0}\n`,
    );
    // The program, played: tells how it was called and what it could read.
    await writeFile(
      join(folder, 'program/node_modules/.bin/node'),
      `#!/usr/bin/env bash
echo "$*"
cat "$QIANFA_PUBLISHER_KEY"
for word in $QIANFA_SSH; do case $word in */publish) cat "$word";; UserKnownHostsFile=*) cat "\${word#*=}";; esac; done
env | grep -E '^(AWS_|PUBLISH|STORAGE|QIANFA_(SSH|PUBLISHER|FORGE_TOKEN))'
echo "\${QIANFA_PUBLISHER_KEY%/*}" > ${folder}/keys
[ -z "$BUSY" ] || [ "$(wc -l < ${folder}/fetched)" -ge "$BUSY" ] || exit 3
exit \${CODE:-0}
`,
      { mode: 0o755 },
    );
  });
  afterAll(() => removeFolder(folder));
  beforeEach(() => writeFile(join(folder, 'fetched'), ''));
  const keys = {
    ...{ PUBLISHER_KEY: 'signs', PUBLISH_KEY: 'logs in', STORAGE_ID: 'id', STORAGE_SECRET: 'secret' },
    QIANFA_FORGE_TOKEN: 'token',
  };
  const ssh = { QIANFA_PUBLISH_TO: 'web@www.shiqiao.example:/srv/site', QIANFA_KNOWN_HOSTS: 'host key' };
  const s3 = { QIANFA_PUBLISH_TO: 's3://sites/county?region=x', QIANFA_KNOWN_HOSTS: '' };
  const published = (env: Record<string, string>, ...more: string[]) =>
    run('bash', [join(folder, 'program/.github/publish.sh'), 'content.git', ...more], {
      cwd: folder,
      env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, ...env },
    });

  it('publishes by the program, with the keys in files that are gone afterwards', async () => {
    const { stdout } = await published({ ...keys, ...ssh });
    const [called, ...told] = stdout.split('\n');
    expect(called).toMatch(/scripts\/qianfa\.ts publish --repo content\.git --output .*\/site$/);
    expect(told.slice(0, 3)).toEqual(['signs', 'logs in', 'host key']);
    expect(stdout).toMatch(/QIANFA_SSH=ssh -i .* -o IdentitiesOnly=yes .* -o StrictHostKeyChecking=yes/);
    expect(stdout).not.toMatch(/^(AWS_|PUBLISH|STORAGE|QIANFA_FORGE_TOKEN)|fetched/m);
    expect(existsSync((await readFile(join(folder, 'keys'), 'utf8')).trim())).toBe(false);
  });

  it('hands on what follows the repository, word for word', async () => {
    const { stdout } = await published(
      { ...keys, ...ssh },
      '--from',
      '/parts/part 1',
      '--as-of',
      '2026-03-02T04:00:00Z',
    );
    expect(stdout.split('\n')[0]).toMatch(/\/site --from \/parts\/part 1 --as-of 2026-03-02T04:00:00Z$/);
  });

  it('gives object storage its own keys, and no others', async () => {
    const { stdout } = await published({ ...keys, ...s3 });
    expect(stdout).toMatch(/^AWS_ACCESS_KEY_ID=id$/m);
    expect(stdout).toMatch(/^AWS_SECRET_ACCESS_KEY=secret$/m);
    expect(stdout).not.toMatch(/^(QIANFA_SSH|PUBLISH|STORAGE)|logs in/m);
  });

  it('ends as the program ended, and leaves no keys', async () => {
    await expect(published({ ...keys, ...ssh, CODE: '1' })).rejects.toMatchObject({ code: 1 });
    expect(existsSync((await readFile(join(folder, 'keys'), 'utf8')).trim())).toBe(false);
  });

  it('where somebody was faster fetches the newest ledger and goes on from it, with the same parts', async () => {
    const { stdout, stderr } = await published({ ...keys, ...ssh, BUSY: '2' }, '--from', '/parts/1');
    expect(stdout.match(/^(scripts|.*qianfa\.ts publish|waited|fetched).*$/gm)).toEqual([
      expect.stringMatching(/publish .* --from \/parts\/1$/),
      'waited 15',
      'fetched content.git with token',
      expect.stringMatching(/publish .* --from \/parts\/1$/),
      'waited 60',
      'fetched content.git with token',
      expect.stringMatching(/publish .* --from \/parts\/1$/),
    ]);
    expect(stderr).toMatch(/没有发布成（原因见上），15 秒后取最新的台账再试/);
  });

  it('gives up after four tries, also where the forge does not answer', async () => {
    const failed = published({ ...keys, ...ssh, CODE: '3', FORGE: '128' });
    await expect(failed).rejects.toMatchObject({ code: 3 });
    expect(await readFile(join(folder, 'fetched'), 'utf8')).toBe('fetched\n'.repeat(3));
  });

  it.each(['1', '2', '137'])('does not repeat what will not pass by waiting (exit code %s)', async (code) => {
    const failed = published({ ...keys, ...ssh, CODE: code });
    await expect(failed).rejects.toMatchObject({ code: Number(code), stdout: expect.not.stringContaining('waited') });
    expect(await readFile(join(folder, 'fetched'), 'utf8')).toBe('');
  });

  it.each([
    ['QIANFA_FORGE_TOKEN', ssh],
    ['PUBLISHER_KEY', ssh],
    ['PUBLISH_KEY', ssh],
    ['QIANFA_KNOWN_HOSTS', ssh],
    ['QIANFA_PUBLISH_TO', ssh],
    ['STORAGE_ID', s3],
    ['STORAGE_SECRET', s3],
  ])('refuses without %s', async (name, to) => {
    await expect(published({ ...keys, ...to, [name]: '' })).rejects.toThrow(/没有/);
  });
});
