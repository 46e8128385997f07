import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFolder } from '../../scripts/article/parse.ts';
import { correctsLive } from '../../scripts/ledger/corrects-live.ts';
import { judgeRecord } from '../../scripts/ledger/judge.ts';
import { verifyLive } from '../../scripts/ledger/verify-live.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { withdrawn } from '../fixture/fitting.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, type Signing } from '../fixture/ledger.ts';
import { ledgerOf, plainRecord } from '../fixture/records.ts';
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

describe('whether a folder corrects what is live', () => {
  const was = '工程今日开工，请有关单位尽快作好准备。\n';
  const now = '工程今日开工，请有关单位尽快做好准备。\n';
  const filesOf = (body: string, more: Record<string, string> = {}) => ({ 'index.md': articleText({}, body), ...more });

  /** What is found of a folder against a ledger of these records that has these files at the article's place. */
  async function corrects(
    given: {
      files?: Record<string, string>;
      live?: Record<string, string>;
      records?: LedgerRecord[];
      governed?: InForce;
      at?: string;
    } = {},
  ): Promise<boolean> {
    const inForce = given.governed ?? inForceOf(group.governed);
    const live = Object.entries(given.live ?? filesOf(was));
    const tree = new Map<string, Uint8Array>(live.map(([name, text]) => [`live/${path}/${name}`, Buffer.from(text)]));
    const ledger = ledgerOf(inForce, tree, ...(given.records ?? [plainRecord()]));
    const { folders } = await verifyLive(ledger.files, ledger.state, 1000);
    const folder = folderOf(given.at ?? path, given.files ?? filesOf(now));
    const parsed = parseFolder(folder);
    if ('findings' in parsed || parsed.type !== 'article') throw new Error('no article');
    return correctsLive({ ...ledger, folders }, folder, parsed);
  }

  it('is so where the body alone changed a little, attachments being the same', async () => {
    expect(await corrects()).toBe(true);
    const list = { '名单.txt': '名单' };
    expect(await corrects({ files: filesOf(now, list), live: filesOf(was, list) })).toBe(true);
  });

  it.each<[string, Parameters<typeof corrects>[0]]>([
    ['the ledger does not know it', { records: [] }],
    ['it is withdrawn', { records: [plainRecord(), withdrawn] }],
    ['it moves', { at: 'main/gzdt/2026/b' }],
    ['nothing of it is live', { live: {} }],
    ['its text is missing', { live: { '名单.txt': '名单' } }],
    ['what is live cannot be read', { live: { 'index.md': '---\nid: x\n---\n' } }],
    ['an attachment came to it', { files: filesOf(now, { '名单.txt': '名单' }) }],
    ['an attachment went', { live: filesOf(was, { '名单.txt': '名单' }) }],
    [
      'an attachment changed',
      { files: filesOf(now, { '名单.txt': '新' }), live: filesOf(was, { '名单.txt': '名单' }) },
    ],
    ['its title changed too', { files: { 'index.md': articleText({ title: '另一个标题' }, now) } }],
    ['it stands on a site that there is not', { at: 'other/gzdt/2026/a' }],
  ])('is not so where %s', async (_, given) => {
    expect(await corrects(given)).toBe(false);
  });

  it('is not so where the policy in force knows no corrections', async () => {
    const policy = group.governed['main/policy.yml']?.['policy.yml']?.replace(/corrections: .*\n/, '') ?? '';
    const governed = inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': policy } });
    expect(await corrects({ governed })).toBe(false);
  });
});
