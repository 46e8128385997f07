import { describe, expect, it } from 'vitest';
import { command as signoff } from '../scripts/signoff.ts';
import type { ForgedCounty } from './command/forged-county.ts';
import { openForged } from './command/open-forged.ts';
import { articleText } from './fixture/article.ts';
import { emailOf } from './fixture/group.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const text = (id: string, change: object = {}, body?: string) =>
  articleText({ id, title: `石桥水库通报${id}`, review, ...change }, body);
const at = (name: string) => `main/gzdt/2026/${name}/index.md`;

describe.each(['github', 'gitea'] as const)('qianfa signoff on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  const sign = (pull: number) => county.run(signoff, ['--pull', String(pull)]);
  const status = async (pull: number) => {
    const head = county.forge.state.pulls.find(({ number }) => number === pull);
    const commit = await county.work.run('rev-parse', head?.branch ?? '');
    return (await county.forge.statuses(county.service, commit))[0];
  };

  it('tells who must sign, asks the first of them, and follows the approvals to the end', async () => {
    const pull = await county.propose('one', { [at('one')]: text('forgeone01') });
    expect(await sign(pull)).toMatchObject({ code: 1, out: '' });
    const first = county.comment(pull);
    expect(first).toContain('⏳ 待签：reviewer');
    expect(first).toContain('⬜ 审批');
    expect(await status(pull)).toMatchObject({ context: 'qianfa/signoff', state: 'pending' });
    const asked = () => county.forge.state.pulls.find(({ number }) => number === pull)?.asked ?? [];
    expect(asked().map(String)).toContain(county.people.reviewer.id);
    expect(asked().map(String)).not.toContain(county.people.principal.id);
    await county.review('reviewer', pull);
    expect((await sign(pull)).code).toBe(1);
    expect(county.comment(pull)).toMatch(/✅ 审核　reviewer（平台）/);
    expect(county.comment(pull)).toContain('⏳ 待签：principal');
    await county.review('principal', pull);
    expect((await sign(pull)).code).toBe(0);
    expect(county.comment(pull)).toContain('✅ 已签完，可以合并');
    expect(await status(pull)).toMatchObject({ state: 'success' });
  });

  it('run again it changes nothing', async () => {
    const pull = await county.propose('again', { [at('again')]: text('forgetwo02') });
    await sign(pull);
    const asked = county.forge.log.filter((line) => /^POST .*requested_reviewers/.test(line)).length;
    const before = county.comment(pull);
    county.wait(5);
    await sign(pull);
    expect(county.comment(pull)).toBe(before);
    expect(county.forge.log.filter((line) => /^POST .*requested_reviewers/.test(line)).length).toBe(asked);
  });

  it('says of each approval that does not count why, and which button words do not press', async () => {
    const pull = await county.propose('ignored', { [at('ignored')]: text('forgethre3') });
    await county.review('school-principal', pull);
    await county.review('former', pull);
    await county.forge.comment(county.people.reviewer, pull, '同意');
    await county.forge.comment(county.people['vice-mayor'], pull, '第二段的数字请再核一下');
    await sign(pull);
    const comment = county.comment(pull);
    expect(comment).toContain('school-principal（石桥县教育局主要负责人）不在这一件的审签流程里');
    expect(comment).toContain('任期已于 2026-02-28 结束');
    expect(comment).toContain('**reviewer** 写了“同意”，文字不算审批');
    expect(comment).toContain('- vice-mayor：“第二段的数字请再核一下”');
  });

  it('27 · article and governed file in one pull request → refused, with what to do', async () => {
    const pull = await county.propose('mixed', {
      [at('mixed')]: text('forgefour4'),
      'main/rules.yml': 'link_hosts: [.gov.example, .evil.example]\n',
    });
    await county.review('reviewer', pull);
    expect((await sign(pull)).code).toBe(1);
    expect(county.comment(pull)).toContain('请分成几个合并请求');
    expect(await status(pull)).toMatchObject({ state: 'failure' });
  });

  it('[C13.2] checks every pull request and leads to the lines that are to be mended, until they are', async () => {
    const wrong = { [at('lines')]: text('forgeseve7', {}, '今日开工。\n\n联系人身份证号11010519491231002X。\n') };
    const pull = await county.propose('lines', wrong);
    expect((await sign(pull)).code).toBe(1);
    expect(await status(pull)).toMatchObject({ state: 'failure' });
    const head = await county.work.run('rev-parse', 'lines');
    const line = (wrong[at('lines')] ?? '').split('\n').findIndex((one) => one.includes('身份证号')) + 1;
    const path = `${head}/content/${at('lines')}`;
    const link =
      dialect === 'github' ? `/blob/${path}?plain=1#L${line}` : `/src/commit/${path}?display=source#L${line}`;
    expect(county.comment(pull)).toContain(
      `⛔ 须改正　index.md [第 ${line} 行](${county.forge.url}/${county.forge.repository}${link})`,
    );
    expect(county.comment(pull)).not.toContain('11010519491231002X');
    await county.review('reviewer', pull);
    await county.review('principal', pull);
    await sign(pull);
    expect(await status(pull)).toMatchObject({ state: 'failure' });
    await county.push('lines', { [at('lines')]: text('forgeseve7') });
    await sign(pull);
    expect(county.comment(pull)).toContain('检查：没有问题');
    expect(await status(pull)).toMatchObject({ state: 'pending' });
  });

  it('[C13.2] leads to the line of a governed file too', async () => {
    const pull = await county.propose('rules', { 'main/rules.yml': 'link_hosts: [.gov.example]\nlinks: no\n' });
    await sign(pull);
    expect(county.comment(pull)).toMatch(/\[第 2 行\]\([^)]*\/content\/main\/rules\.yml\?/);
  });

  it('1 · a push after the approval → pending again; 3 · the same bytes in another commit → it holds', async () => {
    const pull = await county.propose('fresh', { [at('fresh')]: text('forgefive5') });
    await county.review('reviewer', pull);
    await county.push('fresh', {}, { message: 'only words' });
    await sign(pull);
    expect(county.comment(pull)).toContain('⏳ 待签：principal');
    await county.push('fresh', { [at('fresh')]: text('forgefive5', {}, '又改了一句。\n') });
    await sign(pull);
    expect(county.comment(pull)).toContain('⏳ 待签：reviewer');
    expect(county.comment(pull)).toContain('签的是另一个版本，内容已改动');
  });

  it('13 · a leader who committed on the branch is a writer, whoever opened it', async () => {
    const pull = await county.propose('wrote', { [at('wrote')]: text('forgesix06') });
    const files = { [at('wrote')]: text('forgesix06', {}, '审核员改的。\n') };
    await county.push('wrote', files, { author: emailOf('reviewer') });
    await county.review('reviewer', pull);
    await county.review('principal', pull);
    await sign(pull);
    expect(county.comment(pull)).toContain('reviewer 是本稿撰写者（提交作者、提交者），不得签署');
    expect(county.comment(pull)).not.toContain('已签完');
  });
});
