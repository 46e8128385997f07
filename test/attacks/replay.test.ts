import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../scripts/command/examine.ts';
import type { Entry } from '../../scripts/ledger/compose.ts';
import type { Approval } from '../../scripts/signoff/approval.ts';
import { demanded } from '../../scripts/signoff/route.ts';
import type { RecordItem } from '../../scripts/site/types.gen.ts';
import { say, tell } from '../../scripts/words/say.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { memoryFiles } from '../fixture/files.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, department, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as, approve as sign } from '../fixture/statements.ts';
import { departmentReview, text } from './county.ts';

let folder: string;
let group: Group;
let book: Book;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  book = new Book(group, '2026-03-02T09:00:00+08:00');
  await book.found();
});
afterAll(() => removeFolder(folder));

const at = (id: string) => `main/gsgg/2026/${id}`;
const article = (id: string, body = '第一版。\n', front: object = {}) =>
  folderOf(at(id), { 'index.md': articleText({ id, ...front }, body) });

/** Tries to record a folder on approvals that somebody had before. */
async function tried(id: string, approvals: readonly Approval[], body?: string) {
  const folderNow = article(id, body);
  const { item } = await book.propose(folderNow);
  const done = await book.record({ type: 'signoff', items: [item], writers: drafterAndOfficer }, approvals, [
    folderNow,
  ]);
  if (!('refused' in done)) return { missing: 0, says: '', record: done.record };
  return { missing: done.missing, says: [...done.refused, ...done.ignored].map((one) => tell('zh', one)).join('\n') };
}

describe('61 · an approval is used once', () => {
  it('v1’s approvals again after v2 → refused: they name the record that they replace', async () => {
    const first = await book.publish(at('replay0001'), { front: { id: 'replay0001' }, body: '第一版。\n' });
    await book.publish(at('replay0001'), { front: { id: 'replay0001' }, body: '第二版。\n' });
    const again = await tried('replay0001', first.approvals);
    expect(again.missing).toBe(2);
    expect(again.says).toMatch(/reviewer 的签署早于该稿最新的登记，不作数。请对现在的版本重新签署/);
    expect(again.says).toMatch(/principal 的签署早于该稿最新的登记/);
  });

  it('v1’s approvals again after a withdrawal → refused; coming back needs a new sign-off', async () => {
    const first = await book.publish(at('replay0002'), { front: { id: 'replay0002' }, body: '第一版。\n' });
    await book.withdraw('replay0002', '隐私');
    const again = await tried('replay0002', first.approvals);
    expect(again.missing).toBe(2);
    expect(again.says).toMatch(/早于该稿最新的登记/);
    const { item } = await book.propose(article('replay0002'));
    const anew = await tried('replay0002', await book.sign([item], department));
    expect(anew.record?.items[0]?.facts?.change).toBe('return');
  });

  it('the withdrawal’s own approval after the article came back → refused', async () => {
    await book.publish(at('replay0003'), { front: { id: 'replay0003' } });
    const gone = await book.withdraw('replay0003', '失效', '本条失效。');
    await book.publish(at('replay0003'), { front: { id: 'replay0003' } });
    const entry: Entry = {
      type: 'withdrawal',
      items: [{ ...gone.item, replaces: await newest('replay0003') }],
      writers: [],
    };
    const done = await book.record(entry, gone.approvals);
    expect(done).toMatchObject({ missing: 1, ignored: [{ key: 'approval-replaces' }] });
  });

  it('24 · one approval of two articles → each once, one after the other', async () => {
    const [one, two] = [article('replay0004'), article('replay0005')];
    const items: RecordItem[] = [(await book.propose(one)).item, (await book.propose(two)).item];
    const approvals = await book.sign(items, department);
    expect((await tried('replay0004', approvals, '第一版。\n')).missing).toBe(0);
    expect((await tried('replay0005', approvals, '第一版。\n')).missing).toBe(0);
    const third = await tried('replay0005', approvals, '第三版。\n');
    expect(third.says).toMatch(/早于该稿最新的登记/);
  });
});

const newest = async (id: string) => (await book.ledger()).state.articles.get(id)?.record ?? null;

