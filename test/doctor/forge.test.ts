import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forge, Protection } from '../../scripts/forge/forge.ts';
import type { Inside } from '../../scripts/forge/inside.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Person as Registered } from '../../scripts/site/types.gen.ts';
import { inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { toldOf } from './told.ts';

let folder: string;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  inForce = inForceOf((await makeGroup(folder)).governed);
});
afterAll(() => removeFolder(folder));

/** The same people, some of them changed. */
const withPeople = (change: (person: Registered) => Registered): InForce => ({
  ...inForce,
  registry: { ...inForce.registry, people: inForce.registry.people.map(change) },
});
const url = 'https://git.shiqiao.example';
const account = (id: string, more: object = {}) => ({ forge: `${url}/`, id, ...more });

const strict: Protection = {
  push: 'nobody',
  forcePush: false,
  deletion: false,
  checks: ['qianfa/signoff'],
  approvals: 1,
  owners: true,
  administrators: true,
};
const sealed: Inside = { people: [], deployKeys: [{ title: '登记机', writes: true }], secrets: ['MAIL_HOST'] };

/** A forge that says what it is told to say; everything is as it should be unless changed. */
function saying(
  change: {
    facts?: object;
    main?: Partial<Protection> | null;
    ledger?: Partial<Protection> | null;
    approvals?: Partial<Protection> | null;
    inside?: Partial<Inside>;
    accounts?: Record<string, { login: string; bot?: boolean }>;
    dialect?: Forge['dialect'];
  } = {},
): Forge {
  const facts = {
    name: 'county/site',
    open: false,
    archived: false,
    defaultBranch: 'main',
    cloneUrl: '',
    url: '',
    may: { push: true, administer: false },
    ...change.facts,
  };
  const protections: Record<string, Protection | null> = {
    main: change.main === null ? null : { ...strict, ...change.main },
    ledger: change.ledger === null ? null : { ...strict, push: 'listed', ...change.ledger },
    approvals: change.approvals === null ? null : { ...strict, push: 'writers', ...change.approvals },
  };
  const unused = () => Promise.reject(new Error('not asked'));
  return {
    dialect: change.dialect ?? 'gitea',
    url,
    repository: facts.name,
    facts: async () => facts,
    protection: async (branch) => protections[branch] ?? null,
    inside: async () => ({ ...sealed, ...change.inside }),
    accountById: async (id) => {
      const found = change.accounts?.[id];
      return found ? { id, bot: false, ...found } : null;
    },
    me: unused,
    accountByLogin: unused,
    pull: unused,
    asked: unused,
    openPulls: unused,
    mergedSince: unused,
    pullsOf: unused,
    reviews: unused,
    retargeted: unused,
    comments: unused,
    lineComments: unused,
    putComment: unused,
    attach: unused,
    setStatus: unused,
    requestReviews: unused,
    merge: unused,
  };
}

const told = (forge: Forge, people = inForce) => toldOf(forge, people);

