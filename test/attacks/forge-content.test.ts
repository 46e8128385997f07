import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForgedCounty } from '../command/forged-county.ts';
import { emailOf } from '../fixture/group.ts';
import { cloneUrl } from '../forge/stage.ts';
import { approved, article, at, type ForgeCase, folderOf, newestStatus, playForge, text } from './forge-cases.ts';

/** A pull request of the officer in which more stands beside his article: paths count from the top of the repository. */
const beside =
  (files: (name: string) => Record<string, string>, own = true) =>
  async (county: ForgedCounty, name: string) => {
    await county.work.run('switch', '-q', '-c', name, 'main');
    const article = own ? { [`content/${at(name)}`]: text(name) } : {};
    await county.work.commit({ files: { ...article, ...files(name) }, author: emailOf('officer') });
    await county.work.run('push', '-q', cloneUrl(county.forge, county.service), `HEAD:refs/heads/${name}`);
    return county.forge.openPull(county.people.officer, { branch: name, title: name });
  };

/** Adds an entry to the tree of the branch that no work tree would make. */
const entry =
  (mode: string, file: string, content = 'main') =>
  async (county: ForgedCounty, name: string) => {
    const pull = await article(county, name);
    const blob = join(county.folder, `${name}.blob`);
    await writeFile(blob, content);
    const head = await county.work.run('rev-parse', 'HEAD');
    const oid = mode === '160000' ? head : await county.work.run('hash-object', '-w', blob);
    await county.work.run('update-index', '--add', '--cacheinfo', `${mode},${oid},content/${folderOf(name)}/${file}`);
    const tree = await county.work.run('write-tree');
    const commit = await county.work.run('commit-tree', tree, '-p', head, '-m', 'step');
    await county.work.run('reset', '-q', '--hard', head);
    await county.work.run('push', '-q', cloneUrl(county.forge, county.service), `${commit}:refs/heads/${name}`);
    return pull;
  };

const trouble =
  (kind: Parameters<ForgedCounty['forge']['trouble']>[1], on = 'reviews') =>
  async (county: ForgedCounty, name: string) => {
    const pull = await approved(county, name);
    county.forge.trouble(new RegExp(`/(pulls|issues)/${pull}/${on}`), kind);
    return pull;
  };

