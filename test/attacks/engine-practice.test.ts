import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as ledgerCommand } from '../../scripts/ledger.ts';
import type { Approval } from '../../scripts/signoff/approval.ts';
import { evaluate } from '../../scripts/signoff/evaluate.ts';
import type { Change } from '../../scripts/signoff/opinion.ts';
import { statementDigest, statementText } from '../../scripts/signoff/statement.ts';
import { tell } from '../../scripts/words/say.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { Book, department, type Signing } from '../fixture/ledger.ts';
import { as, statementOf } from '../fixture/statements.ts';
import { County, step, text } from './county.ts';
import { tried } from './tried.ts';

const path = (name: string) => `main/gsgg/2026/${name}`;
const purging: Signing = [
  ['secrecy', { unit: 'xzfb', post: 'secrecy-officer', acts: ['保密审查'] }],
  ['office-principal', { unit: 'xzfb', post: 'principal', acts: ['审批'] }],
];

let county: County;
beforeAll(async () => {
  county = await County.found(await temporaryFolder(), async (book) => {
    await book.publish(path('one'), { front: { id: 'practice01' } });
    await book.publish('main/yjxx/2026/flood', {
      front: { id: 'practice02', title: '柳溪河洪水预警' },
      signing: [['duty', { unit: 'xzfb', post: 'duty', acts: ['审批'] }]],
    });
    const { registry = {} } = book.group.governed;
    const post = '{ unit: liuxi, post: leader, from: 2026-01-01';
    const people = registry['people.yml']?.replace(post, `${post}, until: 2026-02-01`) ?? '';
    await book.govern('registry', { ...registry, 'people.yml': people });
  });
});
afterAll(() => county.remove());

/** A ledger in memory with one live article. */
async function bookWith(id: string, front: object = {}): Promise<Book> {
  const book = new Book(county.group, '2026-03-02T09:00:00+08:00');
  await book.found();
  await book.publish(path(id), { front: { id, ...front } });
  return book;
}

describe('what is missing is said', () => {
  it('48 · a step without a signature → pending, names act, post and who may sign or stand in', async () => {
    await county.write(path('two'), { 'index.md': text('practice03') });
    await county.sign([await county.item(path('two'))], department.slice(0, 1));
    const ran = await county.record(path('two'));
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/待“审批”：.+（principal、deputy（代））/);
    expect(ran.text).not.toMatch(/待“审核”/);
  });

  it('49 · the secrecy officer named in the checklist has not approved this digest → pending, by him alone', async () => {
    const book = await bookWith('practice04');
    const named = { front: { secrecy: { answers: { secret: '否' }, reviewer: 'secrecy' } } };
    const without = await tried(book, 'practice05', () => department, named);
    expect(without.missing).toBe(3);
    const officer = { unit: 'slj', post: 'secrecy-officer', acts: ['保密审查'] } as const;
    const other = await tried(book, 'practice05', () => [['keeper', officer], ...department], named);
    expect(other.says).toMatch(/keeper 不是 secrecy-officer@slj/);
    expect((await tried(book, 'practice05', () => [['secrecy', officer], ...department], named)).signed).toBe(true);
  });

  it('73 · a vacant post → only that unit’s articles wait, the vacancy is named', async () => {
    const review = [step('审核', 'reviewer@liuxi'), step('审批', 'leader@liuxi')];
    await county.write(path('town'), { 'index.md': text('practice06', { unit: 'liuxi', review }) });
    await county.sign([await county.item(path('town'))], [['town-reviewer', { ...as.reviewer, unit: 'liuxi' }]]);
    const town = await county.record(path('town'));
    expect(town.code).toBe(1);
    expect(town.text).toMatch(
      /待“审批”：柳溪镇人民政府分管领导。?.*目前无人任职。可由其代签人签署，或请网站主管先备案/,
    );
    expect((await county.publish(path('water'), { 'index.md': text('practice07') })).code).toBe(0);
  });
});

describe('dates that somebody would like', () => {
  it('47 · a time to publish before the signing → published when it was signed', async () => {
    const book = await bookWith('practice10', { publish_at: '2025-01-01T09:00:00+08:00' });
    expect((await book.ledger()).state.articles.get('practice10')?.published).toBe('2026-03-02T09:00:00+08:00');
  });

  it('47 · a later version with an earlier time → the day of publication never moves', async () => {
    const book = await bookWith('practice11');
    await book
      .at('2026-03-05T09:00:00+08:00')
      .publish(path('practice11'), { front: { id: 'practice11', publish_at: '2026-01-01T09:00:00+08:00' } });
    const article = (await book.ledger()).state.articles.get('practice11');
    expect([article?.published, article?.updated]).toEqual(['2026-03-02T09:00:00+08:00', '2026-03-05T09:00:00+08:00']);
  });
});

