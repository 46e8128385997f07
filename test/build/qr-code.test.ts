import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrCodeOf, qrCodes } from '../../scripts/build/qr-code.ts';
import { build } from './built.ts';
import { live, notice, text } from './given.ts';

const address = 'https://main.shanye.example/k3/k3f9q2xw7a.html';

/** The modules that an SVG of strokes paints dark. */
function painted(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules;
}

describe('a QR code', () => {
  it('paints every module of the code and four white ones around it', () => {
    const { data, size } = encode(address, { ecc: 'M', border: 0, maskPattern: 0 });
    const modules = painted(qrCodeOf(address));
    expect(modules).toHaveLength(size + 8);
    expect(modules.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
    expect(modules.flat().filter(Boolean)).toHaveLength(data.flat().filter(Boolean).length);
  });

  it('has no script, no style and no other address', () => {
    expect(qrCodeOf(address)).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d ]+"[^<>]*><path [^<>]*\/><path [^<>]*\/><\/svg>\n$/,
    );
  });
});

describe('QR codes of many addresses', () => {
  const origin = fc.constantFrom('https://main.shanye.example', 'https://水.example', 'https://a.cn');
  const id = fc.stringMatching(/^[a-z0-9]{1,12}$/);

  it('are those that each address has alone, whichever came before', () => {
    const addresses = fc.array(fc.tuple(origin, id), { minLength: 2, maxLength: 12 });
    const check = (parts: [string, string][]) => {
      const codeOf = qrCodes();
      for (const [begin, end] of parts) {
        const one = `${begin}/${end.slice(0, 2)}/${end}.html`;
        expect(codeOf(one)).toBe(qrCodeOf(one));
      }
    };
    fc.assert(fc.property(addresses, check), { numRuns: 50 });
  });

  it('are those of the text where it is none of an https page', () => {
    const codeOf = qrCodes();
    for (const one of ['ABC', 'ABD', '123', '124', 'abc', '水水水', 'https://山', 'https://水'])
      expect(codeOf(one)).toBe(qrCodeOf(one));
  });
});

describe('the share box of an article', () => {
  it('[D20] shows the code and the address of its own page, and clashes with no attachment', async () => {
    const built = await build(live([text('k3f9q2xw7a')]));
    const html = built.html('/k3/k3f9q2xw7a.html');
    expect(html).toContain('扫一扫在手机上查看当前页面');
    expect(html).toContain('<img src="k3f9q2xw7a.svg" alt="本页网址的二维码"');
    expect(html).toContain(`<span id="address">${address}</span>`);
    expect(html).toMatch(/<button class="copy" type="button" data-copy="address"[^>]* hidden>/);
    expect(built.files.get('main/k3/k3f9q2xw7a.svg')?.toString()).toBe(qrCodeOf(address));
  });

  it('is missing in a preview, whose address does not exist yet, and where an article was withdrawn', async () => {
    const preview = await build(live([text('k3f9q2xw7a')]), { mark: 'preview' });
    expect(preview.html('/k3/k3f9q2xw7a.html')).not.toContain('class="share"');
    expect([...preview.files.keys()].filter((name) => name.endsWith('a.svg'))).toEqual([]);
    const withdrawn = await build(live([notice('k3f9q2xw7a')]));
    expect(withdrawn.html('/k3/k3f9q2xw7a.html')).not.toContain('class="share"');
    expect(withdrawn.files.has('main/k3/k3f9q2xw7a.svg')).toBe(false);
  });
});
