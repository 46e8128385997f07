import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encode } from 'uqr';
import type { ArticleView } from './article-view.ts';
import type { Views } from './views.ts';

/** White modules around the code that ISO/IEC 18004 asks for. */
const quiet = 4;

/** The dark modules of a row as strokes one module high, neighbours taken together. */
function strokesOf(row: readonly boolean[], y: number): string {
  const runs = row
    .map((dark) => (dark ? 'x' : ' '))
    .join('')
    .matchAll(/x+/g);
  return [...runs].map((run) => `M${run.index + quiet} ${y + quiet}.5h${run[0].length}`).join('');
}

/** A QR code of `text` as an SVG picture, black on white whatever the page's colours are. */
export function qrCodeOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const all = size + 2 * quiet;
  const strokes = data.map(strokesOf).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${all}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path stroke="#000" d="${strokes}"/></svg>\n`;
}

const isArticle = (view: object): view is ArticleView => 'qrCode' in view;

/** Puts a QR code of its own address beside every article's page below `folder` (扫一扫在手机上查看当前页面, D20). */
export async function writeQrCodes(views: Views, folder: string): Promise<void> {
  for (const view of Object.values(views).flat().filter(isArticle)) {
    if (view.qrCode === null) continue;
    const target = join(folder, dirname(view.file), view.qrCode);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, qrCodeOf(view.canonical));
  }
}
