import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { live, text } from './given.ts';

const asset = (name: string) => readFile(new URL(`../../layouts/assets/${name}`, import.meta.url), 'utf8');

describe('the reading aids in a page', () => {
  it('stand on every page in a template alone, so that without scripts there is no button', async () => {
    const built = await build(live([text('k3f9q2xw7a')]));
    for (const { url, site } of built.pages) {
      const html = built.html(url, site);
      expect(html.match(/<template id="aids-source"/g), url).toHaveLength(1);
      expect(html.replace(/<template[\s\S]*?<\/template>/g, ''), url).not.toContain('无障碍浏览');
    }
  });

  it('are dressed before the style sheets and the body, by a script that is not deferred', async () => {
    const html = (await build(live([text('k3f9q2xw7a')]))).html('/k3/k3f9q2xw7a.html');
    const script = /<script src="\/assets\/aids-[0-9a-f]{10}\.js"><\/script>/.exec(html);
    expect(script).not.toBeNull();
    expect(script?.index).toBeLessThan(html.indexOf('rel="stylesheet"'));
  });

  it('tell states to those who cannot see them', async () => {
    const html = (await build(live([text('k3f9q2xw7a')]))).html('/k3/k3f9q2xw7a.html');
    const template = /<template id="aids-source"[\s\S]*?<\/template>/.exec(html)?.[0] ?? '';
    expect(template).toContain('aria-expanded="false" aria-controls="aids"');
    expect(template).toContain('<section class="aids" id="aids" aria-label="无障碍浏览" hidden>');
    expect(template.match(/role="group" aria-label="/g)).toHaveLength(2);
    expect(template.match(/<button /g)?.length).toBe(template.match(/<button [^>]*type="button"/g)?.length);
    expect(template).not.toMatch(/\sstyle=|\son[a-z]+=/);
  });

  it('need less than 8 KB of script, which asks for nothing and writes no markup', async () => {
    const script = await asset('aids.js');
    expect(Buffer.byteLength(script)).toBeLessThan(8192);
    expect(script).not.toMatch(/innerHTML|fetch\(|import|eval|cookie/);
  });
});
