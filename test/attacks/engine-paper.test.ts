import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formNumber } from '../../scripts/signoff/statement.ts';
import type { Item } from '../../scripts/site/types.gen.ts';
import { type Group, makeGroup, type PersonId } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { Book, drafterAndOfficer, type Signing } from '../fixture/ledger.ts';
import { as } from '../fixture/statements.ts';
import { tried, type Writers } from './tried.ts';

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

const paper = (item: Item, change: { form?: string; signed?: PersonId } = {}): Signing => [
  [
    'keeper',
    {
      ...as.keeper,
      paper: {
        form: change.form ?? formNumber([item]),
        scan: { name: '表.pdf', sha256: '1'.repeat(64) },
        signed: [
          { person: change.signed ?? 'reviewer', unit: 'slj', post: 'reviewer', acts: ['审核'], stand_in_for: null },
          { person: 'principal', unit: 'slj', post: 'principal', acts: ['审批'], stand_in_for: null },
        ],
      },
    },
  ],
];
const bare = ({ id, path, digest, replaces }: Item): Item => ({ id, path, digest, replaces });
const wrote = (person: string, part: 'drafter' | 'officer'): Writers => [...drafterAndOfficer, { person, as: [part] }];

describe('69 · paper', () => {
  it('a form with the right number, attested by a keeper who wrote nothing → signed, on paper', async () => {
    const ran = await tried(book, 'engine0001', (item) => paper(bare(item)));
    expect(ran.record).toMatchObject({ grade: 'paper', signers: [{ person: 'reviewer' }, { person: 'principal' }] });
  });

  const forms: { title: string; signing: (item: Item) => Signing; writers?: Writers; says: RegExp }[] = [
    {
      title: 'attested by the drafter',
      signing: (item) => paper(bare(item)),
      writers: wrote('keeper', 'drafter'),
      says: /登记保管员 keeper 是本稿的拟稿人或信息员，不得登记/,
    },
    {
      title: 'attested by the officer',
      signing: (item) => paper(bare(item)),
      writers: wrote('keeper', 'officer'),
      says: /不得登记。请由另一位保管员登记/,
    },
    {
      title: 'with the form number of another digest',
      signing: (item) => paper(bare(item), { form: formNumber([{ ...bare(item), digest: '0'.repeat(64) }]) }),
      says: /表单编号与稿件不符，不作数/,
    },
    {
      title: 'attested by somebody who keeps nothing',
      signing: (item) => paper(bare(item)).map(([, how]) => ['duty', how] as const),
      says: /duty 在 xzfb 没有登记保管员岗位/,
    },
    {
      title: 'attested as a leader',
      signing: (item) =>
        paper(bare(item)).map(([, how]) => ['mayor', { ...how, unit: 'xzf', post: 'principal' }] as const),
      says: /纸质签字只能由登记保管员登记/,
    },
    {
      title: 'signed on paper by somebody without the post',
      signing: (item) => paper(bare(item), { signed: 'outsider' }),
      says: /outsider 不是 reviewer@slj/,
    },
    {
      title: 'signed on paper by a writer',
      signing: (item) => paper(bare(item)),
      writers: [...drafterAndOfficer, { person: 'reviewer', as: ['author'] }],
      says: /reviewer 是本稿撰写者/,
    },
    { title: 'without anything on paper', signing: () => [['keeper', as.keeper]], says: /这份声明没有纸质签字的内容/ },
  ];
  it.each(forms.map((row, index) => ({ ...row, id: `engine01${String(index).padStart(2, '0')}` })))(
    '69 · $title → refused',
    async ({ id, signing, writers, says }) => {
      const ran = await tried(book, id, signing, { ...(writers ? { writers } : {}) });
      expect(ran.signed).toBe(false);
      expect(ran.says).toMatch(says);
    },
  );

  it('69 · where the route asks for SSH → ignored', async () => {
    const urgent: Signing = [
      ['vice-mayor', { unit: 'xzf', post: 'leader', acts: ['审批'] }],
      ['mayor', as.mayor],
    ];
    const onPaper = (item: Item): Signing => [
      [
        'keeper',
        {
          ...as.keeper,
          paper: {
            form: formNumber([bare(item)]),
            scan: { name: '表.pdf', sha256: '1'.repeat(64) },
            signed: urgent.map(([person, { unit, post }]) => ({
              person,
              unit,
              post,
              acts: ['审批' as const],
              stand_in_for: null,
            })),
          },
        },
      ],
    ];
    const ran = await tried(book, 'engine0002', onPaper, { front: { sensitive: true } });
    expect(ran.says).toMatch(/“审批”环节只认 ssh 方式的签署/);
  });
});
