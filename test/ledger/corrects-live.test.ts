import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeRecord } from '../../scripts/ledger/judge.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';

const route = `  - id: correction
    title: 小改
    when: { correction: true }
    steps: [{ act: 审核, by: [reviewer@own, principal@own] }]
  - id: emergency
`;

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  const made = await makeGroup(folder);
  const text = made.governed['main/policy.yml']?.['policy.yml'] ?? '';
  const policy = `${text.replace('  - id: emergency\n', route)}corrections: { characters: 4 }\n`;
  group = { ...made, governed: { ...made.governed, 'main/policy.yml': { 'policy.yml': policy } } };
});
afterAll(() => removeFolder(folder));

const path = 'main/gzdt/2026/a';
const one: Signing = [['reviewer', as.reviewer]];
const typed = [
  { person: 'officer', as: ['officer', 'author'] as ('officer' | 'author')[] },
  { person: 'drafter', as: ['drafter' as const] },
];

async function published() {
  const book = new Book(group, '2026-03-05T09:00:00+08:00');
  await book.found();
  await book.publish(path, { body: '工程今日开工，请有关单位尽快作好准备。\n' });
  return book;
}

describe('a small correction of what is live', () => {
  it('goes online by one signature of somebody who did not type it, and verifies', async () => {
    const book = await published();
    const done = await book.publish(path, {
      body: '工程今日开工，请有关单位尽快做好准备。\n',
      signing: one,
      writers: typed,
    });
    expect(done.record.items[0]?.facts).toMatchObject({ change: 'change', correction: true });
    expect(done.record.route?.map(({ id }) => id)).toEqual(['correction']);
    expect(await book.verify()).toHaveProperty('ledger');
  });

  it('needs everybody when it is not small', async () => {
    const book = await published();
    await expect(book.publish(path, { body: '工程明日全线停工，请有关单位撤离。\n', signing: one })).rejects.toThrow(
      'missing',
    );
  });

  it('is not signed by whoever typed it', async () => {
    const book = await published();
    const writers = [...typed, { person: 'reviewer', as: ['committer' as const] }];
    const again = book.publish(path, { body: '工程今日开工，请有关单位尽快做好准备。\n', signing: one, writers });
    await expect(again).rejects.toThrow('approval-writer');
  });

  it('never follows another, so that a text cannot drift', async () => {
    const book = await published();
    await book.publish(path, { body: '工程今日开工，请有关单位尽快做好准备。\n', signing: one });
    const again = book.publish(path, { body: '工程今日开工，请有关部门尽快做好准备。\n', signing: one });
    await expect(again).rejects.toThrow('missing');
    await book.publish(path, { body: '工程今日开工，请有关部门尽快做好准备。\n' });
    await book.publish(path, { body: '工程今日开工，请有关部门抓紧做好准备。\n', signing: one });
  });

  it('is not one the first time, after a withdrawal, or at another place', async () => {
    const book = await published();
    await book.withdraw('a000000001', '失效', '停止公布。');
    const back = book.publish(path, { body: '工程今日开工，请有关单位尽快做好准备。\n', signing: one });
    await expect(back).rejects.toThrow('missing');
  });

  it.each([
    ['another level', { level: '重要' as const }],
    ['another placement', { placement: 'home' as const }],
    ['a reprint', { reprint: true }],
  ])('is refused by the judge when its facts claim %s', async (_what, facts) => {
    const book = await published();
    const done = await book.publish(path, { body: '工程今日开工，请有关单位尽快做好准备。\n', signing: one });
    const ledger = await (await published()).ledger();
    const items = done.record.items.map((item) => ({
      ...item,
      facts: { ...item.facts, change: 'change' as const, ...facts },
    }));
    const faults = judgeRecord(ledger.state, ledger.inForce, { ...done.record, items });
    expect(faults.map(({ key }) => key)).toContain('record-facts');
  });
});
