import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource } from '../../scripts/import/source.ts';
import type { Import } from '../../scripts/site/types.gen.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const mapping: Import = {
  column: 'main/gsgg',
  kind: 'notice',
  constants: { unit: 'slj', drafter: 'a', officer: 'b', class: '动态', level: '一般' },
  fields: { title: { from: 'title' } },
  original: { date: { from: 'date' }, address: { from: 'link' } },
  table: 'news',
  body: { from: 'content', format: 'html' },
};

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));
async function read(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  return readSource(path, mapping);
}

describe('a source', () => {
  it('has a field for every value of JSON, however deep, so that none is passed over unseen', async () => {
    const made = await read(
      'a.json',
      JSON.stringify([{ a: { b: 1 }, files: [{ name: '甲.doc' }], none: null, tags: ['x', 'y'] }]),
    );
    const first = 'items' in made ? await made.items[0]?.read() : undefined;
    expect(first && 'fields' in first && Object.fromEntries(first.fields)).toEqual({
      $name: '#1',
      'a.b': '1',
      'files.0.name': '甲.doc',
      tags: 'x\ny',
    });
  });

  it('of WordPress leaves out what a password kept from the public, and says so', async () => {
    const post = (more: string) =>
      `<item><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>${more}</item>`;
    const made = await read(
      'a.xml',
      `<rss xmlns:wp="w"><channel>${post('<wp:post_password>x</wp:post_password>')}${post('')}</channel></rss>`,
    );
    expect(made).toMatchObject({ unmapped: [{ name: '#1', why: { key: 'import-wordpress-password' } }] });
    expect('items' in made && made.items).toHaveLength(1);
  });

  it('of SQL that cannot be read is refused whole, with its place', async () => {
    const made = await read('a.sql', "INSERT INTO news (a) VALUES ('甲");
    expect(made).toEqual({ refused: { key: 'import-sql', params: { detail: 'SQL, line 1: text without end' } } });
  });
});
