import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../scripts/check/read-pdf.ts';
import { command as form } from '../scripts/form.ts';
import { chromium } from './browser/chromium.ts';
import { type County, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const paths = ['main/gzdt/2026/a', 'main/gzdt/2026/b'];
let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  county = await found(await makeGroup(join(folder, 'keys')), join(folder, 'county'));
  const texts = paths.map((path, index) => [
    `content/${path}/index.md`,
    articleText({ id: `a00000000${index}`, title: `第${index + 1}件<b>`, review }),
  ]);
  await county.repository.commit({ files: Object.fromEntries(texts) });
});
afterAll(() => removeFolder(folder));

describe('[D8] the review form', () => {
  it('bears number, digest, the acts and posts that the route demands, who may sign, and the answers of the checklist', async () => {
    const html = join(folder, 'one.html');
    const { code, out } = await county.run(form, [paths[0] ?? '', '--html', html]);
    expect(code).toBe(0);
    const number = /编号 ([0-9a-f]{12})/.exec(out)?.[1] ?? 'none';
    const page = await readFile(html, 'utf8');
    for (const part of [
      number,
      '审核',
      '审批',
      '审核员',
      '主要负责人',
      'reviewer',
      'reviewer2',
      'principal',
      '是否涉及秘密？',
      'drafter',
      'officer',
    ])
      expect(page).toContain(part);
    for (const part of ['审核', '审批', 'reviewer', 'principal']) expect(out).toContain(part);
    expect(page).not.toContain('<b>');
    expect(page).not.toMatch(/<script|src=|https?:/);
  });

  it('is one for articles that are signed together, and bears another number for any other set', async () => {
    const html = join(folder, 'two.html');
    const numberOf = async (...args: string[]) => /编号 ([0-9a-f]{12})/.exec((await county.run(form, args)).out)?.[1];
    const both = await numberOf(...paths, '--html', html);
    const page = await readFile(html, 'utf8');
    for (const title of ['第1件', '第2件']) expect(page).toContain(title);
    expect(new Set([both, await numberOf(paths[0] ?? ''), await numberOf(paths[1] ?? '')]).size).toBe(3);
  });

  it.skipIf(chromium === null)('is a PDF too, whose text says what the page says', async () => {
    const pdf = join(folder, 'form.pdf');
    const { code, out } = await county.run(form, [...paths, '--pdf', pdf]);
    expect(code).toBe(0);
    const { pieces } = await readPdf('form.pdf', await readFile(pdf));
    const words = pieces.map(({ text }) => text.normalize('NFKC').replace(/\s/g, '')).join('\n');
    const number = /编号 ([0-9a-f]{12})/.exec(out)?.[1] ?? 'none';
    for (const part of [number, '审核', '审批', '审核员', '主要负责人', '第1件<b>', '第2件<b>', '是否涉及秘密'])
      expect(words).toContain(part);
  });

  it('is refused as PDF, with a way out, on a machine without Chromium', async () => {
    const pdf = join(folder, 'none.pdf');
    const { code, err } = await county.run(form, [...paths, '--pdf', pdf], { env: { CHROMIUM: '/nowhere' } });
    expect([code, existsSync(pdf)]).toEqual([1, false]);
    expect(err).toContain('--html');
  });

  it('is refused of what cannot be signed', async () => {
    const answer = await county.run(form, ['main/gzdt/2026/nowhere']);
    expect([answer.code, answer.out]).toEqual([1, '']);
  });
});
