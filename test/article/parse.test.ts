import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../scripts/article/folder.ts';
import { folderDigest, parseFolder } from '../../scripts/article/parse.ts';
import { say } from '../../scripts/words/say.ts';
import { articleText, folderOf, properFront, withdrawnText } from '../fixture/article.ts';
import { growth, inProportion } from '../fixture/growth.ts';

const path = 'main/gzdt/2026/a';
const parse = (files: Record<string, string | Uint8Array>) => parseFolder(folderOf(path, files));
const text = (change: object = {}, body?: string) => ({ 'index.md': articleText(change, body) });
const keys = (files: Record<string, string | Uint8Array>) => {
  const found = parse(files);
  return 'findings' in found ? found.findings.map(({ key }) => key) : [];
};

describe('an article', () => {
  it('is read with its fields, its body and their lines', () => {
    const found = parse(text({}, '第一行\n'));
    if (!('type' in found) || found.type !== 'article') throw new Error('refused');
    expect(found.front).toEqual(properFront);
    expect(found.body).toBe('第一行\n');
    const lines = articleText({}, '第一行\n').split('\n');
    expect(lines[found.bodyLine - 1]).toBe('第一行');
    expect(lines[found.lineOf(['title']) - 1]).toMatch(/^title:/);
    expect(lines[found.lineOf(['secrecy', 'answers', 'secret']) - 1]).toMatch(/^ {4}secret:/);
  });

  it('may have Windows line ends and a byte-order mark', () => {
    expect(keys({ 'index.md': `\ufeff${articleText().replaceAll('\n', '\r\n')}` })).toEqual([]);
  });

  it('[52] keeps template signs as text', () => {
    const found = parse(text({}, '{{ 7*7 }} {% include "x" %}\n'));
    expect('body' in found && found.body).toBe('{{ 7*7 }} {% include "x" %}\n');
  });

  it.each(Object.keys(properFront).filter((field) => field !== 'kind'))(
    'without %s is refused, and the sentence names the field',
    (field) => {
      const found = parse(text({ [field]: undefined }));
      expect('findings' in found && found.findings).toMatchObject([{ key: 'field-missing', field, file: 'index.md' }]);
      const [finding] = 'findings' in found ? found.findings : [];
      expect(finding && say('zh', finding.key, finding.params)).toContain(field);
    },
  );

  it.each([
    ['an unknown field', { colour: 'red' }, 'field-unknown'],
    ['[47] a typed publication date', { date: '2026-03-01' }, 'field-from-record'],
    ['[47] a typed Chinese publication date', { 发布日期: '2026-03-01' }, 'field-from-record'],
    ['[55] a typed index number', { index_number: 'SQ11-2026-00001' }, 'field-from-record'],
    ['[51] permalink', { permalink: '../../x.html' }, 'field-of-generator'],
    ['[51] layout', { layout: 'base.njk' }, 'field-of-generator'],
    ['[51] eleventyComputed', { eleventyComputed: {} }, 'field-of-generator'],
    ['[51] pagination', { pagination: {} }, 'field-of-generator'],
    ['[51] tags', { tags: ['x'] }, 'field-of-generator'],
    ['an id in capitals', { id: 'A000000001' }, 'field-form'],
    ['a title of two lines', { title: 'a\nb' }, 'field-form'],
    ['a wrong level', { level: '很重要' }, 'field-not-allowed'],
    ['a text for a truth value', { sensitive: 'false' }, 'field-type'],
    ['a day without offset as time', { publish_at: '2026-03-01T09:00:00' }, 'field-form'],
    ['a leap second', { publish_at: '2026-06-30T23:59:60Z' }, 'field-form'],
    ['a space between day and time', { publish_at: '2026-06-30 09:00:00+08:00' }, 'field-form'],
    ['a day that does not exist', { event_date: '2026-02-30' }, 'field-form'],
    ['an unknown kind', { kind: 'blog' }, 'kind-unknown'],
    ['a public list without its end', { kind: 'notice', notice: '公示' }, 'field-missing'],
  ])('with %s is refused', (_, change, key) => {
    expect(keys(text(change))).toEqual([key]);
  });

  it('without a body is refused', () => {
    expect(keys(text({}, '\n \n'))).toEqual(['body-missing']);
  });

  it('in a folder without index.md is refused', () => {
    expect(keys({ 'readme.md': articleText() })).toEqual(['index-missing']);
  });
});

