import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as record } from '../scripts/record.ts';
import { type County, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { makeGroup, type PersonId } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const route = `  - id: department
    title: 三审三校
    when: { unit_kind: [department] }
    self_review: true
    steps:
      - { act: 初审, by: [reviewer@own] }
      - { act: 校对, by: [reviewer@own], joined: true }
      - { act: 终审, by: [principal@own] }
      - { act: 校对, by: [principal@own], joined: true }
`;
const path = 'main/gzdt/2026/three';
const review = [
  { act: '初审', by: ['reviewer@slj'] },
  { act: '校对', by: ['reviewer@slj'] },
  { act: '终审', by: ['principal@slj'] },
  { act: '校对', by: ['principal@slj'] },
];

let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  const made = await makeGroup(join(folder, 'keys'));
  const text = made.governed['main/policy.yml']?.['policy.yml'] ?? '';
  const policy = text.replace(/ {2}- id: department\n(.*\n){4}/, route);
  county = await found(
    { ...made, governed: { ...made.governed, 'main/policy.yml': { 'policy.yml': policy } } },
    join(folder, 'county'),
  );
  await county.repository.commit({ files: { [`content/${path}/index.md`]: articleText({ review }) } });
});
afterAll(() => removeFolder(folder));

const signs = (person: PersonId, ...more: string[]) => county.run(approve, [path, '--yes', ...more], { person });

describe('三审三校 at the terminal', () => {
  it('keeps the officer’s own review, lets one signature review and proofread its level, and records all of it', async () => {
    expect(await signs('officer')).toMatchObject({ code: 1, err: expect.stringContaining('撰写者') });
    expect(await signs('reviewer2', '--self')).toMatchObject({ code: 1, err: expect.stringContaining('不能在此自审') });
    expect(await signs('officer', '--self')).toMatchObject({ code: 0 });
    expect((await county.run(record, [path])).code).toBe(1);
    for (const person of ['reviewer', 'principal'] as const) {
      const { code, err } = await signs(person);
      expect([code, err]).toEqual([0, expect.stringContaining('、校对')]);
    }
    const recorded = await county.run(record, [path]);
    expect(recorded).toMatchObject({ code: 0 });
    const files = await county.repository.run('ls-tree', '-r', '--name-only', 'HEAD', '--', 'content/ledger/records');
    const newest = files.trim().split('\n').at(-1) ?? '';
    const text = await county.repository.run('show', `HEAD:${newest}`);
    const kept: { self_reviews: { person: string }[]; signers: { person: string; act: string }[] } = JSON.parse(text);
    expect(kept.self_reviews.map(({ person }) => person)).toEqual(['officer']);
    expect(kept.signers.map(({ person, act }) => `${act} ${person}`)).toEqual([
      '初审 reviewer',
      '校对 reviewer',
      '终审 principal',
      '校对 principal',
    ]);
  });
});
