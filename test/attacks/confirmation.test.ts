import { afterAll, beforeAll, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { County, step, text } from './county.ts';

let folder = '';
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder);
});
afterAll(() => removeFolder(folder));

it('70 · what is online by a duty post’s word alone is confirmed by the others’ keys, with the same commands', async () => {
  const path = 'main/yjxx/2026/flood';
  await county.write(path, { 'index.md': text('confirm001', { kind: 'news', review: [step('审批', 'duty@xzfb')] }) });
  expect((await county.approve('duty', path)).code).toBe(0);
  expect((await county.record(path)).code).toBe(0);
  const waiting = (await county.ledger()).state.articles.get('confirm001');
  expect(waiting).toMatchObject({ status: 'live', confirmBy: '2026-03-03T09:00:00+08:00' });
  county.at('2026-03-02T12:00:00+08:00');
  for (const who of ['reviewer', 'principal'] as const) expect((await county.approve(who, path)).code).toBe(0);
  expect((await county.record(path)).code).toBe(0);
  expect((await county.ledger()).records.at(-1)?.record.type).toBe('signoff');
  expect((await county.ledger()).state.articles.get('confirm001')).toMatchObject({ status: 'live', confirmBy: null });
});
