import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Forge } from '../../scripts/forge/forge.ts';
import { ForgeError } from '../../scripts/forge/forge-error.ts';
import { openForge } from '../../scripts/forge/open.ts';
import { tell } from '../../scripts/words/say.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository } from '../fixture/repository.ts';
import { createForge, type FakeForge } from './fake/forge.ts';
import { accessOf, cloneUrl, type Person } from './stage.ts';

const reviewsOf = /^GET .*\/reviews$/;

describe.each(['github', 'gitea'] as const)('trouble with %s', (dialect) => {
  let fake: FakeForge;
  let folder = '';
  let leader: Person;
  let officer: Person;
  let service: Person;
  let slept: number[] = [];
  let forge: Forge;
  let head = '';
  const at = Date.parse('2026-03-01T01:30:00Z');

  beforeAll(async () => {
    folder = await temporaryFolder();
    fake = await createForge({ dialect });
    officer = await fake.addUser('officer', 'write');
    leader = await fake.addUser('leader', 'write');
    service = await fake.addUser('service', 'admin');
    const work = await makeRepository(join(folder, 'work'));
    await work.commit({ files: { a: '1' } });
    await work.run('push', '-q', cloneUrl(fake, officer), 'HEAD:refs/heads/main');
    head = await work.commit({ files: { a: '2' } });
    await work.run('push', '-q', cloneUrl(fake, officer), 'HEAD:refs/heads/change');
    await fake.openPull(officer, { branch: 'change', title: '修改' });
    await fake.review(leader, 1, 'approve');
  });
  afterAll(async () => {
    await fake.close();
    await removeFolder(folder);
  });
  beforeEach(() => {
    fake.calm();
    fake.log.splice(0);
    slept = [];
    forge = openForge({ ...accessOf(fake, service, slept), now: () => at, timeout: 500 });
  });

  const failing = async (promise: Promise<unknown>): Promise<ForgeError> => {
    const error = await promise.then(
      (value) => expect.fail(`no error but ${JSON.stringify(value)}`),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ForgeError)) throw error;
    expect(tell('zh', error.said)).not.toContain('{');
    expect(`${tell('zh', error.said)}${error.message}${JSON.stringify(error)}`).not.toContain(service.token);
    return error;
  };

  it.each([
    [401, 'forge-unauthorized'],
    [403, 'forge-forbidden'],
    [404, 'forge-missing'],
    [410, 'forge-refused'],
    [301, 'forge-moved'],
  ] as const)('a status of %i is told at once (attacks 58)', async (status, key) => {
    fake.trouble(reviewsOf, { kind: 'status', status });
    const error = await failing(forge.reviews(1));
    expect(error).toMatchObject({ status, endpoint: 'GET /repos/county/site/pulls/1/reviews', said: { key } });
    expect(slept).toEqual([]);
  });

  it.each([500, 502, 503])(
    'a status of %i is tried again with longer and longer pauses, then told (attacks 58)',
    async (status) => {
      fake.trouble(reviewsOf, { kind: 'status', status });
      expect(await failing(forge.reviews(1))).toMatchObject({ status, said: { key: 'forge-failed' } });
      expect(slept).toEqual([1000, 4000, 16000]);
    },
  );

  it('that passes is not noticed', async () => {
    fake.trouble(reviewsOf, { kind: 'status', status: 503 }, 2);
    expect(await forge.reviews(1)).toHaveLength(1);
    expect(slept).toEqual([1000, 4000]);
    fake.trouble(reviewsOf, { kind: 'reset' }, 1);
    expect(await forge.reviews(1)).toHaveLength(1);
  });

  it('that a wait mends is waited for as long as the forge says, if that is a minute or less (attacks 58)', async () => {
    fake.trouble(reviewsOf, { kind: 'status', status: 429, headers: { 'retry-after': '7' } }, 1);
    fake.trouble(
      reviewsOf,
      {
        kind: 'status',
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at / 1000 + 9) },
      },
      1,
    );
    fake.trouble(reviewsOf, { kind: 'status', status: 403, message: 'You have exceeded a secondary rate limit.' }, 1);
    expect(await forge.reviews(1)).toHaveLength(1);
    expect(slept).toEqual([7000, 9000, 60000]);
  });

  it('that would take longer is told with its length', async () => {
    fake.trouble(reviewsOf, {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': 'Sun, 01 Mar 2026 02:30:00 GMT' },
    });
    const error = await failing(forge.reviews(1));
    expect(error).toMatchObject({ status: 429, said: { key: 'forge-limited', params: { seconds: 3600 } } });
    expect(slept).toEqual([]);
  });

  it('of a connection that breaks off in the middle of an answer is told (attacks 58)', async () => {
    fake.trouble(reviewsOf, { kind: 'cut' });
    expect(await failing(forge.reviews(1))).toMatchObject({ status: null, said: { key: 'forge-unreachable' } });
    expect(slept).toHaveLength(3);
  });

  it('of an answer that is half JSON is told, without a word of it (attacks 58)', async () => {
    fake.trouble(reviewsOf, { kind: 'half-json' });
    const error = await failing(forge.reviews(1));
    expect(error.said.key).toBe('forge-not-json');
    expect(String(error.cause)).not.toContain('leader');
  });

  it('of a forge that is silent is told when the time is out', async () => {
    fake.trouble(reviewsOf, { kind: 'silence' });
    expect(await failing(forge.reviews(1))).toMatchObject({ said: { key: 'forge-timeout', params: { seconds: 0.5 } } });
  });

  it('of a forge that is not there is told', async () => {
    const nowhere = openForge({ ...accessOf({ ...fake, url: 'http://127.0.0.1:9' }, service, slept) });
    expect(await failing(nowhere.facts())).toMatchObject({ said: { key: 'forge-unreachable' } });
  });

  it.each([
    ['user', { user: null }],
    ['commit_id', { commit_id: null }],
  ])('of an approval without %s is told, with what to do (attacks 58)', async (field, fields) => {
    fake.trouble(reviewsOf, { kind: 'fields', fields });
    const error = await failing(forge.reviews(1));
    expect(error.said).toMatchObject({ key: 'forge-review-unclear', params: { field } });
    expect(tell('zh', error.said)).toContain('dismiss');
  });

  it.each([
    ['state', { state: 'LOOKS_GOOD' }],
    ['id', { id: 'x' }],
    ['body', { body: 7 }],
  ])('of an answer whose %s is not understood is told', async (field, fields) => {
    fake.trouble(reviewsOf, { kind: 'fields', fields });
    expect((await failing(forge.reviews(1))).said).toMatchObject({ key: 'forge-not-understood', params: { field } });
  });

  it('of marks that come moments after a push changes nothing of what a review names (attacks 4)', async () => {
    const [before] = await forge.reviews(1);
    fake.holdMarks();
    await fake.git.run(['update-ref', 'refs/heads/change', 'refs/heads/main']);
    const [unmarked] = await forge.reviews(1);
    fake.settle();
    const [marked] = await forge.reviews(1);
    await fake.git.run(['update-ref', 'refs/heads/change', head]);
    for (const review of [unmarked, marked]) {
      const { raw: _, ...read } = review ?? expect.fail('no review');
      expect(read).toEqual({ ...read, id: before?.id, commit: head, state: 'approved', dismissed: false });
    }
  });

  it('of a pull request without a head is told', async () => {
    fake.trouble(/pulls\/1$/, { kind: 'fields', fields: { head: { ref: 'change', sha: '', repo: null } } });
    expect((await failing(forge.pull(1))).said).toMatchObject({
      key: 'forge-not-understood',
      params: { field: 'head.sha' },
    });
  });

  it('of whatever changes something is not repeated where twice is not once', async () => {
    fake.trouble(/^POST .*comments$/, { kind: 'cut' });
    expect(await failing(forge.putComment(1, 'a', '一'))).toMatchObject({ said: { key: 'forge-unreachable' } });
    fake.calm();
    await forge.putComment(1, 'a', '二');
    const bodies = (await forge.comments(1)).map(({ body }) => body);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('二');
    expect(slept).toEqual([]);
  });

  it('of a mark is repeated: the newest of its context counts', async () => {
    fake.trouble(/^POST .*statuses/, { kind: 'cut' }, 1);
    await forge.setStatus(head, { context: 'qianfa/signoff', state: 'success', description: '好' });
    expect((await fake.statuses(service, head))[0]).toMatchObject({ state: 'success' });
  });

  it('of a merge that has to wait is waited for, and of one that stays refused is told', async () => {
    fake.trouble(/^(PUT|POST) .*merge$/, { kind: 'status', status: 405, message: 'Please try again later' }, 1);
    await fake.protect({
      directPush: 'nobody',
      checks: ['x'],
      approvals: 0,
      dismissStale: false,
      administrators: true,
    });
    expect(await forge.merge(1, head)).toMatchObject({
      merged: false,
      why: 'refused',
      said: expect.stringContaining('status checks'),
    });
    expect(slept).toEqual([1000]);
  });
});
