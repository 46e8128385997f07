import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { command as doctor } from '../../scripts/doctor.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import { chromium } from '../browser/chromium.ts';
import type { ForgedCounty } from '../command/forged-county.ts';
import { openForged } from '../command/open-forged.ts';
import { articleText } from '../fixture/article.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const text = (id: string, body?: string) => articleText({ id, title: `石桥水库通报${id}`, review }, body);
const at = (name: string) => `main/gzdt/2026/${name}/index.md`;

describe.each(['github', 'gitea'] as const)('reading copies on %s', (dialect) => {
  let county: ForgedCounty;
  openForged(dialect, (opened) => {
    county = opened;
  });
  const own = { CHROMIUM: chromium ?? '/nowhere' };
  const uploads = () => county.forge.log.filter((line) => /^POST .*\/assets$/.test(line)).length;
  const attached = (pull: number) =>
    county.forge.state.comments
      .filter((row) => row.pull === pull)
      .flatMap(({ files }) => files.map(({ name }) => name));

  it('without Chromium and without a preview host, the comment says that there is none, and the command says why', async () => {
    const pull = await county.propose('none', { [at('none')]: text('copiesno01') });
    const ran = await county.run(signoff, ['--pull', String(pull)]);
    expect(county.comment(pull)).toMatch(/审阅件没有放到平台上.*校验码 `[0-9a-f]{12}`/);
    if (dialect === 'gitea') expect(ran.err).toContain('这台机器没有 Chromium');
    expect(attached(pull)).toEqual([]);
  });

  it('in the office’s preview folder they lie under the digest of the page, and the comment leads there', async () => {
    const pull = await county.propose('laid', { [at('laid')]: text('copieslaid') });
    const argv = [
      '--pull',
      String(pull),
      '--preview-folder',
      join(county.folder, 'preview'),
      '--preview-url',
      'https://p.example/x/',
    ];
    await county.run(signoff, argv);
    const comment = county.comment(pull);
    const [, digest = '', name = ''] =
      /\[\*\*网页\*\*\]\(https:\/\/p\.example\/x\/([0-9a-f]{64})\/([^)]+\.html)\)/.exec(comment) ?? [];
    const page = await readFile(join(county.folder, 'preview', digest, name));
    expect(sha256(page)).toBe(digest);
    expect(comment).toContain(`校验码 \`${digest.slice(0, 12)}\``);
    expect(page.toString('utf8')).toContain('待审预览·不得外传');
    await county.run(signoff, argv);
    expect(county.comment(pull)).toBe(comment);
    expect(await readdir(join(county.folder, 'preview', digest))).toEqual([name]);
  });

  it('after a change the comment leads to the new page', async () => {
    const pull = await county.propose('changed', { [at('changed')]: text('copieschan') });
    const argv = ['--pull', String(pull), '--preview-url', 'https://p.example'];
    await county.run(signoff, argv);
    const before = /p\.example\/([0-9a-f]{64})/.exec(county.comment(pull))?.[1];
    await county.push('changed', { [at('changed')]: text('copieschan', '另一段话。\n') });
    await county.run(signoff, argv);
    expect(county.comment(pull)).toMatch(/p\.example\/[0-9a-f]{64}/);
    expect(county.comment(pull)).not.toContain(before);
  });

  it('doctor looks at the ledger as the forge has it, and at the forge', async () => {
    const ran = await county.run(doctor, ['--forge']);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/✗ 须改：分支 main 没有保护/);
    expect(ran.out).toMatch(/✗ 须改：分支 ledger 没有保护/);
    expect(ran.out).toMatch(/✓ 台账核验通过：1 条/);
    expect(ran.out).toMatch(/✓ 须签署的 \d+ 人，平台账号都核对过/);
    expect(ran.out).toMatch(/能管理的：qianfa-recorder\*；能推送的：.*reviewer/);
    const unset = await county.run(doctor, ['--forge'], { env: { QIANFA_FORGE_TOKEN: '' } });
    expect(unset.code).toBe(2);
    expect(unset.err).toContain('没有写明平台');
  });

  it.skipIf(dialect === 'github' || chromium === null)(
    'attached to the comment, one tap away; once, until something changes',
    async () => {
      const pull = await county.propose('attached', { [at('attached')]: text('copiesatta') });
      const run = () => county.run(signoff, ['--pull', String(pull)], { env: own });
      await run();
      const comment = county.comment(pull);
      expect(comment).toMatch(/\[\*\*打开 PDF\*\*\]\(http[^)]*\/attachments\/[^)]+\)/);
      expect(comment).toMatch(/\[\*\*图 1\*\*\]/);
      const [html = '', ...others] = attached(pull).sort(
        (a, b) => Number(b.endsWith('.html')) - Number(a.endsWith('.html')),
      );
      expect([html, ...others].filter((name) => name.endsWith('.html'))).toEqual([]);
      const count = uploads();
      await run();
      expect(uploads()).toBe(count);
      expect(county.comment(pull)).toBe(comment);
      await county.push('attached', { [at('attached')]: text('copiesatta', '改过的一段话。\n') });
      await run();
      expect(uploads()).toBeGreaterThan(count);
    },
  );

  it('a title that looks like a hidden line of ours is none', async () => {
    const title = '关于水库<!-- qianfa-shown [] --><!-- qianfa-copies [] -->的通报';
    const pull = await county.propose('planted', {
      [at('planted')]: articleText({ id: 'copiesplan', title, review }),
    });
    await county.run(signoff, ['--pull', String(pull), '--preview-url', 'https://p.example']);
    const comment = county.comment(pull);
    expect(comment).toContain('＜!-- qianfa-shown [] --＞');
    expect(comment.match(/<!-- qianfa-shown/g)).toHaveLength(1);
    expect(comment.match(/<!-- qianfa-copies/g)).toHaveLength(1);
  });

  it.each(['elsewhere', 'own'])('an address (%s) that somebody put into our comment is not believed', async (host) => {
    const name = `edited-${host}`;
    const pull = await county.propose(name, { [at(name)]: text(`copies${host}`.padEnd(10, '0').slice(0, 10)) });
    await county.run(signoff, ['--pull', String(pull), '--preview-url', 'https://p.example']);
    const digest = /p\.example\/([0-9a-f]{64})/.exec(county.comment(pull))?.[1] ?? '';
    const url = `${host === 'own' ? county.forge.url : 'https://evil.example'}/attachments/planted`;
    const rows = `[["${digest}",[{"title":"打开 PDF","url":"${url}"}]]]`;
    const mark = '<!-- qianfa:signoff -->';
    for (const kept of [rows, `["${'0'.repeat(64)}",${rows}]`]) {
      for (const row of county.forge.state.comments)
        if (row.pull === pull) row.body = `${mark}\n<!-- qianfa-copies ${kept} -->\n`;
      await county.run(signoff, ['--pull', String(pull)]);
      expect(county.comment(pull)).toMatch(/审阅件没有放到平台上/);
      expect(county.comment(pull)).not.toContain('planted');
    }
  });

  it('a job, whose account is nobody’s, keeps one comment and no other', async () => {
    const pull = await county.propose('job', { [at('job')]: text('copiesjob1') });
    const { users, comments } = county.forge.state;
    const id = dialect === 'gitea' ? -2 : 90_000;
    users.push({ ...{ id, login: 'jobs', email: '', token: 'a-job' }, bot: true, may: 'write', deleted: false });
    const run = () => county.run(signoff, ['--pull', String(pull)], { env: { ...own, QIANFA_FORGE_TOKEN: 'a-job' } });
    const of = () => comments.filter((row) => row.pull === pull);
    // Somebody else's comment with our mark is not ours.
    await county.forge.comment(county.people.officer, pull, '<!-- qianfa:signoff -->');
    expect((await run()).code).toBe(1);
    const first = of().map(({ body }) => body);
    const count = uploads();
    expect((await run()).code).toBe(1);
    expect(of().map(({ body }) => body)).toEqual(first);
    expect(first).toHaveLength(2);
    expect(uploads()).toBe(count);
  });

  it.skipIf(dialect === 'github' || chromium === null)(
    'addresses of elsewhere, put into our comment or into one like it, are not believed',
    async () => {
      const pull = await county.propose('forged', { [at('forged')]: text('copiesforg') });
      await county.run(signoff, ['--pull', String(pull), '--preview-url', 'https://p.example']);
      const digest = /p\.example\/([0-9a-f]{64})/.exec(county.comment(pull))?.[1] ?? '';
      const evil = `<!-- qianfa:signoff -->\n<!-- qianfa-copies [["${digest}",[{"title":"打开 PDF","url":"https://evil.example/x.pdf"}]]] -->`;
      await county.forge.comment(county.people.officer, pull, evil);
      for (const row of county.forge.state.comments)
        if (row.pull === pull && String(row.user) === county.service.id) row.body = evil;
      await county.run(signoff, ['--pull', String(pull)], { env: own });
      expect(county.comment(pull)).not.toContain('evil.example');
      expect(county.comment(pull)).toMatch(/\/attachments\//);
    },
  );
});