describe('[50] front matter', () => {
  const body = articleText().slice(4);
  it.each([
    ['---js', `---js\n${body}`, 'front-matter-language'],
    ['---javascript', `---javascript\n{ get id() { process.exit(3) } }\n---\nx`, 'front-matter-language'],
    ['---coffee', `---coffee\nid: 1\n---\nx`, 'front-matter-language'],
    ['---json', `---json\n{"id":1}\n---\nx`, 'front-matter-language'],
    ['TOML', '+++\nid = "x"\n+++\nx', 'front-matter-language'],
    ['bare JSON', '{"id":1}\n\nx', 'front-matter-language'],
    ['no fence', 'id: x\n', 'front-matter-missing'],
    ['a fence on the second line', `\n---\n${body}`, 'front-matter-missing'],
    ['no end', '---\nid: x\nx', 'front-matter-open'],
    ['the end of a text', '---', 'front-matter-missing'],
  ])('as %s is refused and nothing runs', (_, whole, key) => {
    expect(keys({ 'index.md': whole })).toEqual([key]);
  });

  it('with an anchor, an alias, a tag or a double key is refused with its line', () => {
    const lines = (extra: string) => parse({ 'index.md': `---\nkind: news\n${extra}---\nx` });
    expect(lines('title: &a x\n')).toMatchObject({ findings: [{ key: 'yaml-alias', line: 3 }] });
    expect(lines('title: !!str x\n')).toMatchObject({ findings: [{ key: 'yaml-broken', line: 3 }] });
    expect(lines('title: x\ntitle: y\n')).toMatchObject({
      findings: [{ key: 'yaml-broken', line: 4, params: { detail: 'DUPLICATE_KEY' } }],
    });
  });

  it.each([
    ['lists within lists', (size: number) => '['.repeat(size), 15_000],
    ['quotes', (size: number) => '"'.repeat(size), 15_000],
    ['keys', (size: number) => Array.from({ length: size }, (_, n) => `k${n}: 1`).join('\n'), 1_500],
  ])(
    '[54] is refused when it is made to keep the parser busy with %s, at four times the work for four times as many',
    async (_, yaml, size) => {
      const index = (count: number) => `---\n${yaml(count)}\n---\nx`;
      expect(keys({ 'index.md': index(4 * size) })).not.toEqual([]);
      expect(await growth(size, index, (text) => keys({ 'index.md': text }))).toBeLessThan(inProportion);
    },
  );

  it('[54] is refused unread when it is too long', () => {
    expect(keys({ 'index.md': `---\na: ${'x'.repeat(limits.frontBytes)}\n---\nx` })).toEqual(['yaml-too-large']);
  });

  it('is refused when the text is no UTF-8 or too long', () => {
    expect(keys({ 'index.md': Buffer.concat([Buffer.from(articleText()), Buffer.from([0xff])]) })).toEqual([
      'text-not-utf8',
    ]);
    expect(keys(text({}, 'x'.repeat(limits.textBytes)))).toEqual(['text-too-large']);
  });
});

describe('a withdrawal', () => {
  it.each(['更正', '失效'])('for %s must say why to the public', (reason) => {
    expect(keys({ 'withdrawn.md': withdrawnText('a000000001', reason) })).toEqual(['withdrawn-notice-missing']);
    expect(keys({ 'withdrawn.md': withdrawnText('a000000001', reason, '正在更正。') })).toEqual([]);
  });

  it.each(['涉密', '隐私', '舆情'])('[67] for %s must leave no word', (reason) => {
    expect(keys({ 'withdrawn.md': withdrawnText('a000000001', reason, '抱歉。') })).toEqual([
      'withdrawn-notice-forbidden',
    ]);
    expect(keys({ 'withdrawn.md': withdrawnText('a000000001', reason) })).toEqual([]);
  });

  it('stands alone and has no body', () => {
    const whole = withdrawnText('a000000001', '涉密');
    expect(keys({ 'withdrawn.md': whole, 'index.md': articleText() })).toEqual(['withdrawn-not-alone']);
    expect(keys({ 'withdrawn.md': whole, '附件.pdf': 'x' })).toEqual(['withdrawn-not-alone']);
    expect(keys({ 'withdrawn.md': `${whole}标题还在这里\n` })).toEqual(['withdrawn-body']);
  });

  it('for a reason of its own is refused', () => {
    expect(keys({ 'withdrawn.md': withdrawnText('a000000001', '不好看') })).toEqual(['field-not-allowed']);
  });
});

describe('any bytes at all', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '---\n',
      '---',
      '\n',
      ': ',
      '- ',
      '? ',
      '{',
      '[',
      '"',
      "'",
      '&a ',
      '*a',
      '!!str ',
      '|\n',
      '>\n',
      '#',
      '%YAML 1.1\n',
      '\t',
      'kind: news\n',
      '__proto__: ',
      '\u0000',
    ),
  );
  it('give an article or findings, never an exception', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, withdrawn) => {
        const whole = `---\nkind: news\n${pieces.join('')}`;
        const found = parse({ [withdrawn ? 'withdrawn.md' : 'index.md']: whole });
        expect('findings' in found ? found.findings.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parse({ 'index.md': bytes })));
  });

  it('have a digest that covers id and path', () => {
    const folder = folderOf(path, text());
    expect(folderDigest('a000000001', folder)).not.toBe(folderDigest('a000000002', folder));
    expect(folderDigest('a000000001', folder)).not.toBe(
      folderDigest('a000000001', { ...folder, path: 'main/gzdt/2026/b' }),
    );
  });
});
