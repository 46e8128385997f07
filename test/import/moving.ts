import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { stringify } from 'yaml';
import { command as importing } from '../../scripts/import.ts';
import type { ImportList } from '../../scripts/site/types.gen.ts';
import { type County, copyOf, found } from '../command/county.ts';
import { type Group, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

export const mapping = {
  column: 'main/gsgg',
  kind: 'notice',
  constants: { unit: 'slj', drafter: 'drafter', officer: 'officer', class: '动态', level: '一般', notice: '公告' },
  fields: { title: { from: '标题' }, keywords: { from: '关键词', as: 'list', optional: true } },
  original: { date: { from: '日期' }, address: { from: '网址' }, source: { from: '来源' } },
  body: { from: '正文' },
};
export const row = (number: number, change: object = {}) => ({
  标题: `旧公告之${number}`,
  日期: `2019年1月${number}日`,
  网址: `http://old.shiqiao.example/${number}.html`,
  来源: '石桥县水利局',
  正文: `第${number}号公告。\n1. 照办。`,
  ...change,
});
export const json = (...rows: readonly unknown[]) => JSON.stringify(rows);

/** An office that moves an old site in: `given` begins each test with a county of its own. */
export function movingOffice() {
  let folder: string;
  let group: Group;
  let county: County;
  let base: County;
  let count = 0;

  beforeAll(async () => {
    folder = await temporaryFolder();
    group = await makeGroup(folder);
    base = await found(group, join(folder, 'base'));
  }, 60_000);
  afterAll(() => removeFolder(folder));

  /** A fresh county with a source and a mapping in its folder. */
  async function given(
    files: Record<string, string | Uint8Array>,
    map: object = mapping,
    change?: (text: string) => string,
  ) {
    const place = join(folder, `county-${++count}`);
    county = change ? await found(group, place, change) : await copyOf(group, base, place);
    await county.write({ 'old/map.yml': stringify(map), ...files });
  }
  const run = (source: string, ...more: string[]) => county.run(importing, [source, '--map', 'old/map.yml', ...more]);
  const listOf = async (name: string): Promise<ImportList> =>
    JSON.parse(await readFile(join(county.repository.folder, `imports/${name}.json`), 'utf8'));
  const articles = () => {
    const top = join(county.repository.folder, 'content/main');
    return readdirSync(top, { recursive: true }).filter((name) => String(name).endsWith('index.md'));
  };
  const text = (path: string) => readFile(join(county.repository.folder, 'content', path, 'index.md'), 'utf8');
  return {
    given,
    run,
    listOf,
    articles,
    text,
    get county() {
      return county;
    },
  };
}
