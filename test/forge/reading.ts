import { expect, it } from 'vitest';
import { readRawRetarget } from '../../scripts/signoff/retarget.ts';
import { readRawReview } from '../../scripts/signoff/review.ts';
import { type Ground, thrown } from './ground.ts';
import { cloneUrl, forgeOf } from './stage.ts';

/** What is read of a forge: the repository, accounts, pull requests, reviews. `many` reviews are more than a page. */
export function reading(ground: () => Ground, many: number): void {
  it('says what it is: private, its default branch, and what our token may do', async () => {
    const { stage, forge, reader } = ground();
    expect(await forge.facts()).toMatchObject({
      name: stage.repository,
      open: false,
      archived: false,
      defaultBranch: 'main',
      may: { push: true, administer: true },
    });
    expect((await forgeOf(stage, reader).facts()).may).toEqual({ push: false, administer: false });
  });

  it('does not show the repository to somebody who was not let in', async () => {
    const { stage, outsider } = ground();
    expect(await thrown(forgeOf(stage, outsider).facts())).toMatchObject({
      status: 404,
      said: { key: 'forge-missing' },
    });
  });

  it('does not take a wrong token, and never repeats it', async () => {
    const { reader, stage } = ground();
    const token = '0123456789abcdef0123456789abcdef01234567';
    const error = await thrown(forgeOf(stage, { ...reader, token }).facts());
    expect(error).toMatchObject({ status: 401, said: { key: 'forge-unauthorized' } });
    expect(JSON.stringify(error) + String(error)).not.toContain(token);
  });

  it('knows accounts by token, login and id, and nobody under others', async () => {
    const { stage, forge, leader } = ground();
    const account = { id: leader.id, login: leader.login, bot: false };
    expect(await forgeOf(stage, leader).me()).toEqual(account);
    expect(await forge.accountByLogin(leader.login)).toEqual(account);
    expect(await forge.accountById(leader.id)).toEqual(account);
    expect(await forge.accountByLogin('nobody-at-all')).toBeNull();
    expect(await forge.accountById('99999999')).toBeNull();
  });

  it('tells of a pull request with its head and its opener, and lists it while it is open', async () => {
    const { stage, work, forge, opened, officer } = ground();
    const { head, number } = await opened('told');
    expect(await forge.pull(number)).toMatchObject({
      number,
      title: '稿件 told',
      open: true,
      draft: false,
      fork: false,
      head,
      headBranch: 'told',
      baseBranch: 'main',
      base: await work.run('rev-parse', 'main'),
      merged: null,
      opener: { id: officer.id, login: officer.login },
    });
    const open = await forge.openPulls('main');
    expect(open.map((pull) => pull.number)).toContain(number);
    expect(open).toEqual([...open].sort((a, b) => a.number - b.number));
    expect(await forge.openPulls('elsewhere')).toEqual([]);
    await stage.closePull(officer, number);
    expect((await forge.openPulls('main')).map((pull) => pull.number)).not.toContain(number);
    expect(await forge.pull(number)).toMatchObject({ open: false, merged: null, head });
    expect(await thrown(forge.pull(4711))).toMatchObject({ status: 404 });
  });

  it('keeps the head of a pull request for whoever fetches it', async () => {
    const { stage, work, opened, service } = ground();
    const { head, number } = await opened('fetched');
    await work.run('fetch', '-q', cloneUrl(stage, service), `refs/pull/${number}/head`);
    expect(await work.run('rev-parse', 'FETCH_HEAD')).toBe(head);
  });

  it('gives every review with its account, its commit and its pull request, in order', async () => {
    const { stage, forge, opened, leader, principal, reader } = ground();
    const { head, number } = await opened('reviewed');
    const ids = [
      await stage.review(leader, number, 'approve', '同意'),
      await stage.review(principal, number, 'return', '请核实数字'),
      await stage.review(reader, number, 'approve'),
      await stage.review(leader, number, 'comment', '不同意见'),
    ];
    const reviews = await forge.reviews(number);
    expect(
      reviews.map(({ id, account, state, commit, pull, body }) => [id, account?.id, state, commit, pull, body]),
    ).toEqual([
      [String(ids[0]), leader.id, 'approved', head, number, '同意'],
      [String(ids[1]), principal.id, 'returned', head, number, '请核实数字'],
      [String(ids[2]), reader.id, 'approved', head, number, ''],
      [String(ids[3]), leader.id, 'comment', head, number, '不同意见'],
    ]);
    for (const review of reviews) {
      expect(review.dismissed).toBe(false);
      expect(Math.abs(Date.parse(review.submittedAt ?? '') - Date.now())).toBeLessThan(120_000);
      expect(readRawReview(stage.dialect, review.raw)).toEqual({ review });
    }
  });

  it('tells what was written at lines, of which lines, and what its writer saw', async () => {
    const { stage, work, forge, push, opened, leader, principal } = ground();
    const { head, number } = await opened('lined');
    const path = 'content/lined.md';
    await stage.review(leader, number, 'return', '见各行', head, [
      { path, line: 1, body: '与附件不一致' },
      { path, line: 1, body: '写明日期' },
    ]);
    await work.commit({ files: { [path]: 'changed' } });
    const after = await push('lined').then(() => work.run('rev-parse', 'HEAD'));
    await stage.review(principal, number, 'comment', '', after, [{ path, line: 1, body: '已改' }]);
    const reviews = await forge.reviews(number);
    const comments = await forge.lineComments(number, reviews);
    expect(
      comments.map(({ account, path: file, line, commit, body, resolved }) => [
        account?.id,
        file,
        line,
        commit,
        body,
        resolved,
      ]),
    ).toEqual([
      [leader.id, path, 1, head, '与附件不一致', false],
      [leader.id, path, 1, head, '写明日期', false],
      [principal.id, path, 1, after, '已改', false],
    ]);
    expect(await forge.lineComments((await opened('unlined')).number, [])).toEqual([]);
  });

  it('refuses an approval by whoever opened the pull request (attacks 11)', async () => {
    const { stage, forge, opened, officer } = ground();
    const { number } = await opened('own');
    expect(String(await thrown(stage.review(officer, number, 'approve')))).toContain('422');
    expect(await forge.reviews(number)).toEqual([]);
  });

  it('takes the commit that the page showed, whatever the head is by now (attacks 5)', async () => {
    const { stage, work, forge, push, opened, leader } = ground();
    const { head, number } = await opened('late');
    await work.commit({ files: { 'content/late.md': 'changed' } });
    await push('late');
    await stage.review(leader, number, 'approve', '', head);
    const [review] = await forge.reviews(number);
    expect(review).toMatchObject({ state: 'approved', commit: head });
    expect((await forge.pull(number)).head).not.toBe(head);
  });

  it('keeps a review’s commit through a force-push', async () => {
    const { stage, forge, onBranch, opened, leader } = ground();
    const { head, number } = await opened('forced');
    await stage.review(leader, number, 'approve');
    const after = await onBranch('forced', 'another text');
    expect((await forge.pull(number)).head).toBe(after);
    expect(await forge.reviews(number)).toMatchObject([{ commit: head, account: { id: leader.id } }]);
  });

  it('does not show what another has not sent yet, and is whole all the same', async () => {
    const { stage, opened, officer, leader, principal } = ground();
    const { number } = await opened('pending');
    const begun = await stage.review(leader, number, 'pending', '草拟');
    await stage.review(principal, number, 'approve');
    const seen = await forgeOf(stage, officer).reviews(number);
    expect(seen.map(({ state }) => state)).toEqual(['approved']);
    await stage.submit(leader, number, begun, 'approve', '同意');
    const now = await forgeOf(stage, officer).reviews(number);
    expect(now.map(({ state }) => state)).toEqual(['approved', 'approved']);
    expect(now.map(({ account }) => account?.id).sort()).toEqual([leader.id, principal.id].sort());
  });

  it('says of a dismissed review that it is dismissed (attacks 8, 22)', async () => {
    const { stage, forge, opened, leader, service } = ground();
    const { number } = await opened('dismissed');
    const id = await stage.review(leader, number, 'approve');
    await stage.dismiss(service, number, id);
    expect(await forge.reviews(number)).toMatchObject([
      { id: String(id), dismissed: true, account: { id: leader.id } },
    ]);
  });

  it('tells when a pull request was last turned to another branch, while it is open and when it is merged', async () => {
    const { stage, forge, push, opened, officer, leader } = ground();
    await push('elsewhere');
    const { head, number } = await opened('turned');
    await stage.review(leader, number, 'approve');
    expect(await forge.retargeted(number, false)).toBeNull();
    await stage.retarget(officer, number, 'elsewhere');
    await stage.retarget(officer, number, 'main');
    const found = await forge.retargeted(number, false);
    expect(Math.abs(Date.parse(found?.at ?? '') - Date.now())).toBeLessThan(120_000);
    expect(readRawRetarget(stage.dialect, found?.raw ?? '')).toEqual(found);
    expect(await forge.pull(number)).toMatchObject({ baseBranch: 'main', head });
    const plain = await opened('straight');
    expect(await forge.merge(number, head)).toMatchObject({ merged: true });
    expect(await forge.retargeted(number, true)).toEqual(found);
    expect(await forge.retargeted(plain.number, false)).toBeNull();
  });

  it('gives more than a page of reviews whole', async () => {
    const { stage, forge, opened, leader, principal } = ground();
    const { number } = await opened('many');
    for (let count = 0; count < many; count++) await stage.review(leader, number, 'comment', `第 ${count} 条`);
    const last = await stage.review(principal, number, 'return', '退回');
    const reviews = await forge.reviews(number);
    expect(reviews).toHaveLength(many + 1);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(many + 1);
    expect(reviews.at(-1)).toMatchObject({ id: String(last), state: 'returned' });
  });

  it('knows an account by its id after it was renamed', async () => {
    const { stage, forge, opened } = ground();
    const { number } = await opened('renamed');
    const person = await stage.addUser('before', 'write');
    await stage.review(person, number, 'approve');
    const renamed = await stage.rename(person, 'afterwards');
    expect(renamed.login).not.toBe(person.login);
    expect(await forge.accountById(person.id)).toEqual({ id: person.id, login: renamed.login, bot: false });
    expect(await forge.reviews(number)).toMatchObject([{ account: { id: person.id, login: renamed.login } }]);
  });

  it('does not take the approval of an account that is gone (attacks 58)', async () => {
    const { stage, forge, opened } = ground();
    const { number } = await opened('gone');
    const person = await stage.addUser('leaving', 'write');
    await stage.review(person, number, 'approve');
    await stage.deleteUser(person);
    expect(await forge.accountById(person.id)).toBeNull();
    const got = await thrown(forge.reviews(number));
    if (got) expect(got).toMatchObject({ said: { key: 'forge-review-unclear', params: { field: 'user' } } });
    else expect(await forge.reviews(number)).toEqual([]);
  });
}
