import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFor, type Moved, movedPage } from './moved.ts';
import { caddySnippet } from './server-caddy.ts';
import { nginxMoved, nginxSnippet } from './server-nginx.ts';

/** Writes a file that is not there; a page of the site itself is never replaced. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!taken) throw error;
  });
}

/**
 * Puts beside the sites' folders what their server is to know: per site a snippet for nginx and one for Caddy (headers, error page, compression,
 * redirects), and a table of moved addresses for nginx; and into each site's folder a page at every old path that a file can answer. Call it when
 * all pages are written.
 */
export async function writeServerFiles(
  sites: readonly string[],
  moved: readonly Moved[],
  output: string,
): Promise<void> {
  await writeFile(join(output, 'moved.nginx.conf'), nginxMoved(moved));
  for (const site of sites) {
    await writeFile(join(output, `${site}.nginx.conf`), nginxSnippet());
    await writeFile(join(output, `${site}.caddy`), caddySnippet(moved));
  }
  for (const one of moved) {
    const file = fileFor(one);
    if (file !== null) await writeNew(join(output, one.site, file), movedPage(one));
  }
}
