import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository } from '../fixture/repository.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '../..');

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