describe('68 · erasing', () => {
  it('without a withdrawal before it → refused', async () => {
    const book = await bookWith('practice20');
    await expect(book.again('practice20', 'purge', purging)).rejects.toThrow(/purge-not-withdrawn/);
  });

  it('twice → refused', async () => {
    const book = await bookWith('practice21');
    await book.withdraw('practice21', '涉密');
    await book.again('practice21', 'purge', purging);
    await expect(book.again('practice21', 'purge', purging)).rejects.toThrow(/purge-twice/);
  });

  it('by those who may only withdraw → refused', async () => {
    const book = await bookWith('practice22');
    await book.withdraw('practice22', '涉密');
    await expect(book.again('practice22', 'purge', [['principal', as.principal]])).rejects.toThrow(/2 missing/);
  });

  it('bytes missing without a purge → verify names it', async () => {
    const book = await bookWith('practice23');
    book.tree.delete(`live/${path('practice23')}/index.md`);
    const found = await book.verify();
    expect('broken' in found && found.broken.map(({ what }) => tell('zh', what))).toEqual([
      `在线稿件 ${path('practice23')} 的签署内容不在台账中，也没有销毁登记。请从备份恢复。`,
    ]);
  });
});

it('70 · a provisional record past its time → shown as overdue in the list', async () => {
  county.at('2026-03-03T09:00:01+08:00');
  const listed = await county.run(ledgerCommand, ['list', '--status', 'overdue']);
  county.at('2026-03-02T09:00:00+08:00');
  expect(listed.text).toMatch(/main\/yjxx\/2026\/flood 先发后补已超时（应于 2026-03-03T09:00:00\+08:00 前补签）/);
});

describe('74 · two machines', () => {
  const program = fileURLToPath(new URL('../../scripts/qianfa.ts', import.meta.url));
  const machine = async (name: string, env: Record<string, string>): Promise<string> => {
    const output = join(county.repository.folder, '..', name);
    const argv = [program, 'build', '--root', county.root, '--as-of', '2026-03-04T00:30:00+08:00', '--output', output];
    await promisify(execFile)(process.execPath, argv, {
      cwd: county.repository.folder,
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    return readFile(join(output, 'manifest.json'), 'utf8');
  };
  it('the same inputs and as_of in two time zones and languages → the same bytes', async () => {
    const one = await machine('one', { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8' });
    const two = await machine('two', { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8' });
    expect(JSON.parse(one).files.length).toBeGreaterThan(20);
    expect(one).toBe(two);
  }, 90_000);
});

/** The same value, which tells of every look at it or at anything in it. */
const counted = <T extends object>(value: T, look: () => void): T =>
  new Proxy(value, {
    get(target, name) {
      look();
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'object' && found !== null ? counted(found, look) : found;
    },
  });

describe('89 · approvals without number', () => {
  it('thousands by one person, thousands by others, none of them enough → four times as many are looked at four times as often', async () => {
    const book = await bookWith('practice30');
    const { inForce, state } = await book.ledger();
    const item = { id: 'practice31', path: path('practice31'), digest: '1'.repeat(64), replaces: null };
    const change: Change = {
      group: 'shiqiao',
      root: state.root,
      item,
      facts: { change: 'new', site: 'main', column: 'main/gsgg', unit: 'slj', unit_kind: 'department', kind: 'news' },
      affected: new Map(),
      writers: [],
      spent: new Set(),
      records: new Map(),
    };
    const key = county.group.keys;
    const given = (length: number) =>
      Array.from({ length }, (_, index): Approval => {
        const person = index % 2 === 0 ? 'reviewer' : 'reviewer2';
        const statement = statementOf({ group: 'shiqiao', root: state.root }, person, [item], {
          ...as.reviewer,
          remark: `${index}`,
        });
        const evidence = { statement: statementText(statement), signature: '' };
        return { digest: statementDigest(evidence.statement), statement, key: key[person].public, evidence };
      });
    const judged = (approvals: readonly Approval[]) =>
      evaluate(inForce, change, approvals, '2026-03-02T10:00:00+08:00');
    const verdict = judged(given(6000));
    const looks = (length: number) => {
      let count = 0;
      judged(
        given(length).map((approval) =>
          counted(approval, () => {
            count += 1;
          }),
        ),
      );
      return count;
    };
    expect(looks(1500)).toBeGreaterThan(1500);
    expect(looks(6000)).toBeLessThan(4.5 * looks(1500));
    expect(verdict).toMatchObject({ signed: false, missing: [{ act: '审批' }], signers: [{ person: 'reviewer' }] });
  });
});
