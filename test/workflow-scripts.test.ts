import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { makeRepository } from './fixture/repository.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..');

describe('.github/content.sh', () => {
  let folder: string;
  const token = 'a-token-that-must-not-be-kept';
  beforeAll(async () => {
    folder = await temporaryFolder();
    const county = await makeRepository(join(folder, 'county/content'));
    await county.commit({ files: { 'content/a.md': '甲' } });
    await county.run(
      'update-ref',
      'refs/pull/7/head',
      await county.commit({ files: { 'content/a.md': '乙', '.gitattributes': '* filter=x' } }),
    );
    await county.run('update-ref', 'refs/heads/ledger', 'HEAD~1');
    await county.run('reset', '-q', '--hard', 'HEAD~1');
    await run('git', ['clone', '-q', '--mirror', county.folder, join(folder, 'forge/county/content.git')]);
    await run('bash', [join(top, '.github/content.sh'), join(folder, 'here')], {
      env: {
        PATH: process.env.PATH,
        QIANFA_FORGE_URL: `file://${join(folder, 'forge')}`,
        QIANFA_REPOSITORY: 'county/content',
        QIANFA_FORGE_TOKEN: token,
      },
    });
  });
  afterAll(() => removeFolder(folder));
  const git = async (...args: string[]) => (await run('git', ['-C', join(folder, 'here'), ...args])).stdout.trim();

  it('brings branches and heads of pull requests as objects, with no file laid out', async () => {
    expect(await git('show', 'refs/pull/7/head:content/a.md')).toBe('乙');
    expect(await git('show', 'main:content/a.md')).toBe('甲');
    expect(await git('rev-parse', '--is-bare-repository')).toBe('true');
    expect(existsSync(join(folder, 'here/content'))).toBe(false);
  });

  it('follows no redirect, which could lead the token elsewhere', async () => {
    const elsewhere: string[] = [];
    const server = createServer(({ url, headers }, answer) => {
      if (url?.startsWith('/elsewhere')) elsewhere.push(String(headers.authorization));
      answer.writeHead(302, { location: `/elsewhere${url}` }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const env = {
      PATH: process.env.PATH,
      QIANFA_FORGE_URL: `http://127.0.0.1:${port}`,
      QIANFA_REPOSITORY: 'county/content',
      QIANFA_FORGE_TOKEN: token,
    };
    await expect(run('bash', [join(top, '.github/content.sh'), join(folder, 'moved')], { env })).rejects.toThrow(
      /redirect|302/,
    );
    expect(elsewhere).toEqual([]);
    server.close();
  });

  it('leaves the token nowhere', async () => {
    const found = await run('grep', ['-rl', token, join(folder, 'here')]).catch(({ code }: { code: number }) => code);
    const coded = await run('grep', ['-rl', btoa(`x-access-token:${token}`), join(folder, 'here')]).catch(
      ({ code }: { code: number }) => code,
    );
    expect([found, coded]).toEqual([1, 1]);
  });
});

/** A stand-in for ssh that runs what it is asked for here, and first whatever lies in `before`. */
const ssh = (folder: string) => `#!/usr/bin/env bash
if [ -e ${folder}/before ]; then mv ${folder}/before ${folder}/ran; bash ${folder}/ran; fi
printf '%s\\n' "$*" >> ${folder}/asked
cd ${folder}/forge && exec bash -c "\${@: -1}"
`;

describe('.github/record.sh', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(folder, 'bin'));
    await mkdir(join(folder, 'program/.github'), { recursive: true });
    await mkdir(join(folder, 'program/scripts'));
    await mkdir(join(folder, 'program/node_modules/.bin'), { recursive: true });
    await writeFile(join(folder, 'program/.github/record.sh'), await readFile(join(top, '.github/record.sh')));
    // The recorder's command, played by a commit on what the ledger's branch holds.
    await writeFile(
      join(folder, 'program/node_modules/.bin/node'),
      `#!/usr/bin/env bash
test -s "$QIANFA_RECORDER_KEY" && test -z "$RECORDER_KEY" || exit 9
echo x >> ${folder}/calls
if [ -e ${folder}/says ]; then cat ${folder}/says >&2; exit 1; fi
git -C ${folder}/here update-ref refs/heads/ledger "$(git -C ${folder}/here -c user.name=r -c user.email=r@x commit-tree -p ledger -m record ledger^{tree})"
`,
      { mode: 0o755 },
    );
    await writeFile(join(folder, 'bin/ssh'), ssh(folder), { mode: 0o755 });
  });
  afterAll(() => removeFolder(folder));

  async function begin() {
    for (const name of ['county', 'forge', 'here', 'calls', 'before', 'ran', 'asked', 'says'])
      await rm(join(folder, name), { recursive: true, force: true });
    const county = await makeRepository(join(folder, 'county'));
    await county.commit({ files: { a: '甲' } });
    await county.run('branch', 'ledger');
    await run('git', ['clone', '-q', '--bare', county.folder, join(folder, 'forge/county/content.git')]);
    await run('git', ['clone', '-q', '--bare', county.folder, join(folder, 'here')]);
  }
  const record = (env: Record<string, string> = {}) =>
    run('bash', [join(folder, 'program/.github/record.sh'), join(folder, 'here'), 'record', '--since'], {
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        QIANFA_FORGE_URL: 'https://git.shiqiao.example',
        QIANFA_REPOSITORY: 'county/content',
        RECORDER_KEY: 'k',
        LEDGER_KEY: 'l',
        QIANFA_KNOWN_HOSTS: 'h',
        ...env,
      },
    });
  const messages = async () =>
    (await run('git', ['-C', join(folder, 'forge/county/content.git'), 'log', '--format=%s', 'ledger'])).stdout
      .trim()
      .split('\n');

  it('pushes what was recorded', async () => {
    await begin();
    await record();
    expect(await messages()).toEqual(['record', 'step']);
  });

  it('44 · when another recorder pushed first, reads again and records on top: neither is lost, nothing is forced', async () => {
    await begin();
    const other = `git -C ${folder}/forge/county/content.git update-ref refs/heads/ledger "$(git -C ${folder}/forge/county/content.git -c user.name=o -c user.email=o@x commit-tree -p ledger -m other ledger^{tree})"`;
    await writeFile(join(folder, 'before'), other);
    await record();
    expect(await messages()).toEqual(['record', 'other', 'step']);
    expect((await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it.each(['RECORDER_KEY', 'LEDGER_KEY', 'QIANFA_KNOWN_HOSTS'])('refuses without %s', async (name) => {
    await begin();
    await expect(record({ [name]: '' })).rejects.toThrow(/没有/);
    expect(await messages()).toEqual(['step']);
  });

  it('goes to the SSH address of a forge whose web address has a port', async () => {
    await begin();
    await record({ QIANFA_FORGE_URL: 'http://git:3000' });
    expect(await messages()).toEqual(['record', 'step']);
    expect(await readFile(join(folder, 'asked'), 'utf8')).toMatch(/ git@git git-receive-pack 'county\/content\.git'/);
  });

  it('goes to the address of the ledger that is named', async () => {
    await begin();
    await record({ QIANFA_LEDGER_URL: 'ssh://git@git.shiqiao.example:2222/county/content.git' }).catch(() => undefined);
    expect(await readFile(join(folder, 'asked'), 'utf8')).toMatch(/-p 2222 git@git\.shiqiao\.example git-receive-pack/);
  });

  it('says aloud on the page of the run what was refused or came onto main unsigned', async () => {
    await begin();
    await writeFile(join(folder, 'says'), '以下改动没有签署就到了 main：\n  content/甲 100%\n');
    const { stdout, stderr } = await record();
    expect(stdout.trim()).toBe(
      '::warning::有改动没有登记，明细见本步骤的输出。%0A以下改动没有签署就到了 main：%0A  content/甲 100%25',
    );
    expect(stderr).toContain('content/甲 100%\n');
  });

  it('warns of nothing where nothing was said', async () => {
    await begin();
    expect((await record()).stdout).not.toContain('::warning::');
  });
});

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
