import { describe, expect, it } from 'vitest';
import { type Dated, dueRows } from '../scripts/status/due.ts';
import { command as status } from '../scripts/status.ts';
import type { ForgedCounty } from './command/forged-county.ts';
import { openForged } from './command/open-forged.ts';
import { articleText } from './fixture/article.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const text = (id: string, change: object = {}) => articleText({ id, title: `石桥水库通报${id}`, review, ...change });
const at = (name: string) => `main/gzdt/2026/${name}/index.md`;

describe.each(['github', 'gitea'] as const)('qianfa status on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  const run = async (...args: string[]) => (await county.run(status, args)).out;

  it('says that nothing is under way', async () => {
    expect(await run()).toContain('没有在办的稿件');
  });

  it('names who must sign next, then the other, then that it is signed', async () => {
    const pull = await county.propose('one', { [at('one')]: text('statusone1') });
    expect(await run()).toMatch(new RegExp(`待签　石桥水库通报statusone1 #${pull}[\\s\\S]*审核 等 reviewer`));
    await county.review('reviewer', pull);
    expect(await run()).toMatch(/审批 等 principal/);
    await county.review('principal', pull);
    expect(await run()).toContain(`已签完　石桥水库通报statusone1 #${pull}`);
  });

  it('shows what somebody wants who returned it, and errors with their line', async () => {
    const pull = await county.propose('two', { [at('two')]: text('statustwo2') });
    await county.review('reviewer', pull, 'return', '请补充联系电话');
    await county.propose('three', { [at('three')]: text('statusthr3', { level: '不认识' }) });
    const lined = await county.propose('lined', { [at('lined')]: text('statuslin2') });
    await county.review('reviewer', lined, 'return', '“工程今日开工”写明日期');
    const out = await run();
    expect(out).toMatch(/↩ .*写明日期\n {6}content\/main\/gzdt\/2026\/lined\/index\.md:\d+　工程今日开工。/);
    expect(out).toMatch(/被退回　石桥水库通报statustwo2[\s\S]*↩ .*请补充联系电话/);
    expect(out).toMatch(/要改正　main\/gzdt\/2026\/three[\s\S]*↩ \d+：/);
  });

  it('shows at which lines a reviewer wrote what, where they stand now', async () => {
    const body = '一、坝体完好。\n\n二、库容 120 万立方米。\n\n三、值守 5 人。';
    const file = `content/${at('remarks')}`;
    const before = articleText({ id: 'statusrem5', title: '石桥水库通报statusrem5', review }, body);
    const lineOf = (text: string) => before.split('\n').findIndex((line) => line.includes(text)) + 1;
    const pull = await county.propose('remarks', { [at('remarks')]: before });
    const on = (text: string, said: string) => ({ path: file, line: lineOf(text), body: said });
    await county.review('reviewer', pull, 'return', '见各行', [
      on('库容', '与 6 月通报不一致\n请核实'),
      on('值守', '写明姓名'),
      { path: file, line: 1, body: '这一行不该删', old: true },
    ]);
    const stranger = await county.forge.addUser('stranger', 'write');
    await county.forge.review(stranger, pull, 'comment', '', undefined, [on('坝体', '外人之言')]);
    const out = await run();
    expect(out).toContain(
      `      ${file}:${lineOf('库容')}　reviewer：与 6 月通报不一致 请核实\n        ｜二、库容 120 万立方米。\n`,
    );
    expect(out).toContain(`      ${file}:${lineOf('值守')}　reviewer：写明姓名\n        ｜三、值守 5 人。\n`);
    expect(out).toContain(`      ${file}　reviewer：这一行不该删\n`);
    expect(out).not.toContain('外人之言');

    const after = body.replace('120 万', '118 万').replace('一、', '零、前言。\n\n一、');
    await county.push('remarks', {
      [at('remarks')]: articleText({ id: 'statusrem5', title: '石桥水库通报statusrem5', review }, after),
    });
    const again = await run();
    expect(again).toContain(`      ${file}:${lineOf('值守') + 2}　reviewer：写明姓名\n        ｜三、值守 5 人。\n`);
    expect(again).toContain(`      ${file}（原第 ${lineOf('库容')} 行，已改动）　reviewer：与 6 月通报不一致 请核实\n`);
    const { rows } = JSON.parse(await run('--json'));
    const row = rows.find((one: { pull: number }) => one.pull === pull);
    expect(
      row.lines.map(({ now, was }: { now: { line: number } | null; was: number | null }) => [now?.line ?? null, was]),
    ).toEqual([
      [lineOf('值守') + 2, lineOf('值守')],
      [null, null],
      [null, lineOf('库容')],
    ]);
    expect(await run('--lang', 'en')).toContain(`(line ${lineOf('库容')} then, changed since)`);

    await county.review('reviewer', pull);
    const approved = await run();
    expect(approved).toContain('审批 等 principal');
    expect(approved).not.toContain(file);
  });

  it('shows what was written at a line of a governed file', async () => {
    const rules = Object.values(county.group.governed['main/policy'] ?? {})[0] ?? '';
    const pull = await county.propose('rules', { 'main/policy.yml': `# 改\n${rules}` });
    const file = 'content/main/policy.yml';
    await county.review('reviewer', pull, 'comment', '见行内', [{ path: file, line: 1, body: '为何改' }]);
    expect(await run()).toContain(`      ${file}:1　reviewer：为何改\n        ｜# 改`);
  });

  it('does not know what was written at lines when the forge does not say → an error, never an empty list', async () => {
    const pull = await county.propose('unsaid', { [at('unsaid')]: text('statusuns6') });
    await county.review('reviewer', pull, 'return', '退回');
    const asked = dialect === 'github' ? new RegExp(`/pulls/${pull}/comments`) : /\/reviews\/\d+\/comments/;
    county.forge.trouble(asked, { kind: 'status', status: 403 }, 1);
    const { code, out, err } = await county.run(status, []);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/403|comments/);
  });

  it('warns of two pull requests that change the same article', async () => {
    const [one, two] = [
      await county.propose('four-a', { [at('four')]: text('statusfou4') }),
      await county.propose('four-b', { [at('four')]: text('statusfou4', { title: '另一个题目' }) }),
    ];
    expect(await run()).toContain(`同时在 #${one}、#${two} 里修改`);
  });
});

