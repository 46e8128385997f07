import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { command as build } from '../../scripts/build.ts';
import { withdrawnText } from '../fixture/article.ts';
import { emailOf } from '../fixture/group.ts';
import { cloneUrl } from '../forge/stage.ts';
import { approved, article, at, folderOf, idOf, text } from './forge-cases.ts';
import { playMerges } from './forge-merges.ts';

playMerges('what becomes of a merge', ({ county, run, state, changed, sign, live, pushMain, unsigned }) => {
  it('4 · merged in the second after a push, with stale approvals that the forge still counts → nothing is recorded', async () => {
    county().forge.holdMarks();
    const pull = await approved(county(), 'race');
    await county().push('race', changed('race', '后来的一句。'));
    await county().merge(pull);
    const ran = await run(pull);
    county().forge.settle();
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/main\/gzdt\/2026\/race 不能登记/);
    expect(ran.err).toMatch(/签的是另一个版本，内容已改动/);
    expect(await state('race')).toBeUndefined();
  });

  it('10 · the text of a review edited after it was recorded → the ledger keeps what was said when it was recorded', async () => {
    const pull = await article(county(), 'edited');
    await county().review('reviewer', pull, 'approve', '数字已核');
    await county().review('principal', pull);
    await county().merge(pull);
    expect((await run(pull)).code).toBe(0);
    for (const row of county().forge.state.reviews) if (row.pull === pull) row.body = '我没有同意';
    expect((await run(pull)).code).toBe(0);
    const made = (await county().ledger()).records.find(({ record: one }) =>
      one.items.some(({ id }) => id === idOf('edited')),
    );
    const evidence = JSON.stringify(made?.record.evidence);
    expect(evidence).toContain('数字已核');
    expect(evidence).not.toContain('我没有同意');
  });

  it('24 · the reviews of one version used for the same article again → refused', async () => {
    const pull = await live('spent');
    const second = await county().propose('spent-2', changed('spent', '第二版。'));
    await sign(second);
    await county().merge(second);
    expect((await run(second)).code).toBe(0);
    county().wait(5);
    await pushMain({ [`content/${at('spent')}`]: text('spent') });
    const ran = await run(pull);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/reviewer 的签署早于该稿最新的登记，不作数|reviewer 的这份签署已经用过/);
  });

  it('26 · an article moved to a column of another site → both columns’ routes, and the old folder must be gone', async () => {
    await live('moved');
    const pull = await county().propose('moved-2', {
      [at('moved')]: null,
      [at('moved').replace('main/gzdt', 'main/gsgg')]: text('moved'),
    });
    await sign(pull);
    await county().merge(pull);
    expect((await run(pull)).code).toBe(0);
    expect((await state('moved'))?.path).toBe('main/gsgg/2026/moved');
  });

  it('35 · a conflict solved in the forge’s editor with one more sentence → held, with why', async () => {
    await live('conflict');
    const pull = await county().propose('conflict-2', changed('conflict', '第二版。'));
    await sign(pull);
    // Pull requests onto main are merged by hand, with a sentence that nobody saw.
    const head = await county().work.run('rev-parse', 'conflict-2');
    await county().work.run('switch', '-q', 'main');
    const commit = await county().work.commit({
      files: { [`content/${at('conflict')}`]: text('conflict', {}, '第二版。再加一句。\n') },
      merge: [head],
      author: emailOf('officer'),
    });
    await county().work.run('push', '-q', cloneUrl(county().forge, county().service), 'main');
    county().at('2026-03-03T09:00:00+08:00').forge.findMerged(pull, county().people.officer, commit);
    county().at('2026-03-03T10:00:00+08:00');
    const ran = await run(pull);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/签的是另一个版本，内容已改动/);
    expect((await state('conflict'))?.digest).not.toBeUndefined();
    expect(await unsigned()).toContain(folderOf('conflict'));
  });

  it('36 · pushed to main past every pull request, by an administrator → held, and the next run reports it', async () => {
    await live('direct');
    const before = (await state('direct'))?.digest;
    await pushMain({ [`content/${at('direct')}`]: text('direct', {}, '直接推送的一句。\n') });
    expect(await unsigned()).toContain(`  ${folderOf('direct')}\n`);
    expect((await state('direct'))?.digest).toBe(before);
  });

  it('37 · a merged pull request with a green status and no approvals → nothing is recorded', async () => {
    const pull = await article(county(), 'green');
    const head = await county().work.run('rev-parse', 'green');
    county().forge.state.statuses.push({
      id: 1,
      commit: head,
      context: 'qianfa/signoff',
      state: 'success',
      description: '已签完',
      url: null,
      user: 101,
      at: 0,
    });
    await county().merge(pull);
    const ran = await run(pull);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/待“审核”/);
  });

  it('39 · an old signed version put back on main → held at the newest signed one, and reported', async () => {
    const pull = await live('old');
    const second = await county().propose('old-2', changed('old', '第二版。'));
    await sign(second);
    await county().merge(second);
    expect((await run(second)).code).toBe(0);
    const newest = (await state('old'))?.digest;
    await pushMain({ [`content/${at('old')}`]: text('old') });
    expect(await unsigned()).toContain(folderOf('old'));
    expect((await run(pull)).code).toBe(1);
    expect((await state('old'))?.digest).toBe(newest);
  });

  it('66 and 40 · a withdrawal by one entitled person takes effect; the article restored on main stays withdrawn', async () => {
    const pull = await live('gone');
    const away = { [at('gone')]: null, [`${folderOf('gone')}/withdrawn.md`]: withdrawnText(idOf('gone'), '隐私') };
    const second = await county().propose('gone-2', away);
    await county().review('reviewer', second);
    await county().merge(second);
    expect(await run(second)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/reviewer.*不在这一件的审签流程里/),
    });
    const third = await county().propose('gone-3', {
      [`${folderOf('gone')}/withdrawn.md`]: withdrawnText(idOf('gone'), '失效', '已失效。'),
    });
    await county().review('duty', third);
    await county().merge(third);
    expect((await run(third)).code).toBe(0);
    expect((await state('gone'))?.status).toBe('notice');
    await pushMain({ [`content/${folderOf('gone')}/withdrawn.md`]: null, [`content/${at('gone')}`]: text('gone') });
    expect(await unsigned()).toContain(folderOf('gone'));
    // 61: the first pull request recorded again after the withdrawal changes nothing.
    expect((await run(pull)).code).toBe(1);
    expect((await state('gone'))?.status).toBe('notice');
  });

  it('61 · record --pull run again after a newer version → refused: the statement names the record it replaces', async () => {
    const pull = await live('again');
    const second = await county().propose('again-2', changed('again', '第二版。'));
    await sign(second);
    await county().merge(second);
    expect((await run(second)).code).toBe(0);
    const { length } = (await county().ledger()).records;
    expect((await run(pull)).code).toBe(1);
    expect((await county().ledger()).records).toHaveLength(length);
  });

  it('66 · a folder deleted by a merged pull request without a withdrawal → the page stays, and how to withdraw is said', async () => {
    await live('deleted');
    const pull = await county().propose('deleted-2', { [folderOf('deleted')]: null });
    await county().merge(pull);
    await run(pull);
    expect((await state('deleted'))?.status).toBe('live');
    expect(await unsigned()).toMatch(/main\/gzdt\/2026\/deleted/);
  });

  it('58 · the forge fails while a merge is recorded → error, nothing recorded; afterwards the same merge is', async () => {
    const pull = await approved(county(), 'fails');
    await county().merge(pull);
    const { length } = (await county().ledger()).records;
    county().forge.trouble(/reviews/, { kind: 'status', status: 403 });
    const ran = await run(pull);
    county().forge.calm();
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('令牌的权限不够') });
    expect((await county().ledger()).records).toHaveLength(length);
    expect((await run(pull)).code).toBe(0);
  });

  it('and the site that is built holds what was recorded and nothing else', async () => {
    const ran = await county().run(build, [
      '--as-of',
      '2026-05-01T00:00:00+08:00',
      '--output',
      `${county().folder}/site`,
    ]);
    expect(ran).toMatchObject({ code: 0 });
    const names = (await readdir(`${county().folder}/site/main`, { recursive: true })).filter((name) =>
      name.endsWith('.html'),
    );
    const pages = (
      await Promise.all(names.map((name) => readFile(`${county().folder}/site/main/${name}`, 'utf8')))
    ).join('\n');
    for (const words of ['后来的一句', '再加一句', '直接推送的一句']) expect(pages).not.toContain(words);
    expect(pages).toContain('石桥水库通报fails');
  });
});
