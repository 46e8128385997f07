import { describe, expect, it } from 'vitest';
import { command as ledgerCommand } from '../scripts/ledger.ts';
import { command as record } from '../scripts/record.ts';
import { command as signoff } from '../scripts/signoff.ts';
import type { ForgedCounty } from './command/forged-county.ts';
import { openForged } from './command/open-forged.ts';
import { articleText, withdrawnText } from './fixture/article.ts';
import { as } from './fixture/statements.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const text = (id: string, change: object = {}, body?: string) =>
  articleText({ id, title: `石桥水库通报${id}`, review, ...change }, body);
const at = (name: string) => `main/gzdt/2026/${name}/index.md`;

describe.each(['github', 'gitea'] as const)('qianfa record --pull on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  const run = (pull: number, ...more: string[]) => county.run(record, ['--pull', String(pull), ...more]);
  const approved = async (pull: number) => {
    await county.review('reviewer', pull);
    await county.review('principal', pull);
  };
  const live = async (id: string) => (await county.ledger()).state.articles.get(id)?.status ?? 'absent';

  it('records what the right people approved, with the raw answers, and a second run adds nothing', async () => {
    const pull = await county.propose('one', { [at('one')]: text('recone0001') });
    await county.run(signoff, ['--pull', String(pull)]);
    const copy = /qianfa-shown \["[0-9a-f]{64}",\[\["recone0001","[0-9a-f]{64}","([0-9a-f]{64})"\]\]\]/.exec(
      county.comment(pull),
    )?.[1];
    expect(copy).toBeDefined();
    await approved(pull);
    expect(await run(pull)).toMatchObject({ code: 1, err: expect.stringContaining('还没有合并') });
    await county.merge(pull);
    expect(await run(pull)).toMatchObject({ code: 0, err: expect.stringContaining('已登记第 2 条') });
    const { records, state } = await county.ledger();
    const [, made] = records;
    expect(made?.record).toMatchObject({
      grade: 'forge',
      signers: [
        { person: 'reviewer', act: '审核', grade: 'forge' },
        { person: 'principal', act: '审批', grade: 'forge' },
      ],
      writers: expect.arrayContaining([{ person: 'officer', as: expect.arrayContaining(['opener']) }]),
    });
    expect(made?.record.items[0]?.copy).toBe(copy);
    expect(made?.record.evidence).toMatchObject([{ forge: county.forge.url, dialect, pull }, { pull }]);
    expect(state.articles.get('recone0001')?.status).toBe('live');
    expect(await run(pull)).toMatchObject({ code: 0, out: '新登记 0 条。\n' });
    expect((await county.ledger()).records).toHaveLength(records.length);
  });

  it('a copy that somebody wrote into our comment, or into one like it, is in no record, and why is said', async () => {
    const recorded = async (name: string, id: string, change: (body: string) => void) => {
      const pull = await county.propose(name, { [at(name)]: text(id) });
      await county.run(signoff, ['--pull', String(pull)]);
      change(county.comment(pull));
      await approved(pull);
      await county.merge(pull);
      const ran = await run(pull);
      expect(ran.code).toBe(0);
      expect((await county.ledger()).records.at(-1)?.record.items[0]).toMatchObject({ id });
      expect((await county.ledger()).records.at(-1)?.record.items[0]?.copy).toBeUndefined();
      return ran.err;
    };
    const { comments } = county.forge.state;
    const edited = await recorded('planted', 'recplant01', (body) => {
      for (const row of comments)
        if (row.body === body) row.body = body.replace(/"[0-9a-f]{64}"\]\]\]/, `"${'a'.repeat(64)}"]]]`);
    });
    expect(edited).toMatch(/登记里不写审阅件的校验码：审签评论里的记号不是登记所用的令牌写的，或者评论被人改过/);
    const others = await recorded('alike', 'recalike01', (body) => {
      for (const row of comments) if (row.body === body) row.user = Number(county.people.officer.id);
    });
    expect(others).toMatch(/登记里不写审阅件的校验码：合并请求下没有登记所用账号写的审签评论/);
  });

  it('36 · merged without the approvals → nothing is recorded, and it is said what stands there unsigned', async () => {
    const pull = await county.propose('early', { [at('early')]: text('recearly01') });
    await county.review('reviewer', pull);
    await county.merge(pull, 'squash');
    expect(await run(pull)).toMatchObject({ code: 1, err: expect.stringContaining('待“审批”') });
    const since = await county.run(record, ['--since', 'last']);
    expect(since).toMatchObject({ code: 1, err: expect.stringContaining('main/gzdt/2026/early') });
    expect(await live('recearly01')).toBe('absent');
    // The last approval may come after the merge, with a key of one's own: Gitea takes no review then.
    await county.wait(1).sign('principal', 'main/gzdt/2026/early', as.principal);
    expect(await county.run(record, ['--since', 'last'])).toMatchObject({ code: 0, out: '新登记 1 条。\n' });
    expect(await live('recearly01')).toBe('live');
    expect((await county.ledger()).records.at(-1)?.record).toMatchObject({
      grade: 'forge',
      signers: [{ grade: 'forge' }, { person: 'principal', grade: 'ssh' }],
    });
  });

  it('34 · squashed, the same bytes are the same digest', async () => {
    const pull = await county.propose('squash', { [at('squash')]: text('recsquash1') });
    await approved(pull);
    await county.merge(pull, 'squash');
    expect((await run(pull)).code).toBe(0);
    expect(await live('recsquash1')).toBe('live');
  });

  it('a correction and a withdrawal go the same way; 61 · the old pull request recorded again changes nothing', async () => {
    const pull = await county.propose('life', { [at('life')]: text('reclife001') });
    await approved(pull);
    await county.merge(pull);
    await run(pull);
    county.wait(10);
    const second = await county.propose('life-2', { [at('life')]: text('reclife001', {}, '更正：工程明日开工。\n') });
    await approved(second);
    await county.merge(second);
    expect((await run(second)).code).toBe(0);
    expect(await run(pull)).toMatchObject({ code: 1 });
    county.wait(10);
    const third = await county.propose('life-3', {
      [at('life')]: null,
      [at('life').replace('index', 'withdrawn')]: withdrawnText('reclife001', '失效', '已失效。'),
    });
    await county.review('site-leader', third);
    await county.merge(third);
    expect(await run(third)).toMatchObject({ code: 0, err: expect.stringContaining('withdrawal') });
    expect(await live('reclife001')).toBe('notice');
    for (const old of [pull, second]) expect((await run(old)).code).toBe(1);
    expect((await run(third)).out).toBe('新登记 0 条。\n');
    expect(await live('reclife001')).toBe('notice');
  });

  it('many articles in one pull request make one record; a bad one taken out leaves the approvals of the others', async () => {
    const files = {
      [at('many1')]: text('recmany001'),
      [at('many2')]: text('recmany002'),
      [at('many3')]: text('recmany003'),
    };
    const pull = await county.propose('many', files);
    await approved(pull);
    await county.push('many', { 'main/gzdt/2026/many2': null });
    await county.run(signoff, ['--pull', String(pull)]);
    expect(county.comment(pull)).toContain('已签完');
    await county.merge(pull);
    expect((await run(pull)).code).toBe(0);
    const { records } = await county.ledger();
    expect(records.at(-1)?.record.items.map(({ id }) => id)).toEqual(['recmany001', 'recmany003']);
    expect(await live('recmany002')).toBe('absent');
  });

  it('merges by itself after the last approval, the head pinned', async () => {
    const pull = await county.propose('merge', { [at('merge')]: text('recmerge01') });
    await county.review('reviewer', pull);
    expect((await run(pull, '--merge')).code).toBe(1);
    await county.review('principal', pull);
    expect(await run(pull, '--merge')).toMatchObject({ code: 0, out: '新登记 1 条。\n' });
    expect(await live('recmerge01')).toBe('live');
    await county.run(signoff, ['--pull', String(pull)]);
    expect(county.comment(pull)).toContain('✅ 已登记');
  });

  it('ledger verify --online says which reviews are gone or changed since; the ledger itself stays sound', async () => {
    const verify = () => county.run(ledgerCommand, ['verify', '--online']);
    const pull = await county.propose('online', { [at('online')]: text('reconline1') });
    const first = await county.review('reviewer', pull);
    const second = await county.review('principal', pull);
    await county.merge(pull);
    await run(pull);
    expect(await verify()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/到平台核对了 (\d+) 份审批：\1 份相同/),
    });
    // The recorder recorded it though it had been turned in between.
    const { events } = county.forge.state;
    const merge = events.find((event) => event.pull === pull);
    if (merge) events.push({ ...merge, kind: 'change_target_branch', at: merge.at - 1_000 });
    expect((await verify()).out).toMatch(new RegExp(`审批（编号 ${second}）是在 \\S+ 改换目标分支之前给的`));
    events.pop();
    const rows = county.forge.state.reviews;
    const row = rows.find(({ id }) => id === first);
    if (row) row.body = '改过的话';
    rows.splice(
      rows.findIndex(({ id }) => id === second),
      1,
    );
    const now = await verify();
    expect(now.code).toBe(1);
    expect(now.out).toMatch(new RegExp(`审批（编号 ${first}）在平台上有变（body）`));
    expect(now.out).toMatch(new RegExp(`审批（编号 ${second}）在平台上已不见`));
    expect((await county.run(ledgerCommand, ['verify'])).code).toBe(0);
  });

  it('as a service it does not serve a repository that everybody can read', async () => {
    county.forge.state.private = false;
    const ran = await county.run(record, ['--watch', '--interval', '1']);
    county.forge.state.private = true;
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('对外公开') });
  });

  it('as a service looks, records, and stops when it is told to', async () => {
    const pull = await county.propose('watch', { [at('watch')]: text('recwatch01') });
    await approved(pull);
    await county.merge(pull);
    const ran = await county.run(record, ['--watch', '--interval', '1']);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('登记服务已结束') });
    expect(await live('recwatch01')).toBe('live');
  });
});
