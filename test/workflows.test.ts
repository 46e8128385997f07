import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { giteaWorkflow, giteaWorkflows } from '../scripts/command/gitea-workflows.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { makeRepository } from './fixture/repository.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..');
const folders = ['.github/workflows', '.gitea/workflows'];

interface Job {
  'runs-on': string;
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  environment?: string;
  if?: string;
  steps: { name?: string; uses?: string; run?: string; env?: Record<string, string> }[];
}
interface Workflow {
  file: string;
  text: string;
  on: Record<string, unknown>;
  permissions: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

const files = (
  await Promise.all(folders.map(async (folder) => (await readdir(join(top, folder))).map((name) => join(folder, name))))
).flat();
const workflows: Workflow[] = await Promise.all(
  files.map(async (file) => {
    const text = await readFile(join(top, file), 'utf8');
    return { file, text, ...parse(text) };
  }),
);
const jobs = workflows.flatMap(({ file, jobs: own }) =>
  Object.entries(own).map(([name, job]) => ({ title: `${file} ${name}`, file, name, job })),
);
const secretsIn = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/secrets\.([A-Z_]+)/g)].map(([, name]) => name);

describe.each(workflows)('$file', ({ file, text, on, permissions, concurrency }) => {
  it('gives no right to a job that does not name it', () => expect(permissions).toEqual({}));

  it('38 · is never run by a pull request as the pull request has it, but for one that can do nothing', () => {
    expect(on).not.toHaveProperty('pull_request');
    const onlyTold = file.endsWith('review.yml');
    expect(Object.hasOwn(on, 'pull_request_review')).toBe(onlyTold);
    if (onlyTold) expect(text).not.toMatch(/secrets\.|github\.token|GITHUB_TOKEN|uses:|\bgit\b|npm/);
  });

  it('never checks out, names or runs the head of a pull request', () => {
    expect(text).not.toMatch(/head_ref|pull_request\.head|head\.sha|head\.ref|merge_commit_sha|refs\/pull/);
  });

  it('uses no action of somebody else, or one pinned to its full commit', () => {
    for (const [, used] of text.matchAll(/^[\s-]*uses:\s*(\S+)/gm)) expect(used).toMatch(/@[0-9a-f]{40}$/);
  });

  it('puts no expression into a script, where a title or branch could become a command', () => {
    for (const job of Object.values(workflows.find((one) => one.file === file)?.jobs ?? {}))
      for (const step of job.steps) expect(step.run ?? '').not.toContain('${{');
  });

  it('runs once at a time where it writes', () => {
    if (!file.endsWith('review.yml')) expect(concurrency).toMatchObject({ 'cancel-in-progress': false });
  });
});

describe.each(jobs)('$title', ({ file, job }) => {
  it('ends by itself', () => expect(job['timeout-minutes']).toBeGreaterThan(0));

  it('may not write contents, workflows, packages or deployments', () => {
    const written = Object.entries(job.permissions ?? {}).filter(([, right]) => right === 'write');
    for (const [right] of written) expect(['pull-requests', 'issues', 'statuses']).toContain(right);
  });

  it('holds a key only in an environment of the default branch, or apart from the content', () => {
    const secrets = secretsIn(job);
    if (secrets.length === 0) return;
    if (file.startsWith('.github/')) expect(job.environment).toMatch(/^(recorder|publisher)$/);
    else expect(job.if).toContain("vars.QIANFA_REPOSITORY != '' && vars.QIANFA_REPOSITORY != github.repository");
  });

  it('runs nothing but the program of the pinned revision', () => {
    const scripts = job.steps.map((step) => step.run ?? '').join('\n');
    if (!scripts.includes('qianfa')) return;
    expect(scripts).toContain('[[ "$QIANFA_REVISION" =~ ^[0-9a-f]{40}$ ]]');
    expect(scripts).toContain('[ "$(git -C program rev-parse HEAD)" = "$QIANFA_REVISION" ]');
    for (const [call] of scripts.matchAll(/\S*(qianfa\.ts|\.sh)\b/g)) expect(call).toMatch(/^program\//);
  });
});

it('every command that the workflows, the README and the page for administrators name exists', async () => {
  const node = join(top, 'node_modules/.bin/node');
  const list = spawnSync(node, [join(top, 'scripts/qianfa.ts'), '--help'], { encoding: 'utf8' }).stdout;
  const commands = new Set([...list.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name));
  const pages = await Promise.all(['README.md', '.github/FORGE.md'].map((file) => readFile(join(top, file), 'utf8')));
  const called = [
    ...workflows.flatMap(({ text }) => [...text.matchAll(/(?:qianfa\.ts|record\.sh content\.git) (\w+)/g)]),
    ...pages.flatMap((text) => [...text.matchAll(/(?:`|^)qianfa (\w+)/gm)]),
  ].map(([, name]) => name);
  expect(called.length).toBeGreaterThan(20);
  for (const name of called) expect(commands).toContain(name);
});

it('the variant for Gitea and Forgejo is the one that would be made now', async () => {
  for (const name of giteaWorkflows) {
    const source = await readFile(join(top, '.github/workflows', name), 'utf8');
    expect(await readFile(join(top, '.gitea/workflows', name), 'utf8')).toBe(giteaWorkflow(name, source));
  }
  expect((await readdir(join(top, '.gitea/workflows'))).sort()).toEqual([...giteaWorkflows].sort());
});

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
git -C ${folder}/here update-ref refs/heads/ledger "$(git -C ${folder}/here -c user.name=r -c user.email=r@x commit-tree -p ledger -m record ledger^{tree})"
`,
      { mode: 0o755 },
    );
    await writeFile(join(folder, 'bin/ssh'), ssh(folder), { mode: 0o755 });
  });
  afterAll(() => removeFolder(folder));

  async function begin() {
    for (const name of ['county', 'forge', 'here', 'calls', 'before', 'ran'])
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
        KNOWN_HOSTS: 'h',
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

  it.each(['RECORDER_KEY', 'LEDGER_KEY', 'KNOWN_HOSTS'])('refuses without %s', async (name) => {
    await begin();
    await expect(record({ [name]: '' })).rejects.toThrow(/没有/);
    expect(await messages()).toEqual(['step']);
  });
});
