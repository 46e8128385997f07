import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as approve } from '../../scripts/approve.ts';
import { command as check } from '../../scripts/check.ts';
import { command as form } from '../../scripts/form.ts';
import { diskFiles } from '../../scripts/git/files.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { command as record } from '../../scripts/record.ts';
import type { ImportList } from '../../scripts/site/types.gen.ts';
import { json, movingOffice, row } from './moving.ts';

const office = movingOffice();
const { given, run, listOf } = office;

describe('an import list', () => {
  const commit = () => office.county.repository.commit({ message: '迁入' });
  const sign = async () => {
    for (const person of ['site-admin', 'site-leader'] as const) {
      const answer = await office.county.run(approve, ['--import', 'imports/a.json', '--yes'], { person });
      expect(answer, answer.err).toMatchObject({ code: 0 });
    }
  };
  const recorded = async () => {
    const found = await verifyLedger(
      diskFiles(join(office.county.repository.folder, 'content/ledger')),
      office.county.root,
    );
    if ('broken' in found) throw new Error(JSON.stringify(found.broken));
    return found.ledger;
  };

  it('is signed by one statement each and becomes one record, in date order', async () => {
    await given({ 'old/a.json': json(row(3), row(1), row(2)) });
    await run('old/a.json');
    await commit();
    expect((await office.county.run(form, ['--import', 'imports/a.json'])).out).toContain('3 件走以下流程');
    await sign();
    const answer = await office.county.run(record, ['--import', 'imports/a.json']);
    expect(answer, answer.err).toMatchObject({ code: 0 });
    const { records, state } = await recorded();
    const last = records.at(-1)?.record;
    expect(last).toMatchObject({ seq: 2, type: 'import', grade: 'imported' });
    expect(last?.items.map(({ original, ordinals }) => [original?.date, ordinals])).toEqual([
      ['2019-01-01', { 'main/gsgg': 1 }],
      ['2019-01-02', { 'main/gsgg': 2 }],
      ['2019-01-03', { 'main/gsgg': 3 }],
    ]);
    expect(last?.signers?.map(({ person }) => person)).toEqual(['site-admin', 'site-leader']);
    expect(last?.writers).toEqual([
      { person: 'drafter', as: ['drafter'] },
      { person: 'officer', as: ['officer', 'author', 'committer'] },
    ]);
    expect([...state.articles.values()].every(({ status, type }) => status === 'live' && type === 'import')).toBe(true);

    expect((await office.county.run(record, ['--import', 'imports/a.json'])).err).toContain('没有待登记的稿件');
    await rm(join(office.county.repository.folder, 'imports/a.json'));
    expect((await run('old/a.json')).out).toContain('已迁入过，跳过：3 件');
  });

  it('goes on without the items that have errors', async () => {
    await given({ 'old/a.json': json(row(1), row(2, { 正文: '绝密★30年' })) });
    await run('old/a.json');
    const checked = await office.county.run(check, ['--import', 'imports/a.json']);
    expect(checked).toMatchObject({ code: 1 });
    expect(checked.out).toMatch(/20190102-[\s\S]*绝密/);
    expect(checked.out).not.toContain('20190101-');
    await commit();
    await sign();
    const answer = await office.county.run(record, ['--import', 'imports/a.json']);
    expect(answer.err).toContain('1 件有错误');
    expect((await recorded()).state.articles.size).toBe(1);
  });

  it('is not recorded when a signer wrote in it', async () => {
    await given({ 'old/a.json': json(row(1)) });
    await run('old/a.json');
    await office.county.repository.commit({ author: 'site-leader@shiqiao.example' });
    expect(
      (await office.county.run(approve, ['--import', 'imports/a.json', '--yes'], { person: 'site-admin' })).code,
    ).toBe(0);
    const refused = await office.county.run(approve, ['--import', 'imports/a.json', '--yes'], {
      person: 'site-leader',
    });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('不得签署') });
    const answer = await office.county.run(record, ['--import', 'imports/a.json']);
    expect(answer.code).toBe(1);
    expect((await recorded()).state.articles.size).toBe(0);
  });

  it('is not recorded when a commit is by nobody who is registered', async () => {
    await given({ 'old/a.json': json(row(1)) });
    await run('old/a.json');
    await office.county.repository.commit({ author: 'stranger@elsewhere.example' });
    await sign();
    const answer = await office.county.run(record, ['--import', 'imports/a.json']);
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.err).toContain('s***@elsewhere.example');
  });

  it.each([
    [
      '[attack 71] another host',
      (list: ImportList) =>
        list.map((item) => ({ ...item, original: { ...item.original, address: 'http://evil.example/1' } })),
    ],
    ['another id', (list: ImportList) => list.map((item) => ({ ...item, id: 'zzzzzzzzz9' }))],
    ['a folder that is not there', (list: ImportList) => list.map((item) => ({ ...item, path: `${item.path}x` }))],
  ])('that was changed to name %s is not signed', async (_, change) => {
    await given({ 'old/a.json': json(row(1)) });
    await run('old/a.json');
    await commit();
    await writeFile(join(office.county.repository.folder, 'imports/a.json'), JSON.stringify(change(await listOf('a'))));
    const answer = await office.county.run(approve, ['--import', 'imports/a.json', '--yes'], { person: 'site-admin' });
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('1 件有错误');
  });

  it('and paths cannot be given together', async () => {
    await given({ 'old/a.json': json(row(1)) });
    await run('old/a.json');
    await commit();
    const args = ['main/gsgg/2019/x', '--import', 'imports/a.json', '--yes'];
    expect((await office.county.run(approve, args, { person: 'site-admin' })).code).toBe(2);
  });
});