describe('62 · a statement for somewhere else', () => {
  const elsewhere: { title: string; bound?: object; change?: Partial<RecordItem>; says: RegExp }[] = [
    {
      title: 'another group made from the same template',
      bound: { group: 'other' },
      says: /这份签署属于另一个网站群，不作数/,
    },
    { title: 'another root', bound: { root: '0'.repeat(64) }, says: /所据的台账根与本台账不同/ },
    {
      title: 'another path',
      change: { path: 'main/zcwj/2026/replay' },
      says: /签的是另一个位置（main\/zcwj\/2026\/replay）/,
    },
    { title: 'another digest', change: { digest: '0'.repeat(64) }, says: /签的是另一个版本，内容已改动/ },
    { title: 'a record that is not there', change: { replaces: '0'.repeat(64) }, says: /早于该稿最新的登记/ },
  ];
  it.each(elsewhere)('62 · $title → ignored', async ({ bound, change, says }) => {
    const { item } = await book.propose(article('replay0010'));
    const approvals: Approval[] = [];
    for (const [person, given] of department)
      approvals.push(
        await sign(group, { group: 'shiqiao', root: book.root, ...bound }, person, [{ ...item, ...change }], given),
      );
    const ran = await tried('replay0010', approvals);
    expect(ran.missing).toBe(2);
    expect(ran.says).toMatch(says);
  });
});

describe('46 · signatures that are somebody else’s or over something else', () => {
  it.each(['file', 'git', 'qianfa-record-v1'])('46 · in the namespace %s → ignored', async (namespace) => {
    const { item } = await book.propose(article('replay0011'));
    const approvals = await book.sign(
      [item],
      department.map(([person, how]) => [person, { ...how, namespace }] as const),
    );
    expect((await tried('replay0011', approvals)).says).toMatch(/签名无效或签的不是这份声明，不作数/);
  });

  it('46 · the signature of another statement → ignored', async () => {
    const { item } = await book.propose(article('replay0012'));
    const [one, two] = await book.sign([item], department);
    if (!one || !two) throw new Error('nobody signed');
    const { approvalFrom } = await import('../../scripts/signoff/approval.ts');
    const mixed = approvalFrom({ statement: one.evidence.statement, signature: two.evidence.signature });
    expect(mixed?.key).toBe(null);
    const ran = await tried('replay0012', [...(mixed ? [mixed] : []), two]);
    expect(ran.says).toMatch(/签名无效/);
  });
});

describe('63 · an ex-leader', () => {
  const deputised: Signing = [
    ['reviewer', as.reviewer],
    ['deputy', { ...as.principal, standInFor: 'principal' }],
  ];
  it('63 · signs within his term and is recorded after it → refused: the recorder’s clock counts', async () => {
    const late = new Book(group, '2026-03-10T12:00:00+08:00');
    await late.found();
    const folderNow = article('replay0020');
    const { item } = await late.propose(folderNow);
    const approvals = await late.sign([item], deputised);
    const entry: Entry = { type: 'signoff', items: [item], writers: drafterAndOfficer };
    const after = await late.at('2026-03-10T16:00:00Z').record(entry, approvals, [folderNow]);
    expect(after).toMatchObject({ missing: 1, ignored: [{ key: 'approval-stand-in-none' }] });
    // 88 · The last second of the last day counts in the group's zone, whatever the machine's zone is.
    const within = await late.at('2026-03-10T15:59:59Z').record(entry, approvals, [folderNow]);
    expect(within).toMatchObject({ record: { time: '2026-03-10T23:59:59+08:00' } });
  });
});

