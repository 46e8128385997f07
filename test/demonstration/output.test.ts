import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/build/files.ts';
import { command as build } from '../../scripts/build.ts';
import { runCommand } from '../../scripts/command/command.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { holding, readOutput } from '../fixture/output.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const { config } = JSON.parse(await readFile(join(top, 'package.json'), 'utf8'));

describe('The output of the demonstration holds nothing that was withdrawn, replaced or is to come', () => {
  let folder: string;
  let files: Map<string, string>;
  beforeAll(async () => {
    folder = await temporaryFolder();
    let said = '';
    const say = (part: string) => {
      said += part;
    };
    const argv = ['--root', config.root, '--as-of', config.as_of, '--output', join(folder, 'site')];
    const world = {
      cwd: top,
      env: { PATH: process.env.PATH },
      now: () => 0,
      out: say,
      err: say,
      interactive: false,
      colour: false,
    };
    const code = await runCommand(build, argv, { ...world, ask: async () => '', stopped: async () => undefined });
    if (code !== 0) throw new Error(said);
    files = await readOutput(join(folder, 'site'));
  }, 120_000);
  afterAll(() => removeFolder(folder));

  const gone = {
    'the id of what was withdrawn in silence': 'rdjpmtq4bd',
    'its title': '学期学生资助拟受助情况公示',
    'the id of what is scheduled': '8fzovef6ce',
    'its title, too': '关于举办2026年秋季政府开放日活动的公告',
    'the unsigned time of the check': '3个工作日内完成数据比对和电话回访',
    'the unsigned time of the list': '在县政府网站公示2个工作日，只公示隐去部分的姓名和金额',
  };
  it.each(Object.entries(gone))('%s: %s is nowhere', (_what, words) => {
    expect(holding(files, words)).toEqual([]);
  });

  it('and what was signed in its place is there', () => {
    const signed = ['5个工作日内完成数据比对和电话回访', '在县政府网站公示3个工作日，只公示隐去部分的姓名和金额'];
    for (const words of signed) {
      const found = holding(files, words);
      expect(found.some((name) => name.endsWith('.html'))).toBe(true);
      expect(found.some((name) => name.endsWith('.pf_fragment'))).toBe(true);
    }
  });

  it('none of what was ever signed and replaced or withdrawn is there', async () => {
    const versions = join(top, 'scripts/demonstration/versions/withdrawn');
    const lines = (
      await Promise.all((await filesBelow(versions)).map((name) => readFile(join(versions, name), 'utf8')))
    )
      .flatMap((each) => each.split('\n'))
      .filter((line) => /\p{Script=Han}{12}/u.test(line) && !line.includes('：'));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(holding(files, line)).toEqual([]);
    await rm(join(folder, 'site'), { recursive: true });
  });
});
