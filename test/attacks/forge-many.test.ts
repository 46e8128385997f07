import { expect, it } from 'vitest';
import { command as record } from '../../scripts/record.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import { approved, article, at, folderOf, newestStatus, text } from './forge-cases.ts';
import { playMerges } from './forge-merges.ts';

playMerges('many pull requests at once', ({ county, run, state, sign, live }) => {
  it('one pull request that cannot be read → said with exit code 2, and the others are recorded and answered', async () => {
    const bad = await approved(county(), 'bad');
    await county().merge(bad);
    const good = await approved(county(), 'good');
    await county().merge(good);
    const [badOpen, goodOpen] = [await article(county(), 'bad-open'), await article(county(), 'good-open')];
    await county().review('reviewer', badOpen);
    county().forge.trouble(new RegExp(`/pulls/(${bad}|${badOpen})/reviews`), {
      kind: 'fields',
      fields: { user: null },
    });
    const since = await county().run(record, ['--since', 'last']);
    const sign = await county().run(signoff, ['--open']);
    const watched = await county().run(record, ['--watch', '--interval', '1']);
    county().forge.calm();
    expect(since).toMatchObject({ code: 2, err: expect.stringContaining(`合并请求 ${bad} 这一次没有办成`) });
    expect((await state('good'))?.status).toBe('live');
    expect(await state('bad')).toBeUndefined();
    expect(sign).toMatchObject({ code: 2, err: expect.stringContaining(`合并请求 ${badOpen} 这一次没有办成`) });
    expect(await newestStatus(county(), badOpen)).toBeUndefined();
    expect(await newestStatus(county(), goodOpen)).toBe('pending');
    expect(watched).toMatchObject({ code: 0, err: expect.stringContaining('登记服务已结束') });
    expect((await run(bad)).code).toBe(0);
  });

  it('the whole forge failing stops all of them', async () => {
    await article(county(), 'stopped');
    county().forge.trouble(/reviews/, { kind: 'status', status: 401 });
    const sign = await county().run(signoff, ['--open']);
    county().forge.calm();
    expect(sign).toMatchObject({ code: 2, err: expect.stringContaining('代码平台不认令牌') });
    expect(sign.err).not.toContain('没有办成');
  });

  it('66 · merging by itself leaves to people what also takes a folder away without a withdrawal', async () => {
    await live('standing');
    const pull = await county().propose('standing-2', {
      [folderOf('standing')]: null,
      [at('beside')]: text('beside'),
    });
    await sign(pull);
    const ran = await county().run(record, ['--pull', String(pull), '--merge']);
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('还没有合并') });
    expect(county().comment(pull)).toContain('已签完');
    expect(county().forge.state.pulls.find(({ number }) => number === pull)?.merged).toBeNull();
  });

  it('55 · the same 发文字号 in two open pull requests → the second is refused', async () => {
    const document = (name: string) =>
      text(name, {
        kind: 'document',
        issuer: '石桥县水利局',
        document_number: '石水〔2026〕9号',
        document_date: '2026-02-20',
        topic: '农业、林业、水利\\水利',
      });
    const pulls: number[] = [];
    for (const name of ['number-1', 'number-2'])
      pulls.push(await county().propose(name, { [at(name).replace('gzdt', 'zcwj')]: document(name) }));
    const [first = 0, second = 0] = pulls;
    // Both are told before anybody signs, and neither is merged by itself.
    for (const pull of pulls) await county().review('reviewer', pull);
    for (const pull of pulls) await county().review('principal', pull);
    for (const [pull, other] of [
      [first, second],
      [second, first],
    ]) {
      await county().run(record, ['--pull', String(pull), '--merge']);
      expect(county().comment(pull ?? 0)).toMatch(
        new RegExp(`发文字号 石水〔2026〕9号 也用在另一个未合并的合并请求（编号 ${other}）里`),
      );
      expect(county().forge.state.pulls.find(({ number }) => number === pull)?.merged).toBeNull();
    }
    const beside = await county().propose('number-3', {
      [at('number-3').replace('gzdt', 'zcwj')]: document('number-3').replace('9号', '10号'),
    });
    await county().run(signoff, ['--pull', String(beside)]);
    expect(county().comment(beside)).not.toContain('也用在另一个');
    for (const pull of pulls) {
      await county().merge(pull);
    }
    const ran = [];
    for (const pull of pulls) ran.push(await run(pull));
    expect(ran[0]?.err).toMatch(/已登记第/);
    expect(ran[1]).toMatchObject({ code: 1, err: expect.stringContaining('石水〔2026〕9号') });
  });

  it('63 · an ex-leader who approved within his term and is recorded after it → refused: the post must be held at recording', async () => {
    county().at('2026-03-09T10:00:00+08:00');
    const pull = await article(county(), 'late');
    await county().review('reviewer', pull);
    await county().review('deputy', pull);
    await county().merge(pull);
    county().at('2026-03-12T10:00:00+08:00');
    const ran = await run(pull);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/deputy/);
    expect(await state('late')).toBeUndefined();
  });
});
