import { afterAll, describe, expect, it } from 'vitest';
import { parseHere, parsePool } from '../../scripts/ledger/parse-pool.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';

const pool = parsePool(2);
afterAll(() => pool.close());

const folders = [
  folderOf('main/gzdt/2026/a', { 'index.md': articleText({ id: 'a000000001' }), '附件.txt': '名单' }),
  folderOf('main/gzdt/2026/b', { 'withdrawn.md': withdrawnText('a000000002', '更正', '内容有误。') }),
  folderOf('main/gzdt/2026/c', { 'index.md': '---\nid: &a x\n---\n正文\n' }),
  folderOf('main/gzdt/2026/d', { 'index.md': articleText({ id: 'a000000004' }), 'withdrawn.md': 'x' }),
  folderOf('main/gzdt/2026/e', { '附件.txt': '名单' }),
];

describe('folders that other threads read', () => {
  it('say what they say here, but for the lines, in the order in which they were asked for', async () => {
    const here = (await parseHere(folders)).map((said) =>
      'type' in said && said.type === 'article' ? { type: said.type, front: said.front, body: said.body } : said,
    );
    const calls = [folders, folders.toReversed(), folders.slice(1, 3)].map(pool.parse);
    expect(await Promise.all(calls)).toEqual([here, here.toReversed(), here.slice(1, 3)]);
  }, 30_000);

  it('keep their bytes: what was sent is a copy', async () => {
    await pool.parse(folders);
    expect(Buffer.from(folders[0]?.files[0]?.bytes ?? '').length).toBeGreaterThan(0);
  });

  it('are not read where a thread has ended: that is an error, not a verdict', async () => {
    const ended = parsePool(1);
    const asked = ended.parse(folders);
    await ended.close();
    await expect(asked).rejects.toThrow('a reading thread ended');
  });
});
