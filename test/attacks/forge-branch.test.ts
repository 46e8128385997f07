import { expect, it } from 'vitest';
import { command as record } from '../../scripts/record.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import { withdrawnText } from '../fixture/article.ts';
import { emailOf } from '../fixture/group.ts';
import { approved, article, at, folderOf, idOf, newestStatus, text } from './forge-cases.ts';
import { playMerges } from './forge-merges.ts';

playMerges('branches and their merges', ({ dialect, county, run, state, changed, sign, live, unsigned }) => {
  /** A pull request of an article onto a branch on which another one stands that nobody was shown, approved there by both. */
  async function seenOnSide(name: string): Promise<number> {
    await county().push(`${name}-side`, { [at(`${name}-hidden`)]: text(`hid-${name}`) });
    await county().work.run('switch', '-q', '-c', name, `${name}-side`);
    await county().push(name, { [at(name)]: text(name) });
    const onto = { branch: name, title: name, base: `${name}-side` };
    const pull = await county().forge.openPull(county().people.officer, onto);
    await sign(pull);
    return pull;
  }
  /** Approved after it was merged: GitHub takes such reviews; on Gitea the rows stand for statements that come as late. */
  async function signLate(pull: number): Promise<void> {
    const row = county().forge.state.pulls.find(({ number }) => number === pull);
    const closed = row?.closed ?? null;
    if (row) row.closed = null;
    await sign(pull);
    if (row) row.closed = closed;
  }
  /** A second version of a live article, merged without its approvals. */
  async function mergedUnsigned(name: string): Promise<number> {
    await live(name);
    const late = await county().propose(`${name}-2`, changed(name, '第二版。'));
    await county().review('reviewer', late);
    await county().merge(late);
    county().wait(5);
    return late;
  }
  const turned = /reviewer 审批之后（或同一秒），合并请求改换过目标分支/;

  it('approved onto another branch, where less was shown, then turned to ours → not signed off, and told why', async () => {
    const pull = await seenOnSide('turned');
    await county().forge.retarget(county().people.officer, pull, 'main');
    expect((await county().run(signoff, ['--pull', String(pull)])).code).toBe(1);
    expect(county().comment(pull)).toMatch(turned);
    expect(county().comment(pull)).toMatch(/待签：reviewer/);
    expect(county().comment(pull)).toContain('共 2 件');
    expect(await newestStatus(county(), pull)).toBe('pending');
    await county().merge(pull);
    const ran = await run(pull);
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(turned) });
    expect(await state('turned')).toBeUndefined();
    expect(await state('hid-turned')).toBeUndefined();
  });

  it('turned away and back → what was approved before counts no more; approved anew it does, and the record shows when it was turned', async () => {
    const pull = await article(county(), 'fro');
    await county().push('fro-side', { [at('fro-side')]: text('fro-side') });
    await sign(pull);
    for (const base of ['fro-side', 'main']) await county().forge.retarget(county().people.officer, pull, base);
    expect((await county().run(signoff, ['--pull', String(pull)])).code).toBe(1);
    expect(county().comment(pull)).toMatch(turned);
    await sign(pull);
    expect((await county().run(signoff, ['--pull', String(pull)])).code).toBe(0);
    await county().merge(pull);
    expect((await run(pull)).code).toBe(0);
    const { record: made } = (await county().ledger()).records.at(-1) ?? {};
    const kind = dialect === 'github' ? '"event":"base_ref_changed"' : '"type":"change_target_branch"';
    expect(made?.evidence).toHaveLength(2);
    for (const evidence of made?.evidence ?? [])
      expect(evidence).toMatchObject({ retargeted: expect.stringContaining(kind) });
  });

  it('58 · the forge does not tell whether it was turned → error, nothing is marked, nothing is recorded', async () => {
    const pull = await approved(county(), 'untold');
    county().forge.trouble(/\/issues\/\d+\/(events|timeline)/, { kind: 'status', status: 403 });
    const asked = await county().run(signoff, ['--pull', String(pull)]);
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('令牌的权限不够') });
    expect(await newestStatus(county(), pull)).toBeUndefined();
    await county().merge(pull);
    expect(await run(pull)).toMatchObject({ code: 2 });
    county().forge.calm();
    expect(await state('untold')).toBeUndefined();
    if (dialect === 'gitea') {
      const { events } = county().forge.state;
      const [merge] = events.splice(
        events.findIndex((row) => row.pull === pull),
        1,
      );
      const cut = await run(pull);
      expect(cut).toMatchObject({ code: 2, err: expect.stringContaining('代码平台的列表没有给全') });
      if (merge) events.push(merge);
    }
    expect((await run(pull)).code).toBe(0);
  });

  it('a pull request onto another branch than ours, approved by everybody → neither signed off nor recorded', async () => {
    await county().forge.git.run(['branch', 'side', 'main']);
    await county().push('aside', { [at('aside')]: text('aside') });
    const pull = await county().forge.openPull(county().people.officer, {
      branch: 'aside',
      title: 'aside',
      base: 'side',
    });
    await sign(pull);
    const refused = { code: 1, err: expect.stringMatching(/要合并到 side，不是 main/) };
    expect(await county().run(signoff, ['--pull', String(pull)])).toMatchObject(refused);
    expect(await newestStatus(county(), pull)).toBeUndefined();
    await county().forge.merge(county().people.officer, pull);
    expect(await run(pull)).toMatchObject(refused);
    expect(await state('aside')).toBeUndefined();
  });

  it('61 · an old pull request approved after a newer version was recorded → refused, the newer one stays', async () => {
    const late = await mergedUnsigned('passed');
    const third = await county().propose('passed-3', changed('passed', '第三版。'));
    await sign(third);
    await county().merge(third);
    expect((await run(third)).code).toBe(0);
    const newest = (await state('passed'))?.digest;
    county().wait(5);
    await signLate(late);
    expect(await run(late)).toMatchObject({ code: 1, err: expect.stringContaining('在合并之后又有变动') });
    expect((await state('passed'))?.digest).toBe(newest);
  });

  it('61 · an old pull request approved after the article was withdrawn → refused, it stays withdrawn', async () => {
    const late = await mergedUnsigned('taken');
    const away = await county().propose('taken-3', {
      [at('taken')]: null,
      [`${folderOf('taken')}/withdrawn.md`]: withdrawnText(idOf('taken'), '失效', '已失效。'),
    });
    await county().review('site-leader', away);
    await county().merge(away);
    expect((await run(away)).code).toBe(0);
    expect((await state('taken'))?.status).toBe('notice');
    county().wait(5);
    await signLate(late);
    expect(await run(late)).toMatchObject({ code: 1, err: expect.stringContaining('在合并之后又有变动') });
    const since = await county().run(record, ['--since', 'last']);
    expect(since.err).not.toContain('已登记第');
    expect((await state('taken'))?.status).toBe('notice');
  });

  it('61 · an old pull request approved after main was put back to the signed version → refused, that one stays', async () => {
    const late = await mergedUnsigned('back');
    const signed = (await state('back'))?.digest;
    const revert = await county().propose('back-3', { [at('back')]: text('back') });
    await county().merge(revert);
    expect(await run(revert)).toMatchObject({ code: 0, out: '新登记 0 条。\n' });
    county().wait(5);
    await signLate(late);
    expect(await run(late)).toMatchObject({ code: 1, err: expect.stringContaining('在合并之后又有变动') });
    const since = await county().run(record, ['--since', 'last']);
    expect(since.err).not.toContain('已登记第');
    expect((await state('back'))?.digest).toBe(signed);
  });

  it('27 · article and program over several commits, merged by moving the branch forward → nothing is recorded', async () => {
    const name = 'forward';
    await county().work.run('switch', '-q', '-c', name, 'main');
    await county().work.commit({
      files: { 'scripts/signoff.ts': 'throw new Error("ran");\n' },
      author: emailOf('officer'),
    });
    await county().push(name, { [at(name)]: text(name) });
    const pull = await county().forge.openPull(county().people.officer, { branch: name, title: name });
    await sign(pull);
    if (dialect === 'gitea') await county().merge(pull, 'fast-forward-only');
    else {
      // GitHub's button never does so, but whoever pushes the head to the branch merges it too.
      const head = await county().work.run('rev-parse', name);
      await county().forge.git.run(['update-ref', 'refs/heads/main', head]);
      county().wait(1).forge.findMerged(pull, county().people.officer, head);
      await county().work.run('switch', '-q', 'main');
      await county().work.run('merge', '-q', '--ff-only', name);
    }
    const why = dialect === 'gitea' ? /请分成几个合并请求/ : /以快进方式合并/;
    expect(await run(pull)).toMatchObject({ code: 1, err: expect.stringMatching(why) });
    expect(await state(name)).toBeUndefined();
  });

  it.runIf(dialect === 'gitea')(
    'an article over several commits, merged by moving the branch forward → recorded whole',
    async () => {
      await county().push('forward-2', { [at('forward-2')]: text('forward-2') });
      await county().push('forward-2', { [at('forward-3')]: text('forward-3') });
      const pull = await county().forge.openPull(county().people.officer, { branch: 'forward-2', title: 'forward-2' });
      await county().review('reviewer', pull);
      await county().review('principal', pull);
      await county().merge(pull, 'fast-forward-only');
      expect((await run(pull)).code).toBe(0);
      for (const name of ['forward-2', 'forward-3']) expect((await state(name))?.status).toBe('live');
    },
  );

  it('a push to the branch after the merge → what was merged is recorded all the same, and nothing else', async () => {
    const pull = await approved(county(), 'after');
    await county().merge(pull);
    await county().push('after', changed('after', '合并之后的一句。'));
    expect(await run(pull)).toMatchObject({ code: 0, err: expect.stringContaining('已登记第') });
    const made = (await county().ledger()).records.at(-1)?.record.items[0];
    expect(made).toMatchObject({ id: idOf('after'), digest: (await state('after'))?.digest });
    expect(await unsigned()).not.toContain(folderOf('after'));
  });
});