describe('forgeDiagnoses', () => {
  it('finds nothing to mend where everything is as it should be', async () => {
    const all = await told(saying());
    expect(all.mend).toBe('');
    expect(all.unknown).toBe('');
    expect(all.good).toMatch(
      /仓库 county\/site 不对外公开[\s\S]*分支 ledger 只许名单内推送[\s\S]*分支 approvals 不许强推和删除/,
    );
  });

  const faults: [string, Parameters<typeof saying>[0], RegExp][] = [
    ['a public repository', { facts: { open: true } }, /仓库 county\/site 对外公开.*请立即改为私有/],
    ['an archived one', { facts: { archived: true } }, /已归档，不能推送和登记/],
    ['a token that may only read', { facts: { may: { push: false, administer: false } } }, /令牌只能读/],
    ['an unprotected main', { main: null }, /分支 main 没有保护.*只能经合并请求合并/],
    ['direct pushes to main', { main: { push: 'writers' } }, /分支 main 可以不经合并请求直接推送/],
    ['forced pushes to main', { main: { forcePush: true } }, /分支 main 允许强制推送/],
    ['an unprotected ledger', { ledger: null }, /分支 ledger 没有保护.*禁止强推和删除/],
    ['a ledger that all may push to', { ledger: { push: 'writers' } }, /分支 ledger 所有能写的人都可以推送/],
    ['a ledger that may be forced', { ledger: { forcePush: true } }, /分支 ledger 允许强制推送/],
    ['an unprotected branch of approvals', { approvals: null }, /分支 approvals 没有保护.*禁止强推和删除/],
    ['approvals that may be forced', { approvals: { forcePush: true } }, /分支 approvals 允许强制推送/],
    ['approvals that may be deleted', { approvals: { deletion: true } }, /分支 approvals 可以被删除/],
    ['a ledger that may be deleted', { ledger: { deletion: true } }, /分支 ledger 可以被删除/],
    [
      'the recorder’s key as a plain secret',
      { inside: { secrets: ['QIANFA_RECORDER_KEY'] } },
      /普通机密里有 QIANFA_RECORDER_KEY：任何分支的工作流都能读出/,
    ],
  ];
  it.each(faults)('%s is to be mended, and how is said', async (_title, change, words) => {
    expect((await told(saying(change))).mend).toMatch(words);
  });

  const opens: [string, Parameters<typeof saying>[0], RegExp][] = [
    ['a token that may administer', { facts: { may: { push: true, administer: true } } }, /这个令牌有管理权限/],
    ['a merge without the sign-off’s check', { main: { checks: ['other'] } }, /不要求检查“qianfa\/signoff”/],
    [
      'a merge without code owners on GitHub',
      { dialect: 'github', main: { owners: false } },
      /分支 main 合并前不要求代码所有者（CODEOWNERS）审批/,
    ],
    ['administrators past the rules', { main: { administrators: false } }, /分支 main 的保护不约束管理员/],
    [
      'two keys that push',
      {
        inside: {
          deployKeys: [
            { title: '甲', writes: true },
            { title: '乙', writes: true },
          ],
        },
      },
      /多把部署密钥可以推送：甲、乙/,
    ],
    ['that reviews can be deleted', { dialect: 'gitea' }, /管理员可以删除任何人的审批/],
    ['that reviews can be dismissed', { dialect: 'github' }, /可以撤销（dismiss）审批/],
  ];
  it.each(opens)('%s is told', async (_title, change, words) => {
    expect((await told(saying(change))).open).toMatch(words);
  });

  it('code owners are nothing to ask for on Gitea and Forgejo, which know no such rule', async () => {
    const all = await told(saying({ dialect: 'gitea', main: { owners: null } }));
    expect(all.open + all.unknown).not.toMatch(/代码所有者/);
  });

  const hidden: [string, Parameters<typeof saying>[0], RegExp][] = [
    ['rights', { facts: { may: null } }, /没有说明这个令牌的权限/],
    ['who may push', { main: { push: null } }, /分支 main 谁能推送/],
    ['checks', { main: { checks: null } }, /是否要求检查/],
    ['code owners on GitHub', { dialect: 'github', main: { owners: null } }, /是否要求代码所有者/],
    ['administrators', { ledger: { administrators: null } }, /分支 ledger 的保护是否约束管理员/],
    ['what becomes of the ledger', { ledger: { deletion: null } }, /分支 ledger 谁能推送、能否强推或删除/],
    ['what becomes of approvals', { approvals: { forcePush: null } }, /分支 approvals 能否强推或删除/],
    ['secrets', { inside: { secrets: null } }, /普通机密里有没有密钥/],
    ['deploy keys', { inside: { deployKeys: null } }, /有哪些部署密钥/],
    ['people', { inside: { people: null } }, /谁能推送、谁能管理/],
  ];
  it.each(hidden)('%s that the token may not see are never taken for good', async (_title, change, words) => {
    const all = await told(saying(change));
    expect(all.unknown).toMatch(words);
    expect(all.good).not.toMatch(words);
  });
});

describe('accounts of those who may have to sign', () => {
  const only = (id: string, change: Partial<Registered>) =>
    withPeople((person) => (person.id === id ? { ...person, ...change } : person));

  it('that are there by their numbers are good; somebody with a key and none may go on', async () => {
    const all = await told(
      saying({ accounts: { '7': { login: 'p' } } }),
      only('principal', { accounts: [account('7')] }),
    );
    expect(all.mend).toBe('');
    expect(all.good).toMatch(/须签署的 \d+ 人，平台账号都核对过/);
    expect(all.open).toMatch(/reviewer 没有登记本平台的账号，只能用密钥或纸质签署/);
  });

  it('that the forge does not know are to be mended', async () => {
    const all = await told(saying(), only('principal', { accounts: [account('8')] }));
    expect(all.mend).toMatch(/principal 登记的账号编号 8 在平台上不存在.*不是登录名/);
  });

  it('20 · that are a bot’s are to be mended', async () => {
    const people = only('principal', { accounts: [account('9')] });
    expect((await told(saying({ accounts: { '9': { login: 'ci', bot: true } } }), people)).mend).toMatch(
      /账号 ci（编号 9）是机器人账号/,
    );
  });

  it('that were renamed are told, for the number counts', async () => {
    const people = only('principal', { accounts: [account('7', { login: 'old' })] });
    const all = await told(saying({ accounts: { '7': { login: 'new' } } }), people);
    expect(all.mend).toBe('');
    expect(all.open).toMatch(/现在的登录名是 new，备案写的是 old/);
  });

  it('14 · several of one person still count as one', async () => {
    const people = only('principal', { accounts: [account('7'), account('6')] });
    const all = await told(saying({ accounts: { '7': { login: 'a' }, '6': { login: 'b' } } }), people);
    expect(all.open).toMatch(/principal 登记了 2 个本平台的账号。仍按一人计/);
  });

  it('of other forges, and of other days, do not count', async () => {
    const people = only('principal', {
      keys: [],
      accounts: [{ forge: 'https://elsewhere.example', id: '7' }, account('6', { until: '2026-03-04' })],
    });
    expect((await told(saying(), people)).mend).toMatch(/principal 既没有登记本平台的账号，也没有密钥/);
  });

  it('nobody who may not sign is asked after', async () => {
    const people = only('outsider', { accounts: [account('404')] });
    expect((await told(saying(), people)).mend).toBe('');
  });
});
