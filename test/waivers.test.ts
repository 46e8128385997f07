import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as check } from '../scripts/check.ts';
import { command as form } from '../scripts/form.ts';
import { command as record } from '../scripts/record.ts';
import { type County, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { type Group, makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const path = 'main/gzdt/2026/jiuzhi';
const index = `content/${path}/index.md`;
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const body = '革命旧址位于雄村镇柘岱村三组12号，免费开放。\n';
const waivers = [{ rule: 'home-addresses', text: '雄村镇****', reason: '是对外开放的旧址，不是住宅' }];

let folder: string;
let group: Group;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  const keys = join(folder, 'keys');
  await mkdir(keys);
  group = await makeGroup(keys);
  county = await found(group, join(folder, 'county'));
});
afterAll(() => removeFolder(folder));

const commit = (change: object) =>
  county.repository.commit({ files: { [index]: articleText({ review, ...change }, body) } });

describe('a waiver in an article', () => {
  it('[C10.2] is needed where a rule refuses: without it nobody can sign', async () => {
    await commit({});
    const { code, out } = await county.run(check, [path]);
    expect([code, out.includes('雄村镇****')]).toEqual([1, true]);
    expect((await county.run(approve, [path, '--yes'], { person: 'reviewer' })).code).toBe(1);
  });

  it('is shown by the check, on the form for the screen and on the form for paper', async () => {
    await commit({ waivers });
    const checked = await county.run(check, [path]);
    expect(checked.code).toBe(0);
    expect(checked.out).toMatch(/申请豁免，签署即同意 \(1\)[\s\S]*豁免理由：是对外开放的旧址/);
    const page = join(folder, 'form.html');
    const shown = await county.run(form, [path, '--html', page]);
    expect(shown.out).toContain('申请豁免（签署即同意）：home-addresses 雄村镇****，理由：是对外开放的旧址，不是住宅');
    expect(await readFile(page, 'utf8')).toContain('是对外开放的旧址，不是住宅');
  });

  it('is part of what is signed: an approval of the text without it does not count for the text with it', async () => {
    expect((await county.run(approve, [path, '--yes'], { person: 'reviewer' })).code).toBe(0);
    await commit({ waivers: [{ ...waivers[0], reason: '是公开场所' }] });
    const early = await county.run(record, [path]);
    expect([early.code, early.err]).toEqual([1, expect.stringContaining('审核')]);
    for (const person of ['reviewer', 'principal'] as const)
      expect((await county.run(approve, [path, '--yes'], { person })).code).toBe(0);
    expect((await county.run(record, [path])).code).toBe(0);
  });

  it('is not accepted from a route on which nobody entitled signs', async () => {
    const only = [{ act: '审核', by: ['reviewer@slj'] }];
    await county.repository.commit({ files: { [index]: articleText({ review: only, waivers }, body) } });
    expect((await county.run(check, [path])).code).toBe(1);
  });
});

describe('qianfa check --explain', () => {
  it('says what a rule demands, why, and whether it may be waived', async () => {
    const { code, out } = await county.run(check, ['--explain', 'home-addresses']);
    expect([code, out]).toEqual([0, expect.stringMatching(/家庭住址[\s\S]*依据[\s\S]*可以豁免[\s\S]*分管领导/)]);
    expect((await county.run(check, ['--explain', 'id-numbers', '--lang', 'en'])).out).toContain('Never waived');
  });

  it('answers an unknown name with those that there are', async () => {
    const { code, err } = await county.run(check, ['--explain', 'no-such']);
    expect([code, err]).toEqual([2, expect.stringMatching(/no-such.*home-addresses/)]);
  });
});
