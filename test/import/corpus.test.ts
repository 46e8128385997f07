import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { command as approve } from '../../scripts/approve.ts';
import { parseFolder } from '../../scripts/article/parse.ts';
import { renderMarkdown } from '../../scripts/build/markdown.ts';
import { command as importing } from '../../scripts/import.ts';
import { tablesOf } from '../../scripts/ledger/live-tables.ts';
import { command as record } from '../../scripts/record.ts';
import type { ImportList } from '../../scripts/site/types.gen.ts';
import { type County, found } from '../command/county.ts';
import { folderOf } from '../fixture/article.ts';
import { makeGroup, type PersonId } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const present = existsSync(corpus);
if (!present) console.warn('skipped: ../shared/corpus is not here');

const constants = { unit: 'xzfb', drafter: 'drafter', officer: 'officer', class: '基本', level: '一般' };
const header = '^\\d{4}年\\d{1,2}月\\d{1,2}日';
const enacted = [
  { from: '$name', pattern: '\\((?<value>\\d{4}-\\d{2}-\\d{2})\\)$', as: 'day' },
  { from: '$text', pattern: `(?<value>${header}).*(?:通过|批准|修订|修正)`, last: true, as: 'day' },
];
const regulations = {
  column: 'main/zcwj',
  kind: 'document',
  constants,
  fields: {
    title: { from: '$heading' },
    document_date: enacted,
    issuer: {
      from: '$text',
      pattern: `${header}\\s*(?<value>\\S+?市|河南省)`,
      template: '{value}人民代表大会常务委员会',
    },
    topic: { from: '$name', template: '综合政务\\其他' },
  },
  original: { date: enacted, address: { from: '$name', template: 'https://laws.example/{$name}.html', as: 'url' } },
  body: { from: '$text', strip: ['<!--.*?-->'], headings: true },
};
const documents = {
  column: 'main/zcwj',
  kind: 'document',
  constants,
  fields: {
    title: { from: '标题' },
    issuer: { from: '发文机关' },
    document_number: { from: '发文字号', optional: true },
    document_date: { from: '成文日期', as: 'day' },
    topic: { from: '主题分类', values: { 其他: '综合政务\\其他' } },
    theme_words: { from: '主题词', as: 'list', optional: true },
  },
  original: { date: { from: '发布日期', as: 'day' }, address: { from: 'url' }, source: { from: '发文机关' } },
  body: { from: 'html', format: 'html' },
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const words = (text: string) => text.replace(/\s/gu, '');
/** What a reader of the page sees of an article's text. */
async function shown(markdown: string, folder: string): Promise<string> {
  const files = readdirSync(folder).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, size: bytes.length, sha256: '', read: async () => bytes };
  });
  const tables = await tablesOf(markdown, files);
  const html = renderMarkdown(markdown, { file: () => null, article: () => null, tables });
  return words(html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? ''));
}

/** The texts of the corpus by their address on the old site. */
function expected(): Map<string, { title: string; text: string }> {
  const texts = new Map<string, { title: string; text: string }>();
  for (const name of readdirSync(join(corpus, 'regulations'))) {
    const whole = readFileSync(join(corpus, 'regulations', name), 'utf8').replace('<!-- INFO END -->', '');
    const title = /^# (.*)$/m.exec(whole)?.[1]?.trim() ?? '';
    const text = whole.replace(/^# .*$/m, '').replace(/^#+ /gm, '');
    texts.set(`https://laws.example/${name.slice(0, -3)}.html`, { title, text });
  }
  const rows: { url: string; 标题: string; text: string }[] = JSON.parse(
    readFileSync(join(corpus, 'gov-documents.json'), 'utf8'),
  );
  for (const { url, 标题: title, text } of rows) texts.set(url, { title, text });
  return texts;
}

describe.skipIf(!present)('418 regulations and 40 State Council documents', () => {
  let folder: string;
  let county: County;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const move = 'import: { hosts: [www.gov.cn, laws.example], until: 2026-06-30 }';
    county = await found(await makeGroup(folder), join(folder, 'county'), (text) => text.replace(/import:.*/, move));
    await county.write({
      'laws.yml': stringify(regulations, { aliasDuplicateObjects: false }),
      'documents.yml': stringify(documents),
    });
  }, 60_000);
  afterAll(() => removeFolder(folder));

  const done = async (command: Parameters<County['run']>[0], args: string[], person?: PersonId) => {
    const answer = await county.run(command, args, person ? { person } : {});
    expect(answer, answer.err + answer.out).toMatchObject({ code: 0 });
    return answer;
  };

  it('move in with every word that a reader sees, and are signed and recorded as a list', {
    timeout: 120_000,
  }, async () => {
    const laws = await done(importing, [join(corpus, 'regulations'), '--map', 'laws.yml']);
    expect(laws.out).toContain('可迁入：418 件');
    const gov = await done(importing, [join(corpus, 'gov-documents.json'), '--map', 'documents.yml']);
    expect(gov.out).toContain('可迁入：40 件');
    // 国令第707号 is no number of the usual form.
    expect(gov.out).toMatch(/留空的字段[\s\S]*document_number[\s\S]*#33/);

    const texts = expected();
    for (const name of ['regulations', 'gov-documents']) {
      const list: ImportList = JSON.parse(
        await readFile(join(county.repository.folder, `imports/${name}.json`), 'utf8'),
      );
      for (const { path, original } of list) {
        const bytes = await readFile(join(county.repository.folder, 'content', path, 'index.md'));
        const parsed = parseFolder(folderOf(path, { 'index.md': bytes }));
        if ('findings' in parsed || parsed.type !== 'article') throw new Error(path);
        const source = texts.get(decodeURI(original.address));
        expect(words(parsed.front.title)).toBe(words(source?.title ?? ''));
        // What the page says as its title is not said again at the beginning of its text.
        const title = words(source?.title ?? '');
        const text = words(source?.text ?? '');
        const page = await shown(parsed.body, join(county.repository.folder, 'content', path));
        expect(page, path).toBe(text.startsWith(title) ? text.slice(title.length) : text);
        texts.delete(decodeURI(original.address));
      }
    }
    expect(texts.size).toBe(0);

    await county.repository.commit({ message: '迁入' });
    const list = ['--import', 'imports/gov-documents.json'];
    await done(approve, [...list, '--yes'], 'site-admin');
    await done(approve, [...list, '--yes'], 'site-leader');
    expect((await done(record, list)).err).toContain('40 件');
  });
});
