import { expect, it } from 'vitest';
import { type Ground, settled, thrown } from './ground.ts';
import { forgeOf } from './stage.ts';

const marker = 'signoff';

/** What is done on a forge: comments, marks, requests, merges, files; and how main is protected. */
export function acting(ground: () => Ground): void {
  it('keeps one comment of ours, whatever others write with the same mark', async () => {
    const { stage, forge, opened, leader, service } = ground();
    const { number } = await opened('commented');
    await stage.comment(leader, number, `<!-- qianfa:${marker} -->\n伪造`);
    const first = await forge.putComment(number, marker, '审签单一');
    const second = await forge.putComment(number, marker, '审签单二\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |');
    const third = await forge.putComment(number, marker, '审签单二\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |');
    expect(second.id).toBe(first.id);
    expect(third).toEqual(second);
    const comments = await forge.comments(number);
    expect(comments.map(({ account }) => account?.id)).toEqual([leader.id, service.id]);
    expect(comments[1]?.body).toContain('审签单二');
    expect(comments[1]?.body).not.toContain('审签单一');
  });

  it('marks a commit, the newest mark of a context last', async () => {
    const { stage, forge, opened, service } = ground();
    const { head } = await opened('marked');
    await forge.setStatus(head, { context: 'qianfa/signoff', state: 'pending', description: '待审签'.repeat(60) });
    await forge.setStatus(head, {
      context: 'qianfa/signoff',
      state: 'success',
      description: '已签齐',
      url: `${stage.url}/x`,
    });
    const [newest] = await stage.statuses(service, head);
    expect(newest).toEqual({ context: 'qianfa/signoff', state: 'success', description: '已签齐' });
    expect(
      await thrown(forge.setStatus('f'.repeat(40), { context: 'x', state: 'pending', description: '' })),
    ).not.toBeNull();
  });

  it('asks people for their review by their ids, and tells who cannot be asked', async () => {
    const { stage, forge, opened, officer, leader, principal, outsider } = ground();
    const { number } = await opened('asked');
    const refused = await forge.requestReviews(number, [leader.id, officer.id, outsider.id, '99999999', principal.id]);
    expect(refused.map(({ id }) => id).sort()).toEqual([outsider.id, '99999999'].sort());
    expect((await forge.asked(number)).map(({ id }) => id).sort()).toEqual([leader.id, principal.id].sort());
    expect(await forge.requestReviews(number, [leader.id])).toEqual([]);
    await stage.review(leader, number, 'approve');
    expect((await forge.asked(number)).map(({ id }) => id)).toEqual([principal.id]);
    const decided = (await forge.reviews(number)).filter(({ state }) => state !== 'requested');
    expect(decided).toMatchObject([{ state: 'approved', account: { id: leader.id } }]);
  });

  it('merges the head that was pinned and no other (attacks 4)', async () => {
    const { work, forge, push, opened, mainHead } = ground();
    const since = new Date(Date.now() - 60_000).toISOString();
    const { head, number } = await opened('merged');
    await work.commit({ files: { 'content/merged.md': 'one more sentence' } });
    await push('merged');
    await settled(ground(), number);
    expect(await forge.merge(number, head)).toMatchObject({ merged: false, why: 'moved' });
    const now = (await forge.pull(number)).head;
    const done = await forge.merge(number, now);
    const commit = await mainHead();
    expect(done).toEqual({ merged: true, commit });
    expect(await forge.pull(number)).toMatchObject({ open: false, head: now, merged: { commit } });
    expect(await forge.merge(number, now)).toMatchObject({ merged: false, why: 'refused' });
    expect((await forge.pullsOf(commit)).map((pull) => pull.number)).toEqual([number]);
    expect((await forge.mergedSince('main', since)).map((pull) => pull.number)).toContain(number);
    expect(await forge.mergedSince('main', new Date(Date.now() + 3_600_000).toISOString())).toEqual([]);
    await work.run('reset', '-q', '--hard', now);
    await work.run('branch', '-f', 'main', commit);
  });

  it('says that a conflict is refused', async () => {
    const { work, forge, push, opened } = ground();
    const { number } = await opened('conflict');
    await work.run('switch', '-q', 'main');
    await work.commit({ files: { 'content/conflict.md': 'otherwise' } });
    await push('main');
    await settled(ground(), number);
    const { head } = await forge.pull(number);
    expect(await forge.merge(number, head)).toMatchObject({ merged: false, why: 'refused' });
  });

  it('knows no pull request for what was pushed to main', async () => {
    const { work, forge, push } = ground();
    await work.run('switch', '-q', 'main');
    const direct = await work.commit({ files: { 'content/direct.md': 'pushed' } });
    await push('main');
    expect(await forge.pullsOf(direct)).toEqual([]);
  });

  it('attaches a file to a comment where the forge can, in place of the one before', async () => {
    const { stage, forge, opened } = ground();
    const { number } = await opened('attached');
    const comment = await forge.putComment(number, marker, '预览');
    const pdf = { name: '待审预览.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 一') };
    const address = await forge.attach(comment, pdf);
    if (stage.dialect === 'github') {
      expect(address).toBeNull();
      return;
    }
    expect(address).toMatch(/\/attachments\//);
    const again = await forge.attach(comment, { ...pdf, bytes: Buffer.from('%PDF-1.4 二') });
    expect(again).not.toBe(address);
    const kinds = await thrown(forge.attach(comment, { ...pdf, name: '程序.exe', type: 'application/octet-stream' }));
    expect(kinds).toMatchObject({ status: 422 });
  });

  it('tells how main is protected, as far as the token may know', async () => {
    const { stage, forge, reader } = ground();
    expect(await forge.protection('main')).toBeNull();
    await stage.protect({
      directPush: 'nobody',
      checks: ['qianfa/signoff'],
      approvals: 1,
      dismissStale: true,
      administrators: true,
    });
    expect(await forge.protection('main')).toMatchObject({
      push: 'nobody',
      forcePush: false,
      deletion: false,
      checks: ['qianfa/signoff'],
      approvals: 1,
      administrators: true,
    });
    expect(await forgeOf(stage, reader).protection('main')).toMatchObject({ administrators: null });
  });
}
