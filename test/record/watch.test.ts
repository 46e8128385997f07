import { describe, expect, it } from 'vitest';
import { forgeOf } from '../../scripts/command/forge-of.ts';
import { openGitRepository } from '../../scripts/command/open.ts';
import { type Known, look } from '../../scripts/record/watch.ts';
import { command as record } from '../../scripts/record.ts';
import type { ForgedCounty } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import { articleText } from '../fixture/article.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];

describe.each(['github', 'gitea'] as const)('the recorder’s service on %s', (dialect) => {
  let county: ForgedCounty;
  const known: Known = { answered: new Map(), recorded: new Set() };
  openForged(dialect, (opened) => {
    county = opened;
  });
  const proposed = (name: string, id: string) =>
    county.propose(name, {
      [`main/gzdt/2026/${name}/index.md`]: articleText({ id, title: `石桥水库通报${id}`, review }),
    });
  const signed = async (pull: number) => {
    await county.review('reviewer', pull);
    await county.review('principal', pull);
  };
  /** Looks of one service, with what it remembers from each to the next; each gives how often it answered. */
  const looks = async (times: number, ...argv: string[]): Promise<number[]> => {
    const answers: number[] = [];
    const service = {
      ...record,
      run: async (call: Parameters<typeof look>[0]) => {
        const desk = { repository: await openGitRepository(call), connected: forgeOf(call), branch: 'main' };
        for (let at = 0; at < times; at++) {
          const before = county.forge.state.statuses.length;
          await look(call, desk, known);
          answers.push(county.forge.state.statuses.length - before);
        }
        return 0;
      },
    };
    const ran = await county.run(service, argv);
    expect(ran.code, ran.err).toBe(0);
    return answers;
  };
  const status = async (id: string) => (await county.ledger()).state.articles.get(id)?.status ?? 'absent';

  it('answers again only where something changed, and puts our comment right when somebody edited it', async () => {
    const pull = await proposed('edited', 'watchedit1');
    expect((await looks(3)).at(-1)).toBe(0);
    const comment = county.comment(pull);
    for (const row of county.forge.state.comments) if (row.pull === pull) row.body = row.body.replace('待', '不必等');
    expect(county.comment(pull)).not.toBe(comment);
    expect((await looks(1))[0]).toBe(1);
    expect(county.comment(pull)).toBe(comment);
    county.wait(24 * 60);
    expect((await looks(2))[0]).toBe(1);
  });

  it('merges what was signed as a draft as soon as it is none', async () => {
    const pull = await proposed('draft', 'watchdraft');
    await signed(pull);
    county.forge.trouble(/ \/repos\/[^/]+\/[^/]+\/pulls(\/\d+)?$/, { kind: 'fields', fields: { draft: true } });
    expect((await looks(3, '--merge')).at(-1)).toBe(0);
    expect(await status('watchdraft')).toBe('absent');
    county.forge.calm();
    await looks(1, '--merge');
    expect(await status('watchdraft')).toBe('live');
  });

  it('tries again to merge what the forge refused to merge', async () => {
    const pull = await proposed('refused', 'watchrefus');
    await signed(pull);
    county.forge.trouble(/\/merge$/, { kind: 'status', status: 405, message: 'not now' }, 2);
    await looks(2, '--merge');
    expect(await status('watchrefus')).toBe('absent');
    await looks(1, '--merge');
    expect(await status('watchrefus')).toBe('live');
  });

  it('55 · waits with a document whose number another one bears, and merges it when that is gone', async () => {
    const document = (id: string) =>
      articleText({
        id,
        title: `石桥水库文件${id}`,
        review,
        kind: 'document',
        issuer: '石桥县水利局',
        document_number: '石水〔2026〕8号',
        document_date: '2026-02-20',
        topic: '农业、林业、水利\\水利',
      });
    const pulls = [];
    for (const id of ['watchnum01', 'watchnum02'])
      pulls.push(await county.propose(id, { [`main/zcwj/2026/${id}/index.md`]: document(id) }));
    const [first = 0, second = 0] = pulls;
    await signed(first);
    await looks(2, '--merge');
    expect(county.comment(first)).toContain('也用在另一个');
    expect(await status('watchnum01')).toBe('absent');
    const row = county.forge.state.pulls.find(({ number }) => number === second);
    if (row) row.closed = Date.parse('2026-03-02T09:30:00+08:00');
    await looks(1, '--merge');
    expect(await status('watchnum01')).toBe('live');
  });

  it('70 · puts online what is on duty, and records the confirmation when the others have signed later', async () => {
    const pull = await county.propose('flood', {
      'main/yjxx/2026/flood/index.md': articleText({
        id: 'watchflood',
        title: '石桥水库通报洪水',
        kind: 'news',
        review: [{ act: '审批', by: ['duty@xzfb'] }],
      }),
    });
    await county.review('duty', pull);
    await county.merge(pull);
    await looks(2);
    const article = async () => (await county.ledger()).state.articles.get('watchflood');
    expect(await article()).toMatchObject({ status: 'live', confirmBy: expect.stringMatching(/^2026-/) });
    const count = (await county.ledger()).records.length;
    county.wait(60);
    // GitHub takes reviews of what is merged; on Gitea the rows stand for statements that come as late.
    const row = county.forge.state.pulls.find(({ number }) => number === pull);
    const closed = row?.closed ?? null;
    if (row) row.closed = null;
    await signed(pull);
    if (row) row.closed = closed;
    await looks(1);
    expect(await article()).toMatchObject({ status: 'live', confirmBy: null });
    await looks(1);
    expect((await county.ledger()).records).toHaveLength(count + 1);
  });
});
