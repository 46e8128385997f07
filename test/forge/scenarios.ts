import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forge } from '../../scripts/forge/forge.ts';
import { readRawReview } from '../../scripts/signoff/review.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';
import type { Acts } from './people.ts';
import { cloneUrl, forgeOf, type Person, type Stage } from './stage.ts';

const marker = 'signoff';
export interface Plan {
  open(): Promise<Stage & Acts>;
  /** How many reviews make more than a page. */
  many: number;
}

/**
 * What an adapter must find on its forge, fake or real: the same scenarios for each. They build on each other's people and never on each
 * other's pull requests.
 */
export function scenarios(name: string, { open, many }: Plan): void {
  describe(name, () => {
    let stage: Stage & Acts;
    let folder = '';
    let work: Repository;
    let officer: Person;
    let leader: Person;
    let principal: Person;
    let reader: Person;
    let outsider: Person;
    let service: Person;
    let forge: Forge;
    const slept: number[] = [];

    const push = (branch: string, ...more: string[]) =>
      work.run('push', '-q', ...more, cloneUrl(stage, officer), `HEAD:refs/heads/${branch}`);
    /** Writes a file on a new branch from main and pushes it; gives the head. */
    const onBranch = async (branch: string, text: string): Promise<string> => {
      await work.run('switch', '-q', '-C', branch, 'main');
      const head = await work.commit({ files: { [`content/${branch}.md`]: text } });
      await push(branch, '--force');
      return head;
    };
    const opened = async (branch: string) => {
      const head = await onBranch(branch, branch);
      return { head, number: await stage.openPull(officer, { branch, title: `稿件 ${branch}` }) };
    };
    const thrown = async (promise: Promise<unknown>) =>
      promise.then(
        () => null,
        (error: unknown) => error,
      );

    beforeAll(async () => {
      folder = await temporaryFolder();
      stage = await open();
      [officer, leader, principal, reader, outsider, service] = [
        await stage.addUser('officer', 'write'),
        await stage.addUser('leader', 'write'),
        await stage.addUser('principal', 'write'),
        await stage.addUser('reader', 'read'),
        await stage.addUser('outsider', 'none'),
        await stage.addUser('service', 'admin'),
      ];
      work = await makeRepository(join(folder, 'work'));
      await work.commit({ files: { 'content/start.md': 'start' } });
      await push('main');
      forge = forgeOf(stage, service, slept);
    });
    afterAll(async () => {
      await stage?.close();
      await removeFolder(folder);
    });

    it('says what it is: private, its default branch, and what our token may do', async () => {
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
      expect(await thrown(forgeOf(stage, outsider).facts())).toMatchObject({
        status: 404,
        said: { key: 'forge-missing' },
      });
    });

    it('does not take a wrong token, and never repeats it', async () => {
      const token = '0123456789abcdef0123456789abcdef01234567';
      const error = await thrown(forgeOf(stage, { ...reader, token }).facts());
      expect(error).toMatchObject({ status: 401, said: { key: 'forge-unauthorized' } });
      expect(JSON.stringify(error) + String(error)).not.toContain(token);
    });

    it('knows accounts by token, login and id, and nobody under others', async () => {
      const account = { id: leader.id, login: leader.login, bot: false };
      expect(await forgeOf(stage, leader).me()).toEqual(account);
      expect(await forge.accountByLogin(leader.login)).toEqual(account);
      expect(await forge.accountById(leader.id)).toEqual(account);
      expect(await forge.accountByLogin('nobody-at-all')).toBeNull();
      expect(await forge.accountById('99999999')).toBeNull();
    });

    it('tells of a pull request with its head and its opener, and lists it while it is open', async () => {
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
      const { head, number } = await opened('fetched');
      await work.run('fetch', '-q', cloneUrl(stage, service), `refs/pull/${number}/head`);
      expect(await work.run('rev-parse', 'FETCH_HEAD')).toBe(head);
    });

    it('gives every review with its account, its commit and its pull request, in order', async () => {
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

    it('refuses an approval by whoever opened the pull request (attacks 11)', async () => {
      const { number } = await opened('own');
      expect(String(await thrown(stage.review(officer, number, 'approve')))).toContain('422');
      expect(await forge.reviews(number)).toEqual([]);
    });

    it('takes the commit that the page showed, whatever the head is by now (attacks 5)', async () => {
      const { head, number } = await opened('late');
      await work.commit({ files: { 'content/late.md': 'changed' } });
      await push('late');
      await stage.review(leader, number, 'approve', '', head);
      const [review] = await forge.reviews(number);
      expect(review).toMatchObject({ state: 'approved', commit: head });
      expect((await forge.pull(number)).head).not.toBe(head);
    });

    it('keeps a review’s commit through a force-push', async () => {
      const { head, number } = await opened('forced');
      await stage.review(leader, number, 'approve');
      const after = await onBranch('forced', 'another text');
      expect((await forge.pull(number)).head).toBe(after);
      expect(await forge.reviews(number)).toMatchObject([{ commit: head, account: { id: leader.id } }]);
    });

    it('does not show what another has not sent yet, and is whole all the same', async () => {
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
      const { number } = await opened('dismissed');
      const id = await stage.review(leader, number, 'approve');
      await stage.dismiss(service, number, id);
      expect(await forge.reviews(number)).toMatchObject([
        { id: String(id), dismissed: true, account: { id: leader.id } },
      ]);
    });

    it('gives more than a page of reviews whole', async () => {
      const { number } = await opened('many');
      for (let count = 0; count < many; count++) await stage.review(leader, number, 'comment', `第 ${count} 条`);
      const last = await stage.review(principal, number, 'return', '退回');
      const reviews = await forge.reviews(number);
      expect(reviews).toHaveLength(many + 1);
      expect(new Set(reviews.map(({ id }) => id)).size).toBe(many + 1);
      expect(reviews.at(-1)).toMatchObject({ id: String(last), state: 'returned' });
    });

    it('keeps one comment of ours, whatever others write with the same mark', async () => {
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
      const { number } = await opened('asked');
      const refused = await forge.requestReviews(number, [
        leader.id,
        officer.id,
        outsider.id,
        '99999999',
        principal.id,
      ]);
      expect(refused.map(({ id }) => id).sort()).toEqual([outsider.id, '99999999'].sort());
      expect((await forge.asked(number)).map(({ id }) => id).sort()).toEqual([leader.id, principal.id].sort());
      expect(await forge.requestReviews(number, [leader.id])).toEqual([]);
      await stage.review(leader, number, 'approve');
      expect((await forge.asked(number)).map(({ id }) => id)).toEqual([principal.id]);
      const decided = (await forge.reviews(number)).filter(({ state }) => state !== 'requested');
      expect(decided).toMatchObject([{ state: 'approved', account: { id: leader.id } }]);
    });

    it('merges the head that was pinned and no other (attacks 4)', async () => {
      const since = new Date(Date.now() - 60_000).toISOString();
      const { head, number } = await opened('merged');
      await work.commit({ files: { 'content/merged.md': 'one more sentence' } });
      await push('merged');
      await settled(forge, number);
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
      const { number } = await opened('conflict');
      await work.run('switch', '-q', 'main');
      await work.commit({ files: { 'content/conflict.md': 'otherwise' } });
      await push('main');
      await settled(forge, number);
      const { head } = await forge.pull(number);
      expect(await forge.merge(number, head)).toMatchObject({ merged: false, why: 'refused' });
    });

    it('knows no pull request for what was pushed to main', async () => {
      await work.run('switch', '-q', 'main');
      const direct = await work.commit({ files: { 'content/direct.md': 'pushed' } });
      await push('main');
      expect(await forge.pullsOf(direct)).toEqual([]);
    });

    it('knows an account by its id after it was renamed', async () => {
      const { number } = await opened('renamed');
      const person = await stage.addUser('before', 'write');
      await stage.review(person, number, 'approve');
      const renamed = await stage.rename(person, 'afterwards');
      expect(renamed.login).not.toBe(person.login);
      expect(await forge.accountById(person.id)).toEqual({ id: person.id, login: renamed.login, bot: false });
      expect(await forge.reviews(number)).toMatchObject([{ account: { id: person.id, login: renamed.login } }]);
    });

    it('does not take the approval of an account that is gone (attacks 58)', async () => {
      const { number } = await opened('gone');
      const person = await stage.addUser('leaving', 'write');
      await stage.review(person, number, 'approve');
      await stage.deleteUser(person);
      expect(await forge.accountById(person.id)).toBeNull();
      const got = await thrown(forge.reviews(number));
      if (got) expect(got).toMatchObject({ said: { key: 'forge-review-unclear', params: { field: 'user' } } });
      else expect(await forge.reviews(number)).toEqual([]);
    });

    it('attaches a file to a comment where the forge can, in place of the one before', async () => {
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

    const mainHead = async (): Promise<string> => {
      await work.run('fetch', '-q', cloneUrl(stage, service), 'main');
      return work.run('rev-parse', 'FETCH_HEAD');
    };
  });
}

/** A real forge finds out in the background whether a pull request can be merged: waits until it has taken note of the last push. */
async function settled(forge: Forge, number: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { head } = await forge.pull(number);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if ((await forge.pull(number)).head === head && tries > 0) return;
  }
}
