import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fillWorkflow } from '../scripts/command/fill-workflow.ts';
import { giteaWorkflow, giteaWorkflows } from '../scripts/command/gitea-workflows.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

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
  env?: Record<string, string>;
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

describe.each(workflows)('$file', ({ file, text, on, permissions, concurrency, env }) => {
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

  it('44 · hangs on no variable, which everybody with write access may change: program, root and targets stand in it', () => {
    expect(text).not.toMatch(/\bvars\b/);
    if (file.endsWith('review.yml')) return;
    for (const name of ['QIANFA_PROGRAM', 'QIANFA_REVISION', 'QIANFA_ROOT']) expect(env).toHaveProperty(name, '');
    const own = ['github.server_url', 'github.repository'].map((one) => `\${{ ${one} }}`);
    for (const value of Object.values(env ?? {})) expect(['', ...own]).toContain(value);
  });

  it('runs once at a time where it writes, and what replaces a waiting run does its work too', () => {
    if (!file.endsWith('review.yml')) expect(concurrency).toMatchObject({ 'cancel-in-progress': false });
    if (file.endsWith('sign-off.yml')) expect(text).toMatch(/signoff --repo content\.git --open$/m);
    expect(text).not.toMatch(/--pull\b/);
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
    else expect(job.steps[0]?.run).toContain('[ "$QIANFA_REPOSITORY" != "$GITHUB_REPOSITORY" ] || ');
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

/** A step of a workflow as a runner would start it, with the workflow's own values; git and npm are not there. */
const step = (text: string, job: string, index: number, env: Record<string, string> = {}) => {
  const { env: own, jobs: all } = parse(text) as Workflow;
  const PATH = join(top, 'nowhere');
  return spawnSync('/bin/bash', ['-e', '-c', all[job]?.steps[index]?.run ?? 'exit 9'], {
    encoding: 'utf8',
    env: { ...own, PATH, ...env },
  });
};

describe('workflows of an office', () => {
  const revision = '1'.repeat(40);
  const values = {
    program: 'https://git.shiqiao.example/it/qianfa.git',
    revision,
    root: '2'.repeat(64),
    repository: 'county/site',
    'publish-to': 'web@www.shiqiao.example:/srv/site',
    'known-hosts': 'git.shiqiao.example ssh-ed25519 AAAA\nwww.shiqiao.example ssh-ed25519 BBBB',
  };
  const source = (file: string) => workflows.find((one) => one.file === file)?.text ?? '';

  it.each([
    ['.github/workflows/record.yml', 'record', 0],
    ['.github/workflows/daily.yml', 'verify', 0],
    ['.github/workflows/sign-off.yml', 'sign-off', 0],
    ['.github/workflows/build-in-parts.yml', 'part', 0],
    ['.github/workflows/build-in-parts.yml', 'publish', 0],
    ['.gitea/workflows/record.yml', 'build', 0],
    ['.gitea/workflows/sign-off.yml', 'sign-off', 0],
  ])('%s stops when nobody filled it in, and says what is missing', (file, job, index) => {
    const { status, stdout } = step(source(file), job, index);
    expect(status).toBe(2);
    expect(stdout).toMatch(/::error::这份工作流没有填写 QIANFA_(PROGRAM|REPOSITORY).*node scripts\/workflows\.ts/);
  });

  it('44 · hold what was given as literals, as text, and go on past the first lines', () => {
    const text = fillWorkflow(source('.github/workflows/record.yml'), values);
    expect(parse(text).env).toEqual({
      QIANFA_PROGRAM: values.program,
      QIANFA_REVISION: revision,
      QIANFA_ROOT: values.root,
      QIANFA_FORGE_URL: `\${{ github.server_url }}`,
      QIANFA_REPOSITORY: `\${{ github.repository }}`,
      QIANFA_LEDGER_URL: '',
      QIANFA_PUBLISH_TO: values['publish-to'],
      QIANFA_KNOWN_HOSTS: values['known-hosts'],
    });
    // No git in the path: what comes after the checks cannot start.
    expect(step(text, 'record', 0)).toMatchObject({ status: 127, stdout: '' });
  });

  it('hold the address of object storage too', () => {
    const to = 's3://sites/county?endpoint=https://oss-cn-beijing.aliyuncs.com&region=cn-beijing';
    const text = fillWorkflow(source('.github/workflows/record.yml'), { ...values, 'publish-to': to });
    expect(parse(text).env.QIANFA_PUBLISH_TO).toBe(to);
  });

  it('on Gitea and Forgejo refuse beside the content, where every branch could read the keys', () => {
    const text = fillWorkflow(source('.gitea/workflows/record.yml'), values);
    expect(step(text, 'record', 0, { GITHUB_REPOSITORY: 'county/site' })).toMatchObject({ status: 2 });
    expect(step(text, 'record', 0, { GITHUB_REPOSITORY: 'it/recorder' })).toMatchObject({ status: 0, stdout: '' });
  });

  it.each([
    ['program', 'http://git.shiqiao.example/it/qianfa.git'],
    ['program', 'https://user:password@git.shiqiao.example/it/qianfa.git'],
    ['program', `\${{ vars.X }}`],
    ['program', `https://\${{github.actor}}.example/x`],
    ['revision', 'main'],
    ['revision', '1'.repeat(39)],
    ['root', '2'.repeat(40)],
    ['repository', 'site'],
    ['publish-to', 'web@www.shiqiao.example:site'],
    ['publish-to', 'web@www.shiqiao.example:/srv;id'],
    ['publish-to', 's3://sites/county'],
    ['publish-to', 's3://sites/county?region=x;id'],
    ['publish-to', 's3://key:secret@sites?region=x'],
    ['ledger-url', 'https://git.shiqiao.example/county/site.git'],
    ['known-hosts', ''],
    ['known-hosts', 'git.shiqiao.example'],
    ['known-hosts', `${'a b c '.repeat(40)}\nb`],
  ])('refuse a %s like “%s”', (name, value) => {
    expect(() => fillWorkflow(source('.github/workflows/record.yml'), { ...values, [name]: value })).toThrow(
      `--${name}`,
    );
  });

  it('are written by the command, for GitHub and for Gitea; without a root nothing is', async () => {
    const folder = await temporaryFolder();
    const hosts = join(folder, 'hosts');
    await writeFile(hosts, `${values['known-hosts']}\n`);
    const call = (more: string[]) =>
      spawnSync(
        join(top, 'node_modules/.bin/node'),
        [
          join(top, 'scripts/workflows.ts'),
          ...['--into', folder, '--program', values.program, '--revision', revision, '--known-hosts', hosts],
          ...more,
        ],
        { encoding: 'utf8' },
      );
    expect(call([])).toMatchObject({ status: 2, stderr: expect.stringContaining('--root') });
    expect(existsSync(join(folder, '.github'))).toBe(false);
    expect(call(['--root', values.root])).toMatchObject({ status: 0 });
    const { repository: _, 'publish-to': __, ...needed } = values;
    for (const { file, text } of workflows)
      expect(await readFile(join(folder, file), 'utf8')).toBe(fillWorkflow(text, needed));
    await removeFolder(folder);
  });
});
