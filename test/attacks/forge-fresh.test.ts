import { makeCommit } from '../../scripts/git/commit.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import { emailOf } from '../fixture/group.ts';
import { cloneUrl } from '../forge/stage.ts';
import { approved, article, at, type ForgeCase, playForge, text } from './forge-cases.ts';

const changed = (name: string) => ({ [at(name)]: text(name, {}, '工程明日开工。\n') });
const otherVersion = /签的是另一个版本，内容已改动，不作数。请看过现在的版本后重新签署/;

const cases: ForgeCase[] = [
  {
    title: '1 · approve, then push another commit to the article → pending',
    play: async (county, name) => {
      const pull = await approved(county, name);
      await county.push(name, changed(name));
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, otherVersion],
  },
  {
    title: '2 · approve, then force-push a different tree whose commits are dated before the approval → pending',
    play: async (county, name) => {
      const pull = await approved(county, name);
      const who = { name: 'officer', email: emailOf('officer') };
      const parent = await county.work.run('rev-parse', 'main');
      const put = new Map([[`content/${at(name)}`, { bytes: Buffer.from(text(name, {}, '工程已经竣工。\n')) }]]);
      const time = '2020-01-01T00:00:00+08:00';
      const commit = await makeCommit(county.work.git, {
        parent,
        edit: { put, remove: [] },
        message: '稿件',
        who,
        time,
      });
      await county.work.run(
        'push',
        '-q',
        '--force',
        cloneUrl(county.forge, county.service),
        `${commit}:refs/heads/${name}`,
      );
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, otherVersion],
  },
  {
    title: '3 · approve, then force-push an amended message, the same bytes → the approvals hold',
    play: async (county, name) => {
      const pull = await approved(county, name);
      await county.work.run('reset', '-q', '--soft', 'HEAD^');
      await county.push(name, {}, { message: '换一句说明' });
      return pull;
    },
    found: 'signed',
    says: [/✅ 审核　reviewer（平台）/, /✅ 审批　principal（平台）/],
  },
  {
    title:
      '4 · push a second before the merge, while the forge still counts the approvals → decided by digest: pending',
    play: async (county, name) => {
      county.forge.holdMarks();
      const pull = await approved(county, name);
      await county.push(name, changed(name));
      const rows = county.forge.state.reviews.filter((row) => row.pull === pull);
      if (rows.some(({ stale, dismissed }) => stale || dismissed)) throw new Error('the forge was not late');
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, otherVersion],
  },
  {
    title:
      '5 · an approval sent from a page that was opened before the last push → bound to the commit that it names → pending',
    play: async (county, name) => {
      const pull = await article(county, name);
      const seen = await county.work.run('rev-parse', name);
      await county.push(name, changed(name));
      county.wait(1);
      await county.forge.review(county.people.reviewer, pull, 'approve', '', seen);
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, otherVersion],
  },
  {
    title: '6 · an approval on another pull request whose head is the same commit → ignored',
    play: async (county, name) => {
      const first = await approved(county, name);
      await county.work.run('switch', '-q', '-c', `${name}-twin`);
      await county.push(`${name}-twin`, {});
      const heads = [name, `${name}-twin`].map((branch) => county.work.run('rev-parse', `${branch}^{tree}`));
      if (new Set(await Promise.all(heads)).size !== 1) throw new Error('not the same');
      const twin = await county.forge.openPull(county.people.officer, { branch: `${name}-twin`, title: name });
      if (twin === first) throw new Error('one pull request');
      return twin;
    },
    found: 'pending',
    says: /待签：reviewer/,
    never: /✅ 审核/,
  },
  {
    title: '7 · hooks replayed and out of order → recomputed from the forge, the same verdict, the same comment',
    play: async (county, name) => {
      const one = await article(county, name);
      const other = await article(county, `${name}-other`);
      await county.review('reviewer', one);
      for (const pull of [other, one, other, one]) await county.run(signoff, ['--pull', String(pull)]);
      const comment = county.comment(one);
      await county.run(signoff, ['--pull', String(one)]);
      if (county.comment(one) !== comment) throw new Error('another comment for the same state');
      return one;
    },
    found: 'pending',
    says: [/✅ 审核　reviewer/, /待签：principal/],
  },
  {
    title:
      '8 · approve, then request changes, and that request is dismissed → pending, the approval does not come back',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      const second = await county.review('reviewer', pull, 'return', '请核实数字');
      await county.forge.dismiss(county.service, pull, second);
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, /被撤销/],
    never: /✅ 审核/,
  },
  {
    title: '8 · approve, then request changes → returned, with his words for the officer',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.review('reviewer', pull, 'return', '请核实数字');
      return pull;
    },
    found: 'returned',
    says: [/reviewer 退回修改：请核实数字/, /请信息员按下面列出的问题改好/],
  },
  {
    title: '9 · approve, then comment “I disagree” → the approval stands, the next signer is shown the comment',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.forge.comment(county.people.reviewer, pull, '我不同意第二段的提法');
      return pull;
    },
    found: 'pending',
    says: [/✅ 审核　reviewer/, /下一位签署人请看[\s\S]*reviewer：“我不同意第二段的提法”/],
  },
  {
    title: '10 · a comment that says 同意 is no approval, and it is said which button is',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.forge.comment(county.people.principal, pull, '同意');
      await county.review('principal', pull, 'comment', '同意');
      return pull;
    },
    found: 'pending',
    says: /\*\*principal\*\* 写了“同意”，文字不算审批。请再点/,
    never: /✅ 审批/,
  },
];

playForge('freshness', cases);
