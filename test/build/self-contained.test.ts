import { describe, expect, it } from 'vitest';
import { selfContained } from '../../scripts/build/self-contained.ts';

const page = (head: string, body: string) =>
  `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">\n${head}</head><body>${body}</body></html>`;

const files: Readonly<Record<string, string>> = {
  '/assets/site.css': '@font-face{src:url("/assets/kai.woff2")} p{color:red}',
  '/assets/kai.woff2': 'letters',
  'abc/a%20b.png': 'picture',
  'abc/%E5%90%8D%E5%8D%95.xlsx': 'sheet',
  'abc/big.pdf': 'x'.repeat(5 * 2 ** 20),
};
const around = {
  origin: 'https://www.shiqiao.example',
  style: '.own{}',
  bytesOf: async (url: string) => {
    const found = files[url];
    if (found === undefined) throw new Error(`nothing at ${url}`);
    return Buffer.from(found);
  },
};
const made = (head: string, body: string) => selfContained(page(head, body), around);

describe('selfContained', () => {
  it('takes style sheets with their fonts, and the sheet of its own last', async () => {
    const whole = await made('<link rel="stylesheet" href="/assets/site.css">\n', '');
    expect(whole).toContain(`url("data:application/octet-stream;base64,${Buffer.from('letters').toString('base64')}")`);
    expect(whole.indexOf('.own{}')).toBeGreaterThan(whole.indexOf('p{color:red}'));
    expect(whole).not.toContain('<link');
  });

  it('leaves no script, no template of scripts, and a policy that lets nothing be fetched', async () => {
    const whole = await made(
      '<script src="/assets/aids.js"></script>\n<script type="application/ld+json">{"a":"<b>"}</script>',
      '<template id="t"><button>x</button></template><div id="question-box" data-source="/api/v1/questions.json"></div>',
    );
    expect(whole).not.toMatch(/script\b(?!-)|template|questions\.json/);
    expect(whole).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'"`,
    );
  });

  it('carries pictures, loaded at once', async () => {
    const whole = await made('', '<img src="abc/a%20b.png" alt="河" loading="lazy" decoding="async">');
    expect(whole).toContain(`<img src="data:image/png;base64,${Buffer.from('picture').toString('base64')}" alt="河">`);
  });

  it('carries attachments to be saved under their names, never to be opened as what they say they are', async () => {
    const whole = await made('', '<a class="x" href="abc/%E5%90%8D%E5%8D%95.xlsx">名单</a>');
    expect(whole).toContain('<a class="x" download="名单.xlsx" href="data:application/octet-stream;base64,');
  });

  it('does not carry what is big, and then there is no link', async () => {
    expect(await made('', '<a href="abc/big.pdf">大文件</a>')).toContain('<a>大文件</a>');
  });

  it('names the host of the site in links to it, and leaves other addresses and places of the page alone', async () => {
    const whole = await made(
      '',
      '<a href="/gsgg/">公告</a><a href="#main">正文</a><a href="https://a.example/">甲</a>',
    );
    expect(whole).toContain('<a href="https://www.shiqiao.example/gsgg/">');
    expect(whole).toContain('<a href="#main">');
    expect(whole).toContain('<a href="https://a.example/">');
  });

  it('refuses a page that would fetch something that it does not know', async () => {
    await expect(made('', '<video src="/film.mp4"></video>')).rejects.toThrow(/would still fetch something: <video/);
    await expect(made('', '<iframe></iframe>')).rejects.toThrow(/iframe/);
  });

  it('refuses a page one of whose parts is missing', async () => {
    await expect(made('', '<img src="abc/missing.png">')).rejects.toThrow(/nothing at/);
  });
});