describe('what becomes due by itself', () => {
  const article = (change: Partial<Dated['front']>, registered: Partial<Dated> = {}): Dated[] => [
    {
      path: 'main/gzdt/2026/a',
      published: '2026-01-01T09:00:00+08:00',
      confirmBy: null,
      front: { title: '甲', drafter: 'li-er', officer: 'li-er', ...change },
      ...registered,
    },
  ];
  const states = (articles: Dated[]) =>
    dueRows(articles, '2026-03-02T09:00:00+08:00', 'Asia/Shanghai', 'li-er').map(({ state, at: when, mine }) => [
      state,
      when,
      mine,
    ]);

  it.each([
    [
      'ends within 30 days',
      { expires: { at: '2026-03-20T00:00:00+08:00' } },
      {},
      [['expiring', '2026-03-20T00:00:00+08:00', true]],
    ],
    ['ends later', { expires: { at: '2026-05-20T00:00:00+08:00' } }, {}, []],
    ['has ended', { expires: { at: '2026-03-01T00:00:00+08:00' } }, {}, []],
    [
      'is a document whose last day comes',
      { effective_until: '2026-03-02' },
      {},
      [['expiring', '2026-03-02T23:59:59+08:00', true]],
    ],
    ['is to come', {}, { published: '2026-03-03T09:00:00+08:00' }, [['coming', '2026-03-03T09:00:00+08:00', true]]],
    [
      'was never confirmed',
      {},
      { confirmBy: '2026-03-01T09:00:00+08:00' },
      [['overdue', '2026-03-01T09:00:00+08:00', true]],
    ],
    ['may still be confirmed', {}, { confirmBy: '2026-03-03T09:00:00+08:00' }, []],
    [
      'is somebody else’s',
      { drafter: 'a', officer: 'b', expires: { at: '2026-03-20T00:00:00+08:00' } },
      {},
      [['expiring', '2026-03-20T00:00:00+08:00', false]],
    ],
  ])('%s', (_, front, registered, expected) => {
    expect(states(article(front, registered))).toEqual(expected);
  });
});
