import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CopyLink } from '../pull/comment.ts';
import { linkTitle } from '../pull/copies.ts';
import { chromiumOf } from './chromium.ts';
import type { Call } from './command.ts';
import { printed } from './copy-printing.ts';
import type { ReadingCopy } from './copying.ts';

/**
 * Puts reading copies below --preview-folder (without it somebody else does) and gives their addresses below --preview-url by the digest
 * of the page. That digest is a part of the address: it cannot be guessed, and what it shows never changes.
 */
export async function layDown(call: Call, copies: readonly ReadingCopy[]): Promise<Map<string, CopyLink['links']>> {
  const base = (call.text('preview-url') ?? '').replace(/\/+$/, '');
  const folder = call.text('preview-folder');
  const chromium = chromiumOf(call.world.env);
  const laid = new Map<string, CopyLink['links']>();
  for (const copy of copies) {
    const { sha256, name } = copy.html;
    const names = folder ? await filesIn(join(resolve(call.world.cwd, folder), sha256), copy, chromium) : [name];
    const urls = names.map((one) => ({
      title: linkTitle(call, one),
      url: `${base}/${sha256}/${encodeURIComponent(one)}`,
    }));
    laid.set(sha256, urls);
  }
  if (folder && !chromium) call.note('copy-no-chromium');
  return laid;
}

/** The names of a copy's files in its own folder; the page is written last, so that a folder with it is whole. */
async function filesIn(folder: string, copy: ReadingCopy, chromium: string | null): Promise<string[]> {
  if (!existsSync(join(folder, copy.html.name))) {
    await mkdir(folder, { recursive: true });
    const [made] = chromium ? await printed(chromium, [copy]) : [];
    for (const { name, bytes } of [...(made?.files ?? [copy.html])].reverse())
      await writeFile(join(folder, name), bytes);
  }
  const order = (name: string) => (name.endsWith('.html') ? 0 : name.endsWith('.pdf') ? 1 : 2);
  return (await readdir(folder)).sort((a, b) => order(a) - order(b) || a.localeCompare(b, 'en', { numeric: true }));
}
