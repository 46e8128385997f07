import { encode } from 'uqr';
import type { Digest } from '../site/types.gen.ts';
import { absoluteUrl, articleUrl, fileOf } from './address.ts';
import type { Output } from './output.ts';
import type { SiteView } from './site-view.ts';

/** White modules around the code that ISO/IEC 18004 asks for. */
const quiet = 4;

/**
 * The mask laid over every code. A reader reads whichever the code names; to weigh all eight against each other takes ten times as long as
 * everything else, and an archive has a hundred thousand codes.
 */
const mask = 0;

/** The dark modules of a row as strokes one module high, neighbours taken together. */
function strokesOf(row: readonly boolean[], y: number): string {
  let strokes = '';
  for (let at = row.indexOf(true); at !== -1; ) {
    const light = row.indexOf(false, at);
    const end = light === -1 ? row.length : light;
    strokes += `M${at + quiet} ${y + quiet}.5h${end - at}`;
    at = row.indexOf(true, end);
  }
  return strokes;
}

/** A QR code of `text` as an SVG picture, black on white whatever the page's colours are. */
export function qrCodeOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: mask });
  const all = size + 2 * quiet;
  const strokes = data.map(strokesOf).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${all}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path stroke="#000" d="${strokes}"/></svg>\n`;
}

/** The QR code of its own address beside the page of an article of `site` (扫一扫在手机上查看当前页面, D20). */
export function writeQrCode({ id: site, frame }: SiteView, id: string, key: Digest, output: Output): void {
  const url = articleUrl(id);
  output.write(`${site}/${fileOf(url.replace('.html', '.svg'))}`, qrCodeOf(absoluteUrl(frame.site.domain, url)), key);
}
