import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const handbook = (name: string) => join(root, 'content', 'main', 'wzbz', '2026', `${name}-handbook`, 'index.md');

/** In the order in which an office would read them. */
const order = ['administrator', 'officer', 'leader', 'site-office', 'moving'] as const;

/** The commands of a handbook: its fenced blocks that a shell is named for. */
async function commandsOf(name: string): Promise<string[]> {
  const text = await readFile(handbook(name), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');
}

describe('the handbooks', () => {
  let folder: string;
  let told: string;
  let commands: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handbooks-'));
    const bin = join(folder, 'bin');
    await mkdir(bin);
    // The program's own store of what was compiled, used from its first line on: a hundred commands start here.
    const compiled = join(root, 'node_modules', '.cache', 'compiled');
    const start = `exec "${process.execPath}" "${root}scripts/qianfa.ts" "$@"`;
    await writeFile(join(bin, 'qianfa'), `#!/bin/sh\nexport NODE_COMPILE_CACHE="${compiled}"\n${start}\n`);
    await chmod(join(bin, 'qianfa'), 0o755);
    commands = (await Promise.all(order.map(commandsOf))).flat();
    const script = commands.map((block, at) => `echo "== ${at}"\n${block}`).join('');
    await mkdir(join(folder, 'office'));
    // What is said beside the results counts too, in its order.
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', `exec 2>&1\n${script}`], {
      cwd: join(folder, 'office'),
      encoding: 'utf8',
      maxBuffer: 2 ** 24,
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: folder, TZ: 'Asia/Shanghai', QIANFA_LANG: 'zh' },
    });
    told = stdout;
  }, 1_800_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('hold commands, and each of them does what is said, one after the other, in an office that did not exist before', () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(told.match(/^== \d+$/gm)).toHaveLength(commands.length);
  });

  test.each([
    ['the root to write down', /台账根：[0-9a-f]{64}/],
    ['a ledger that verifies', /台账核验通过/],
    ['files for servers beside the site', /main\.nginx\.conf/],
    ['who signs', /审核 等 王三/],
    ['the number of the form', /编号 [0-9a-f]{12}/],
    ['the record', /已登记第 \d+ 条（signoff）：main\/gzdt/],
    ['a change of rules that was signed', /已登记第 \d+ 条（signoff）：main\/columns\.yml/],
    ['a change of people that was signed', /已登记第 \d+ 条（signoff）：registry/],
    ['the release that was switched to', /已发布：\S+ → 0{7}\d-/],
    ['an approval that was returned, with why', /写明领取地点和联系电话/],
    ['a form that was signed on paper', /已登记第 \d+ 条（signoff）：main\/gsgg/],
    ['the withdrawal', /已登记第 \d+ 条（withdrawal）/],
    ['the purge', /已登记第 \d+ 条（purge）/],
    ['the root that an office starts again from', /新根：[0-9a-f]{64}/],
    ['what of an old site cannot be signed before it is mended', /检查了 3 件，1 件有错误/],
    ['an old site that moved in as one record', /已登记第 \d+ 条（import）：迁入清单 imports\/html\.json，3 件/],
    [
      'where old addresses lead',
      /"old\.shiqiao\.gov\.example\/2019\/101\.html" "https:\/\/www\.shiqiao\.gov\.example\/\w\w\/\w+\.html";/,
    ],
    ['who holds which post', /网站分管领导\s+赵四/],
  ])('show %s', (_, words) => {
    expect(told).toMatch(words);
  });

  test('leave an archive copy that verifies and a register that can be printed', async () => {
    expect(await readFile(join(folder, 'office', 'register.html'), 'utf8')).toMatch(/main\/gzdt\/\d{4}\/fire-meeting/);
    expect(await readFile(join(folder, 'office', 'register-table'), 'utf8')).toContain('withdrawal');
  });

  test('name no command that the program does not have', async () => {
    const stdout = execFileSync(process.execPath, [join(root, 'scripts', 'qianfa.ts'), '--help'], { encoding: 'utf8' });
    const known = new Set([...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name));
    for (const name of order) {
      const named = [...(await readFile(handbook(name), 'utf8')).matchAll(/\bqianfa ([a-z]+)/g)].map(
        ([, verb]) => verb,
      );
      expect(
        named.filter((verb) => !known.has(verb)),
        name,
      ).toEqual([]);
    }
  });
});
