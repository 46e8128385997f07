import { expect } from 'vitest';
import type { ForgedCounty } from '../command/forged-county.ts';
import { emailOf, type GovernedText } from '../fixture/group.ts';
import { article, at, type ForgeCase, playForge, text } from './forge-cases.ts';

/** A pull request on which somebody did something to the branch, approved by both. */
const written =
  (how: (county: ForgedCounty, name: string) => Promise<unknown>) => async (county: ForgedCounty, name: string) => {
    const pull = await article(county, name);
    await how(county, name);
    await county.review('reviewer', pull);
    await county.review('principal', pull);
    return pull;
  };
const files = (name: string) => ({ [at(name)]: text(name, {}, '改过的一句。\n') });

const cases: ForgeCase[] = [
  {
    title: '11 · whoever opened it approves by any way that the forge leaves him → refused there, ignored here',
    play: async (county, name) => {
      const pull = await article(county, name, 'reviewer');
      await expect(county.review('reviewer', pull)).rejects.toThrow(/422/);
      // A forge that let him, or an administrator of it who wrote the row.
      const own = await county.review('reviewer', pull, 'comment', '同意');
      for (const row of county.forge.state.reviews) if (row.id === own) row.kind = 'approve';
      await county.review('principal', pull);
      return pull;
    },
    found: 'pending',
    says: /reviewer 是本稿撰写者（提请人），不得签署，不作数。请由他人签署/,
  },
  {
    title: '12 · a bot opens it for the one who committed, who then approves → ignored',
    on: 'github',
    play: async (county, name) => {
      const bot = await county.forge.addBot(`robot-${name}`, 'write');
      await county.push(name, { [at(name)]: text(name) }, { author: emailOf('reviewer') });
      const pull = await county.forge.openPull(bot, { branch: name, title: name });
      await county.review('reviewer', pull);
      return pull;
    },
    found: 'pending',
    says: /reviewer 是本稿撰写者（提交作者、提交者），不得签署/,
  },
  {
    title:
      '12 · a bot that nothing marks opens it for somebody who then approves → refused: nobody knows whom it wrote for',
    on: 'gitea',
    play: async (county, name) => {
      const bot = await county.forge.addBot(`robot-${name}`, 'write');
      await county.push(name, { [at(name)]: text(name) }, { author: emailOf('reviewer') });
      const pull = await county.forge.openPull(bot, { branch: name, title: name });
      await county.review('reviewer', pull);
      return pull;
    },
    found: 'refused',
    says: /提请人的平台账号 robot-case.*没有备案，认不出撰稿人/,
  },
  {
    title: '12 · a colleague opens it for the one who committed, who then approves → ignored',
    play: async (county, name) => {
      await county.push(name, { [at(name)]: text(name) }, { author: emailOf('reviewer') });
      const pull = await county.forge.openPull(county.people.officer, { branch: name, title: name });
      await county.review('reviewer', pull);
      return pull;
    },
    found: 'pending',
    says: /reviewer 是本稿撰写者（提交作者、提交者），不得签署/,
  },
  {
    title: '13 · the author of a commit approves → ignored',
    play: written((county, name) =>
      county.push(name, files(name), { author: emailOf('reviewer'), committer: emailOf('officer') }),
    ),
    found: 'pending',
    says: /reviewer 是本稿撰写者（提交作者），不得签署/,
  },
  {
    title: '13 · the committer of another’s commit approves → ignored',
    play: written((county, name) => county.push(name, files(name), { committer: emailOf('reviewer') })),
    found: 'pending',
    says: /reviewer 是本稿撰写者（提交者），不得签署/,
  },
  {
    title: '13 · a co-author approves → ignored',
    play: written((county, name) =>
      county.push(name, files(name), { message: `改稿\n\nCo-authored-by: r <${emailOf('reviewer')}>` }),
    ),
    found: 'pending',
    says: /reviewer 是本稿撰写者（合著者），不得签署/,
  },
  {
    title: '13 · the author of a commit on a side branch that was merged into it approves → ignored',
    play: written(async (county, name) => {
      await county.work.run('switch', '-q', '-c', `${name}-side`, 'main');
      const side = await county.work.commit({
        files: { [`content/${at(name)}`]: text(name, {}, '旁支的一句。\n') },
        author: emailOf('reviewer'),
      });
      await county.work.run('switch', '-q', name);
      await county.push(name, files(name), { merge: [side] });
    }),
    found: 'pending',
    says: /reviewer 是本稿撰写者/,
  },
  {
    title: '13 · a commit by an address that nobody registered → refused, naming the commit',
    play: written((county, name) => county.push(name, files(name), { author: 'somebody@elsewhere.example' })),
    found: 'refused',
    says: /提交 [0-9a-f]{12} 改动了 .*不属于任何备案人员/,
  },
  {
    title: '14 · the author’s second account approves → ignored, he is one person',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.push(name, files(name), { author: emailOf('reviewer') });
      await county.review('outsider', pull);
      return pull;
    },
    found: 'pending',
    says: /reviewer 是本稿撰写者（提交作者、提交者），不得签署/,
  },
];

/** outsider's account is the reviewer's second one. */
const twoAccounts = (governed: GovernedText) => {
  const all = governed.registry?.['people.yml'] ?? '';
  const account = /id: outsider, accounts: \[(\{[^}]*\})\]/.exec(all)?.[1] ?? '';
  const moved = all
    .replace(/id: outsider, accounts: \[[^\]]*\], /, 'id: outsider, ')
    .replace(/id: reviewer, accounts: \[/, `id: reviewer, accounts: [${account}, `);
  if (account === '' || moved === all) throw new Error('no account to move');
  if (governed.registry) governed.registry['people.yml'] = moved;
};

playForge('writers', cases, twoAccounts);
