import { sha256 } from '../article/canonical.ts';
import { fileFor, type Moved, movedPage } from './moved.ts';
import type { Output } from './output.ts';
import { caddySnippet } from './server-caddy.ts';
import { nginxMoved, nginxSnippet } from './server-nginx.ts';

/**
 * Puts beside the sites' folders what their server is to know: per site a snippet for nginx and one for Caddy (headers, error page, compression,
 * redirects), and a table of moved addresses for nginx; and into each site's folder a page at every old path that a file can answer. Call it when
 * all pages are written.
 */
export function writeServerFiles(sites: readonly string[], moved: readonly Moved[], output: Output): void {
  output.write('moved.nginx.conf', nginxMoved(moved));
  for (const site of sites) {
    output.write(`${site}.nginx.conf`, nginxSnippet());
    output.write(`${site}.caddy`, caddySnippet(moved));
  }
  for (const one of moved) {
    const file = fileFor(one);
    // A page of the site itself is never replaced.
    const path = `${one.site}/${file}`;
    const page = movedPage(one);
    const key = sha256(JSON.stringify(['moved', path, page]));
    if (file !== null && !output.has(path) && !output.take(key)) output.write(path, page, key);
  }
}
