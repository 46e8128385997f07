import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as check } from '../scripts/check.ts';
import { type County, found } from './command/county.ts';
import { articleText } from './fixture/article.ts';
import { makeGroup } from './fixture/group.ts';
import { removeFolder, temporaryFolder } from './fixture/keys.ts';

const article = 'main/gzdt/2026/a';
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'keys'));
  county = await found(await makeGroup(join(folder, 'keys')), join(folder, 'county'));
  await county.write({
    [`content/${article}/index.md`]: articleText({ review }, '今日开工。\n\n身份证号11010519491231002X。\n'),
    'content/main/rules.yml': 'link_hosts: [.gov.example]\nlinks: no\n',
  });
});
afterAll(() => removeFolder(folder));

describe('[C13.2] qianfa check in a pull request', () => {
  it('annotates the line of an article and that of a governed file, each at its own file', async () => {
    const { code, out } = await county.run(check, [article, 'main/rules.yml', '--format', 'github']);
    expect(code).toBe(1);
    const at = out.match(/file=[^,]*,line=\d+,title=[a-z-]+/g);
    expect(at).toEqual([
      expect.stringMatching(/^file=content\/main\/gzdt\/2026\/a\/index\.md,line=\d+,title=/),
      'file=content/main/rules.yml,line=2,title=schema',
    ]);
  });

  it('names the same places in SARIF and JSON', async () => {
    const sarif = await county.run(check, [article, 'main/rules.yml', '--format', 'sarif']);
    const places = [...sarif.out.matchAll(/"uri": ?"([^"]*)"/g)].map(([, uri]) => uri);
    expect(new Set(places)).toEqual(new Set([`content/${article}/index.md`, 'content/main/rules.yml']));
    const json = JSON.parse((await county.run(check, [article, 'main/rules.yml', '--json'])).out);
    expect(json.findings.map(({ file }: { file: string }) => file)).toEqual([`${article}/index.md`, 'main/rules.yml']);
  });
});
