import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import { colourSheet } from './colour.ts';
import type { Output } from './output.ts';

/** Bytes of style sheets, scripts and pictures of the design, by the name that templates use. */
export type Assets = ReadonlyMap<string, Uint8Array>;

/** The order in which layouts/styles/*.css are put together. */
const sheets = [
  'tokens',
  'text',
  'frame',
  'banner',
  'lists',
  'digest',
  'home',
  'article',
  'attachments',
  'document',
  'contents',
  'figures',
  'kinds',
  'guides',
  'events',
  'services',
  'publication',
  'library',
  'search',
  'machines',
  'aids',
  'elder',
  'print',
];

/** Name with ten digits of the digest, so that browsers may keep the file for ever: site.css → site-0a1b2c3d4e.css. */
function hashed(name: string, bytes: Uint8Array): string {
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)}-${sha256(bytes).slice(0, 10)}${ending}`;
}

/** The assets of layouts/: `site.css` from all sheets, and every file of layouts/assets/ under its own name. */
export async function readAssets(layouts: string): Promise<Assets> {
  const assets = new Map<string, Uint8Array>();
  const styles = await Promise.all(sheets.map((name) => readFile(join(layouts, 'styles', `${name}.css`), 'utf8')));
  assets.set('site.css', Buffer.from(styles.join('\n')));
  for (const name of (await readdir(join(layouts, 'assets'))).sort()) {
    assets.set(name, await readFile(join(layouts, 'assets', name)));
  }
  return assets;
}

/** Assets of one site: the common ones and `colour.css` with its main colour. */
export function assetsOf(common: Assets, colour: string | undefined): Assets {
  return new Map([...common, ['colour.css', Buffer.from(colourSheet(colour))]]);
}

/** Address of every asset, by the name that templates use. */
export function assetUrls(assets: Assets): Record<string, string> {
  return Object.fromEntries([...assets].map(([name, bytes]) => [name, `/assets/${hashed(name, bytes)}`]));
}

/** Puts the assets of a site below <site>/assets/. */
export function writeAssets(assets: Assets, site: string, output: Output): void {
  for (const [name, bytes] of assets) output.write(`${site}/assets/${hashed(name, bytes)}`, bytes);
}
