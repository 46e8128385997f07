import { sha256 } from '../article/canonical.ts';
import { articleUrl } from '../build/address.ts';
import { articleApi } from '../build/api-address.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Manifest } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';

/** What an address answers: its status and bytes. Throws where nobody answers. */
export type Get = (url: string) => Promise<{ status: number; bytes: Uint8Array }>;

/** A difference between a public site and its release; `unread` where it could not be found out. */
export interface Difference {
  url: string;
  unread: boolean;
  what: Said;
}

/** The public address of a file of a release (a folder's page is asked for by its folder's name); null for what no site shows. */
export function publicUrl(origins: ReadonlyMap<string, string>, path: string): string | null {
  const slash = path.indexOf('/');
  const origin = origins.get(path.slice(0, slash));
  if (slash < 0 || origin === undefined) return null;
  const parts = path.slice(slash + 1).split('/');
  const last = parts.pop() ?? '';
  return new URL([...parts, last === 'index.html' ? '' : last].map(encodeURIComponent).join('/'), origin).href;
}

/** Public addresses of articles that are not to be seen, by the ledger: the page, its code and its record for machines. */
export function goneUrls({ state }: Pick<Ledger, 'state'>, origins: ReadonlyMap<string, string>): string[] {
  return [...state.articles.values()].flatMap(({ id, status, facts }) => {
    const origin = origins.get(facts.site ?? '');
    if (status !== 'gone' || origin === undefined) return [];
    const page = articleUrl(id);
    return [page, page.replace(/html$/, 'svg'), articleApi(id)].map((url) => new URL(url, origin).href);
  });
}

async function ask(
  url: string,
  get: Get,
  judge: (answer: { status: number; bytes: Uint8Array }) => Said | null,
): Promise<Difference[]> {
  try {
    const what = judge(await get(url));
    return what ? [{ url, unread: false, what }] : [];
  } catch (error) {
    return [
      {
        url,
        unread: true,
        what: said('verify-unread', { url, reason: error instanceof Error ? error.message : String(error) }),
      },
    ];
  }
}

const together = 8;

/**
 * Holds the public sites against a release: every one of its `files` that a site shows must answer 200 with exactly these bytes, and
 * nothing may answer at `gone`. `origins` are the sites' public addresses by their id. An empty list is a yes.
 */
export async function compareLive(
  files: readonly Manifest['files'][number][],
  origins: ReadonlyMap<string, string>,
  gone: readonly string[],
  get: Get,
): Promise<{ compared: number; differences: Difference[] }> {
  const asked: (() => Promise<Difference[]>)[] = [];
  for (const { path, sha256: digest } of files) {
    const url = publicUrl(origins, path);
    if (url === null) continue;
    asked.push(() =>
      ask(url, get, ({ status, bytes }) => {
        if (status !== 200) return said('verify-missing', { url, status });
        return sha256(bytes) === digest ? null : said('verify-differs', { url });
      }),
    );
  }
  const compared = asked.length;
  for (const url of gone)
    asked.push(() =>
      ask(url, get, ({ status }) => (status === 404 || status === 410 ? null : said('verify-still', { url, status }))),
    );
  const differences: Difference[] = [];
  for (let at = 0; at < asked.length; at += together)
    differences.push(...(await Promise.all(asked.slice(at, at + together).map((one) => one()))).flat());
  return { compared, differences };
}
