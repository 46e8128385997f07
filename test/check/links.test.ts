import { describe, expect, it } from 'vitest';
import { hiddenCharacters } from '../../scripts/check/hidden-characters.ts';
import { links } from '../../scripts/check/links.ts';
import { rawHtml } from '../../scripts/check/raw-html.ts';
import { findings, keys } from './given.ts';

describe('links', () => {
  it.each([
    ['a host on the list', '[a](https://www.slt.gov.example/x.html)'],
    ['a site of the group', '[a](https://sub.qingyuan.example/)'],
    ['a file of the folder', '[a](表.docx) [a](%E8%A1%A8.docx) [a](./表.docx)'],
    ['a live article', '[a](id:zzzzzzzzz1)'],
    ['a mail address', '[a](mailto:office@qingyuan.gov.example)'],
    ['a place on the page', '[a](#b)'],
    ['an address in code', '`[a](https://shop.example)`'],
    ['template syntax, which is text (attacks 52)', '{{ constructor }} {% include "x" %}'],
  ])('%s passes', async (_, body) => {
    const known = { isLive: (id: string) => id === 'zzzzzzzzz1', numbered: () => [], interpreters: [], sameId: [] };
    expect(await findings(links, { body, files: { '表.docx': '' }, context: { known } })).toEqual([]);
  });

  it.each([
    ['a commercial host', '[a](https://shop.example/1)', 'link-host'],
    ['a host that ends like an allowed one', '[a](https://fakegov.example.shop.test/)', 'link-host'],
    ['a host without its dot', '[a](https://notgov.example/)', 'link-host'],
    ['a user name that looks like a host', '[a](https://www.slt.gov.example@shop.example/)', 'link-host'],
    ['no scheme', '[a](//shop.example/1)', 'link-host'],
    ['an autolink', '<https://shop.example/1>', 'link-host'],
    ['a reference', '[a][b]\n\n[b]: https://shop.example/1', 'link-host'],
    ['javascript (attacks 53)', '[a](javascript:alert(1))', 'link-scheme'],
    ['javascript in capitals', '[a](JaVaScRiPt:alert(1))', 'link-scheme'],
    ['javascript by entities', '[a](&#106;avascript:alert(1))', 'link-scheme'],
    ['javascript with a tab', '[a](<java\tscript:alert(1)>)', 'link-hidden'],
    ['data', '[a](data:text/html,x)', 'link-scheme'],
    ['a telephone', '[a](tel:110)', 'link-scheme'],
    ['a file of the machine', '[a](file:///etc/passwd)', 'link-scheme'],
    ['Cyrillic letters (attacks 53)', '[a](https://www.slt.g\u043ev.example/)', 'link-look-alike'],
    ['Cyrillic letters in Punycode', '[a](https://xn--gv-fmc.gov.example/)', 'link-look-alike'],
    ['an invisible character', '[a](https://www.slt.gov\u200b.example/)', 'link-hidden'],
    ['a backslash', '[a](<https:\\\\shop.example>)', 'link-hidden'],
    ['no address', '[a]()', 'link-empty'],
    ['a file that is missing', '[a](b.docx)', 'link-file-missing'],
    ['a path upwards', '[a](../x/index.md)', 'link-file-missing'],
    ['the text itself', '[a](index.md)', 'link-file-missing'],
    ['a broken escape', '[a](%zz.docx)', 'link-file-missing'],
    ['an article that is not live', '[a](id:zzzzzzzzz9)', 'link-id-unknown'],
  ])('[C10.3] %s is refused', async (_, body, key) => {
    expect(await findings(links, { body })).toMatchObject([{ key, severity: 'error', line: 20 }]);
  });

  it('[C10.3] names the list to be changed: the main site’s where a site has none', async () => {
    const [finding] = await findings(links, { body: '[a](https://shop.example)', path: 'sub/gzdt/2026/a' });
    expect(finding?.params).toMatchObject({ host: 'shop.example', rules: 'content/main/rules.yml' });
  });

  it('a path of the site is a warning', async () => {
    expect(await findings(links, { body: '[a](/gzdt/index.html)' })).toMatchObject([
      { key: 'link-site-path', severity: 'warning' },
    ]);
  });
});

describe('raw HTML', () => {
  it.each([
    ['a script (attacks 53)', '<script>alert(1)</script>'],
    ['an event handler', '文字<img src=x onerror=alert(1)>'],
    ['a refresh', '<meta http-equiv="refresh" content="0">'],
    ['a comment', '<!-- 内部 -->'],
    ['a style', '<span style="color:red">红</span>'],
  ])('[B12] %s is refused', async (_, body) => {
    expect(keys(await findings(rawHtml, { body }))).toContain('raw-html');
  });

  it('tells the line and the tag', async () => {
    expect(await findings(rawHtml, { body: '一\n二 <b>三</b>' })).toMatchObject([
      { line: 21, evidence: '<b' },
      { line: 21, evidence: '</b' },
    ]);
  });

  it.each(['降幅<5%', '`<script>`', '    <script>', '<https://www.slt.gov.example>', 'a < b > c', '《<某某>》'])(
    '%j passes',
    async (body) => {
      expect(await findings(rawHtml, { body })).toEqual([]);
    },
  );
});

describe('hidden characters', () => {
  it.each([
    ['a bidi override (attacks 53)', '一\u202e二', 'bidi-character', 'error'],
    ['an isolate', '一\u2066二', 'bidi-character', 'error'],
    ['a tag character', '一\u{e0041}二', 'tag-character', 'error'],
    ['a control character', '一\u0007二', 'control-character', 'error'],
    ['a zero-width space', '一\u200b二', 'zero-width-character', 'warning'],
    ['a soft hyphen', '一\u00ad二', 'zero-width-character', 'warning'],
    ['a byte order mark', '一\ufeff二', 'zero-width-character', 'warning'],
    ['a private-use character', '一\ue5e5二', 'private-use-character', 'warning'],
  ])('[B12] %s is found, with its line and code', async (_, text, key, severity) => {
    const found = await findings(hiddenCharacters, { body: `一\n${text}` });
    expect(found).toMatchObject([{ key, severity, line: 21, evidence: expect.stringMatching(/^U\+[0-9A-F]{4,6}$/) }]);
    expect(keys(await findings(hiddenCharacters, { front: { title: text } }))).toEqual([key]);
  });

  it.each(['全角空格　与制表\t', '表情👍🏽', '𠮷野家', '“引号”——破折号…'])('%j passes', async (body) => {
    expect(await findings(hiddenCharacters, { body })).toEqual([]);
  });
});
