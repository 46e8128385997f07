import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOutput } from '../../scripts/build/output.ts';
import { type BuildInput, type BuiltPage, buildPages, fillPages } from '../../scripts/build/pages.ts';
import type { Renderer } from '../../scripts/build/render.ts';
import type { Live } from '../../scripts/ledger/live-article.ts';
import type { Digest } from '../../scripts/site/types.gen.ts';
import { noon, program } from './given.ts';

export interface Built {
  pages: BuiltPage[];
  /** Every file of the output with its bytes. */
  files: Map<string, Buffer>;
  /** Text of the page at `url` of `site`; throws where there is none. */
  html(url: string, site?: string): string;
}

/** Builds into a temporary folder, reads everything and removes it. */
export async function build(given: Live, change: Partial<BuildInput> = {}): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-build-'));
  const output = join(folder, 'site');
  try {
    const pages = await buildPages({ live: given, asOf: noon, output, program, ...change });
    const files = await filesOf(output);
    return {
      pages,
      files,
      html(url, site = 'main') {
        const page = pages.find((one) => one.url === url && one.site === site);
        const bytes = page && files.get(page.file);
        if (!bytes) throw new Error(`no page ${url} on ${site}`);
        return bytes.toString('utf8');
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the files of a build are made of, by their paths; no page is made. */
export async function keysOf(given: Live): Promise<ReadonlyMap<string, Digest>> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-keys-'));
  const output = openOutput(folder);
  const renderer: Renderer = { render: async (lots) => void [...lots], ready: false, close: async () => undefined };
  try {
    await fillPages({ live: given, asOf: noon, program }, 'program', output, renderer);
    return output.keys;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    files.set(full.slice(folder.length + 1), await readFile(full));
  }
  return files;
}

/** What the tag of this name says on a page; undefined where there is none. */
export const meta = (html: string, name: string): string | undefined =>
  new RegExp(`<meta name="${name}" content="([^"]*)">`).exec(html)?.[1];
/** Every name and byte of the output. */
export const allText = ({ files }: Built): string =>
  [...files].map(([name, bytes]) => `${name}\n${bytes.toString('utf8')}`).join('\n');
export const pagesOf = ({ files }: Built): [string, Buffer][] => [...files].filter(([name]) => name.endsWith('.html'));

/** What the script of a site's warning sets, as a browser reads it; null where there is none to show. */
export function bannerIn({ files }: Built, site: string): unknown {
  const [, value] = /^window\.bannerNow = (.*);\n$/.exec(files.get(`${site}/banner-now.js`)?.toString() ?? '') ?? [];
  return JSON.parse(value ?? '');
}