const cases: ForgeCase[] = [
  {
    title: '25 · the attachment exchanged at the same path, the text unchanged → pending',
    play: async (county, name) => {
      const file = `${folderOf(name)}/名单.txt`;
      const pull = await approved(county, name, { [file]: '第一版名单\n' });
      await county.push(name, { [file]: '第二版名单\n' });
      return pull;
    },
    found: 'pending',
    says: /签的是另一个版本，内容已改动/,
  },
  {
    title: '27 · article and governed file → refused: split it',
    play: beside(() => ({ 'content/main/rules.yml': 'link_hosts: [.evil.example]\n' })),
    found: 'refused',
    says: /请分成几个合并请求/,
  },
  ...['.github/workflows/sign-off.yml', 'scripts/signoff/evaluate.ts', '.eleventy.ts', 'package.json'].map(
    (file): ForgeCase => ({
      title: `27 and 38 · article and ${file} → refused: split it; the installed program judges`,
      play: beside(() => ({ [file]: 'export default () => ({ signed: true });\n' })),
      found: 'refused',
      says: /请分成几个合并请求/,
    }),
  ),
  {
    title: '38 · the checker alone is changed → nothing of it runs, nothing is to be signed',
    play: beside(() => ({ 'scripts/signoff/evaluate.ts': 'throw new Error("ran");\n' }), false),
    found: 'nothing',
    says: /没有稿件或规则文件，不需要审签/,
  },
  {
    title: '27 · the ledger in a pull request, alone → refused',
    play: beside(() => ({ 'content/ledger/records/2026/03/00000002-x.json': '{}' }), false),
    found: 'refused',
    says: /合并请求改动了台账/,
  },
  {
    title: '28 · a symlink in an article → refused',
    play: entry('120000', '名单.txt', '../../../../registry/people.yml'),
    found: 'refused',
    says: /符号链接/,
  },
  { title: '28 · a submodule in an article → refused', play: entry('160000', 'sub'), found: 'refused', says: /子模块/ },
  {
    title: '28 · an executable in an article → refused',
    play: entry('100755', '表.txt'),
    found: 'refused',
    says: /可执行文件/,
  },
  {
    title: '28 · a pointer of LFS → refused',
    play: (county, name) =>
      county.propose(name, {
        [at(name)]: text(name),
        [`${folderOf(name)}/大表.xlsx`]: 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      }),
    found: 'refused',
    says: /LFS/,
  },
  {
    title: '28 · .gitattributes beside the articles → refused',
    play: beside(() => ({ 'content/.gitattributes': '* filter=rewrite\n' })),
    found: 'refused',
    says: /不属于任何稿件或规则文件/,
  },
  {
    title: '30 · Chinese names, which git quotes → matched all the same, signed',
    play: (county, name) => approved(county, name, { [`${folderOf(name)}/名单（一）、附表.txt`]: '甲\n' }),
    found: 'signed',
    says: /已签完/,
  },
  {
    title: '31 · 3,200 files: git says what changed, no list that a forge cuts off → every article is judged',
    play: (county, name) => {
      const files: Record<string, string> = {};
      for (let n = 10; n < 26; n++) {
        files[at(`${name}-${n}`)] = text(`${name}-${n}`).replace(/^id: .*$/m, `id: many0000${n}`);
        for (let m = 0; m < 199; m++) files[`${folderOf(`${name}-${n}`)}/${m}.txt`] = `${n} ${m}\n`;
      }
      return county.propose(name, files);
    },
    found: 'pending',
    says: [/共 16 件/, /### 16\. 石桥水库通报/],
  },
  {
    title: '37 · a green status set by hand → no effect: it is weighed anew and marked for what it is',
    play: async (county, name) => {
      const pull = await article(county, name);
      const head = await county.work.run('rev-parse', name);
      const { officer } = county.people;
      const api = county.forge.dialect === 'github' ? '/api/v3' : '/api/v1';
      const answer = await fetch(`${county.forge.url}${api}/repos/${county.forge.repository}/statuses/${head}`, {
        method: 'POST',
        headers: { authorization: `token ${officer.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ context: 'qianfa/signoff', state: 'success', description: '已签完' }),
      });
      if (!answer.ok || (await newestStatus(county, pull)) !== 'success') throw new Error('the mark was not set');
      return pull;
    },
    found: 'pending',
    says: /待签：reviewer/,
  },
  {
    title: '64 · a folder copied with another article’s id in one pull request → refused',
    play: (county, name) => county.propose(name, { [at(name)]: text(name), [at(`${name}-copy`)]: text(name) }),
    found: 'refused',
    says: /稿件编号 case\S+ 已被 .*-copy 使用。新稿请用 qianfa new 取新编号/,
  },
  {
    title: '66 · a folder that nobody signed is deleted → nothing to sign, nothing to take down',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.push(name, { [folderOf(name)]: null, [at(`${name}-new`)]: text(`new-${name}`) });
      return pull;
    },
    found: 'pending',
    says: /共 1 件/,
  },
  {
    title: '72 · a leader corrects, and an earlier signer approves the corrected digest → counts, the policy says so',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.push(name, { [at(name)]: text(name, {}, '领导改过的一句。\n') }, { author: emailOf('principal') });
      await county.review('reviewer', pull);
      await county.review('principal', pull);
      return pull;
    },
    found: 'signed',
    says: /✅ 审批　principal/,
  },
  {
    title: '72 · a leader corrects and nobody approved the corrected digest before him → ignored, with what to do',
    play: async (county, name) => {
      const pull = await article(county, name);
      await county.review('reviewer', pull);
      await county.push(name, { [at(name)]: text(name, {}, '领导改过的一句。\n') }, { author: emailOf('principal') });
      await county.review('principal', pull);
      return pull;
    },
    found: 'pending',
    says: [/待签：reviewer/, /principal/],
    never: /✅ 审批/,
  },
  ...([401, 403, 404] as const).map(
    (status): ForgeCase => ({
      title: `58 · the forge answers ${status} → error, nothing is marked`,
      play: trouble({ kind: 'status', status }),
      found: 'error',
      says: /代码平台不认令牌|令牌的权限不够|代码平台上没有，或令牌看不到/,
    }),
  ),
  {
    title: '58 · the forge answers 429 and wants an hour → error',
    play: trouble({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }),
    found: 'error',
    says: /代码平台限制访问次数.*须等 3600 秒/,
  },
  {
    title: '58 · half a page → error',
    play: trouble({ kind: 'half-json' }),
    found: 'error',
    says: /代码平台的应答不完整或不是 JSON/,
  },
  {
    title: '58 · reviews of null users → error',
    play: trouble({ kind: 'fields', fields: { user: null } }),
    found: 'error',
    says: /审查意见 \d+ 缺少 user，无法认定是谁对哪个版本的意见/,
  },
  {
    title: '58 · reviews of null commits → error',
    play: trouble({ kind: 'fields', fields: { commit_id: null } }),
    found: 'error',
    says: /缺少 commit_id/,
  },
  {
    title: '58 · the comments break off → error, nothing is marked',
    play: trouble({ kind: 'half-json' }, 'comments'),
    found: 'error',
    says: /代码平台的应答不完整或不是 JSON/,
  },
];

playForge('content and answers', cases);
