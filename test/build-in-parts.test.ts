import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countFiles } from '../scripts/build/files.ts';
import { command as publish } from '../scripts/publish.ts';
import { command as withdraw } from '../scripts/withdraw.ts';
import { County } from './attacks/county.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';
import { shownIn } from './fixture/output.ts';
import { wholeRelease } from './publish/whole.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '..');

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
type Job = { steps: Step[]; environment?: string; permissions: object; needs?: unknown; if?: string };
const [text, record] = await Promise.all(
  ['build-in-parts.yml', 'record.yml'].map((name) => readFile(join(top, '.github/workflows', name), 'utf8')),
);
const workflow: { concurrency: object; env: Record<string, string>; jobs: Record<'plan' | 'part' | 'publish', Job> } =
  parse(text ?? '');
const { plan, part, publish: last } = workflow.jobs;
const noon = '2026-03-02T04:00:00Z';

describe('.github/workflows/build-in-parts.yml', () => {
  it('gives keys to the last job alone, and to no other any right but to read', () => {
    for (const job of [plan, part]) {
      expect(JSON.stringify(job)).not.toMatch(/secrets\.|environment/);
      expect(job.permissions).toEqual({ contents: 'read' });
    }
    expect(last).toMatchObject({ environment: 'publisher', permissions: { contents: 'read' } });
  });

  it('gives keys to no step that runs an action, or that comes before one', () => {
    const keyed = last.steps.flatMap((step, at) => (JSON.stringify(step).includes('secrets.') ? [at] : []));
    expect(keyed).toEqual([last.steps.length - 1]);
  });

  it('uses two actions of GitHub’s own and says which release their commits are', () => {
    const used = [...(text ?? '').matchAll(/# Of release (v\d+\.\d+\.\d+)\..*\n\s+- uses: (\S+)@([0-9a-f]{40})$/gm)];
    expect(used.map(([, release, action]) => [action, release])).toEqual([
      ['actions/upload-artifact', 'v7.0.0'],
      ['actions/download-artifact', 'v8.0.1'],
    ]);
    expect([...(text ?? '').matchAll(/uses:/g)]).toHaveLength(used.length);
  });

  it('takes parts of its own run alone: no token, run or repository is named to take others from', () => {
    const taken = last.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    expect(taken?.with).toEqual({ pattern: 'part-*', path: 'parts', 'merge-multiple': true });
  });

  it('keeps nobody who records or publishes waiting, and is itself not run twice at once', () => {
    expect(workflow.concurrency).toEqual({ group: 'qianfa-build-in-parts', 'cancel-in-progress': false });
    expect(workflow.concurrency).not.toEqual(parse(record ?? '').concurrency);
    for (const job of Object.values(workflow.jobs)) expect(job).not.toHaveProperty('concurrency');
  });

  it('makes all parts at one commit of the ledger and as of one instant, and publishes what the ledger says by then', () => {
    const build = part.steps.filter(({ run: script }) => script?.includes('$LEDGER'));
    expect(build).toHaveLength(1);
    expect(build[0]?.env).toMatchObject({
      LEDGER: `\${{ needs.plan.outputs.ledger }}`,
      AS_OF: `\${{ needs.plan.outputs.as-of }}`,
    });
    expect(build[0]?.run).toContain('--ledger "$LEDGER" --as-of "$AS_OF"');
    expect(JSON.stringify(last.steps)).not.toMatch(/--ledger|--as-of|outputs\./);
  });

  it('goes on without a part that failed, and without the plan not at all', () => {
    expect(last.needs).toEqual(['plan', 'part']);
    expect(last.if).toBe(`\${{ !cancelled() && needs.plan.result == 'success' }}`);
    expect(part).toMatchObject({ strategy: { 'fail-fast': false } });
  });
});

describe('its steps, run as they stand there', () => {
  let folder: string;
  let county: County;
  /** Everything a step sees of the world but its own values: the clock stands at noon. */
  let world: Record<string, string>;
  beforeAll(async () => {
    folder = await temporaryFolder();
    county = await County.found(folder, async (book) => {
      for (const at of [1, 2, 3, 4, 5])
        await book.publish(`main/gsgg/2026/${at}`, {
          front: { id: `inparts00${at}` },
          files: { '附件：一.txt': '附件' },
        });
    });
    const { repository, root } = county;
    const ledger = await repository.run('commit-tree', 'HEAD:content/ledger', '-m', 'ledger');
    await repository.run('update-ref', 'refs/heads/ledger', ledger);
    await symlink(join(repository.folder, '.git'), join(folder, 'forge.git'));
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/date'), `#!/bin/sh\necho ${noon}\n`, { mode: 0o755 });
    await writeFile(join(folder, 'bin/sleep'), '#!/bin/sh\n', { mode: 0o755 });
    await writeFile(join(folder, 'clock.mjs'), `Date.now = () => ${Date.parse(noon)};\n`);
    world = {
      PATH: `${join(folder, 'bin')}:${join(top, 'node_modules/.bin')}:${process.env.PATH}`,
      NODE_OPTIONS: `--import=${join(folder, 'clock.mjs')}`,
      QIANFA_ROOT: root,
      QIANFA_FORGE_URL: `file://${folder}`,
      QIANFA_REPOSITORY: 'forge',
      QIANFA_FORGE_TOKEN: 'token',
      QIANFA_KNOWN_HOSTS: 'host key',
      PUBLISHER_KEY: await readFile(county.group.publisher.file, 'utf8'),
      PUBLISH_KEY: 'not asked for',
    };
  });
  afterAll(() => removeFolder(folder));

  /** A machine with the program and the content, as the first two steps of every job leave it. */
  async function machine(name: string): Promise<string> {
    const here = join(folder, name);
    await mkdir(here);
    await symlink(top, join(here, 'program'));
    await run('git', ['clone', '-q', '--bare', county.repository.folder, join(here, 'content.git')]);
    return here;
  }
  /** Runs the steps of a job that are its own, but for actions. */
  async function steps(job: Job, here: string, env: Record<string, string>): Promise<void> {
    for (const { run: script } of job.steps.slice(2))
      if (script) await run('bash', ['-e', '-c', script], { cwd: here, env: { ...world, ...env } });
  }
  async function planned(here: string, parts: string): Promise<Record<string, string>> {
    const out = join(here, 'output');
    await steps(plan, here, { PARTS: parts, GITHUB_OUTPUT: out });
    const lines = (await readFile(out, 'utf8')).trim().split('\n');
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
  }
  const shown = async (target: string) => {
    const current = join(target, 'current');
    await wholeRelease(current, county.group.publisher);
    const paths = (await shownIn(current)).filter((path) => path !== 'manifest.json.sig').sort();
    return { release: await readlink(current), files: await countFiles(current, paths) };
  };

  it.each(['0', '65', '4; id', '04', '-1', '', '1.5', 'vier'])('make no plan for “%s” parts', async (parts) => {
    await expect(planned(folder, parts)).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('份数应是 1 至 64'),
    });
  });

  /** What two part jobs made, each on a machine of its own. */
  async function made(): Promise<{ numbers: number[]; ledger: string }> {
    const outputs = await planned(await machine('plan'), '2');
    const numbers: number[] = JSON.parse(outputs.parts ?? '');
    expect(numbers).toEqual([1, 2]);
    const fixed = { LEDGER: outputs.ledger ?? '', AS_OF: outputs['as-of'] ?? '' };
    expect(fixed).toEqual({ LEDGER: expect.stringMatching(/^[0-9a-f]{40}:$/), AS_OF: noon });
    for (const number of numbers)
      await steps(part, await machine(`job-${number}`), { ...fixed, PART: `${number}/${numbers.length}` });
    return { numbers, ledger: fixed.LEDGER };
  }
  /** The last job, on a machine that has the content already. */
  async function published(here: string, brought: readonly number[], target: string) {
    await mkdir(join(here, 'parts'));
    for (const number of brought)
      await cp(join(folder, `job-${number}/part-${number}.tar`), join(here, `parts/part-${number}.tar`));
    await steps(last, here, { QIANFA_PUBLISH_TO: target });
    return shown(target);
  }
  const alone = async (name: string, ledger: string) => {
    const ran = await county.at(noon).run(publish, ['--to', join(folder, name), '--ledger', ledger]);
    expect(ran.code).toBe(0);
    return shown(join(folder, name));
  };

  it('publish from two parts what one machine publishes; one that did not come is made by the last', async () => {
    const { numbers, ledger } = await made();
    const wanted = await alone('srv-alone', ledger);
    expect(await published(await machine('all'), numbers, join(folder, 'srv-all'))).toEqual(wanted);
    expect(await published(await machine('one'), [2], join(folder, 'srv-one'))).toEqual(wanted);
    expect(await published(await machine('none'), [], join(folder, 'srv-none'))).toEqual(wanted);
  });

  it('publish what the ledger says by then, though it went on while parts were made and again while they were put together', async () => {
    const goOn = async (path: string) => {
      const duty = { key: county.group.keys.duty };
      expect((await county.run(withdraw, [path, '--reason', '隐私', '--yes'], duty)).code).toBe(0);
      expect((await county.record(path)).code).toBe(0);
      return `${await county.repository.run('rev-parse', 'ledger')}:`;
    };
    await goOn('main/gsgg/2026/1');
    const late = await machine('late');
    // Somebody else fetched after this machine did, and shows more by now; and the ledger goes on once more.
    const target = join(folder, 'srv-late');
    const { release } = await alone('srv-late', await goOn('main/gsgg/2026/2'));
    const wanted = await alone('srv-newest', await goOn('main/gsgg/2026/3'));
    expect(await published(late, [1, 2], target)).toEqual(wanted);
    expect(wanted.release).not.toBe(release);
    expect(wanted.files.filter(({ path }) => /\/inparts00[123]/.test(path))).toEqual([]);
    expect(wanted.files.filter(({ path }) => /\/inparts004/.test(path)).length).toBeGreaterThan(1);
  });
});