describe('64 · one article, one id, one place', () => {
  const copies: { title: string; change: (index: string) => string }[] = [
    { title: 'as it was', change: (index) => index },
    { title: 'with line ends of Windows', change: (index) => index.replaceAll('\n', '\r\n') },
    { title: 'with a comment behind the id', change: (index) => index.replace(/^(id: .*)$/m, '$1 # 复制') },
    { title: 'with the key in quotes', change: (index) => index.replace(/^id:/m, '"id":') },
    { title: 'with a space before the colon', change: (index) => index.replace(/^id:/m, 'id :') },
    { title: 'with the id on the next line', change: (index) => index.replace(/^id: /m, 'id:\n  ') },
    {
      title: 'with the id after a long summary',
      change: (index) =>
        index
          .replace(/^(id: .*)\n/m, '')
          .replace(
            '\n---\n',
            `\nsummary: ${'长'.repeat(290)}\nkeywords: [${Array.from({ length: 9 }, (_, word) => `${'词'.repeat(280)}${word}`).join(', ')}]\nid: replay0030\n---\n`,
          ),
    },
    { title: 'with a mark of byte order', change: (index) => `\ufeff${index}` },
  ];
  it.each(copies)('64 · a folder copied with another article’s id, $title → refused', async ({ change }) => {
    const tree = new Map([
      [`${at('original')}/index.md`, Buffer.from(change(text('replay0030')))],
      [`${at('copy')}/index.md`, Buffer.from(text('replay0030'))],
    ]);
    const { findings } = await examine(await book.ledger(), memoryFiles(tree), at('copy'));
    expect(findings.map(({ key, params }) => say('zh', key, params))).toEqual([
      `稿件编号 replay0030 已被 ${at('original')} 使用。新稿请用 qianfa new 取新编号；移动栏目请删去原文件夹。`,
    ]);
  });

  it('64 · a path that another live article holds → refused', async () => {
    await book.publish(at('replay0031'), { front: { id: 'replay0031' } });
    const other = folderOf(at('replay0031'), { 'index.md': articleText({ id: 'replay0032' }) });
    const { item } = await book.propose(other);
    const entry: Entry = { type: 'signoff', items: [item], writers: drafterAndOfficer };
    const done = await book.record(entry, await book.sign([item], department), [other]);
    expect('refused' in done && done.refused.map((one) => tell('zh', one))).toEqual([
      `位置 ${at('replay0031')} 已由稿件 replay0031 占用。请换短名。`,
    ]);
  });

  it('64 · a takeover by another unit → the former unit’s route too', async () => {
    await book.publish(at('replay0033'), { front: { id: 'replay0033' } });
    const taken = article('replay0033', '教育局改的。\n', { unit: 'jyj' });
    const { item } = await book.propose(taken);
    const school: Signing = [
      ['school-reviewer', { ...as.reviewer, unit: 'jyj' }],
      ['school-principal', { ...as.principal, unit: 'jyj' }],
    ];
    const entry: Entry = { type: 'signoff', items: [item], writers: drafterAndOfficer };
    expect(await book.record(entry, await book.sign([item], school), [taken])).toMatchObject({ missing: 2 });
  });
});

it('65 · a township’s article that repeals a county document → the county’s route is needed too', async () => {
  const county: Signing = [
    ['office-reviewer', { unit: 'xzfb', post: 'reviewer', acts: ['审核'] }],
    ['office-principal', { unit: 'xzfb', post: 'principal', acts: ['审批'] }],
  ];
  await book.publish('main/zcwj/2026/county', {
    front: {
      id: 'replay0040',
      kind: 'document',
      unit: 'xzf',
      issuer: '石桥县人民政府',
      document_date: '2026-02-01',
      topic: '水利\\水库',
    },
    signing: county,
  });
  const town = article('replay0041', '废止。\n', { unit: 'liuxi', repeals: ['replay0040'], review: departmentReview });
  const { item } = await book.propose(town);
  const { inForce, state } = await book.ledger();
  const known = state.articles.get('replay0040')?.facts;
  const demand = demanded(inForce, item.facts ?? { change: 'new' }, new Map(known ? [['replay0040', known]] : []));
  expect('routes' in demand && demand.routes.map(({ id }) => id)).toEqual(['township', 'government']);
  const own: Signing = [
    ['town-reviewer', { ...as.reviewer, unit: 'liuxi' }],
    ['town-leader', { unit: 'liuxi', post: 'leader', acts: ['审批'] }],
  ];
  const entry: Entry = { type: 'signoff', items: [item], writers: drafterAndOfficer };
  expect(await book.record(entry, await book.sign([item], own), [town])).toMatchObject({ missing: 2 });
  expect(await book.record(entry, await book.sign([item], [...own, ...county]), [town])).toHaveProperty('record');
});
