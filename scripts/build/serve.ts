import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentType, isText } from './content-type.ts';
import { compressed, headers, policyHeaders, searches } from './server-headers.ts';

const packed = promisify(gzip);

export interface Served {
  /** Address of the main site. */
  url: string;
  /** Address of every site, by its id. */
  sites: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** A site as a server knows it. */
export interface ServedSite {
  id: string;
  domain: string;
}

/**
 * The file below a site's folder that a request path means; null for what no page can be called: escapes, dot files, broken
 * percent signs.
 */
export function fileFor(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  if (!decoded.startsWith('/') || /[\\\0]/.test(decoded)) return null;
  const parts = decoded.slice(1).split('/');
  if (parts.slice(0, -1).some((part) => part === '') || parts.some((part) => part.startsWith('.'))) return null;
  return parts.at(-1) === '' ? [...parts.slice(0, -1), 'index.html'].join('/') : parts.join('/');
}

/** The site that a Host header names: `<id>.localhost` for every site but the main one. */
export function siteFor(host: string | undefined, sites: readonly ServedSite[], main: string): string | null {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (['localhost', '127.0.0.1', '[::1]'].includes(name)) return main;
  return sites.find(({ id }) => name === `${id}.localhost`)?.id ?? null;
}

/** Addresses of the group's sites turned into those of this server. */
export function toLocal(text: string, sites: readonly ServedSite[], origins: ReadonlyMap<string, string>): string {
  return sites.reduce((rest, { id, domain }) => {
    const origin = origins.get(id);
    return origin === undefined
      ? rest
      : rest.replaceAll(new RegExp(`https://${RegExp.escape(domain)}(?![\\w.-])`, 'g'), origin);
  }, text);
}

/** What the files for nginx and Caddy say with an answer: the rules for pages, and those for what searches. */
const saidWith = (path: string) => ({
  ...headers,
  'Content-Security-Policy': searches.some((folder) => path.startsWith(folder))
    ? policyHeaders.search
    : policyHeaders.page,
});

const worthPacking = (type: string) => type.startsWith('text/html') || compressed.some((name) => type.startsWith(name));

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return (await stat(path)).isFile() ? await readFile(path) : null;
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
    ) {
      return null;
    }
    throw error;
  }
}

/**
 * Shows the output folder on this machine only, for looking and for tests: the main site at http://localhost:<port>/, every other site at
 * http://<id>.localhost:<port>/. GET and HEAD of files, with the headers and the compression of the server that it stands for, kept by nobody;
 * nothing outside a site's folder, no listings. Port 0 takes a free one.
 */
export async function serveOutput(input: {
  output: string;
  sites: readonly ServedSite[];
  main: string;
  port: number;
}): Promise<Served> {
  const { output, sites, main } = input;
  const origins = new Map<string, string>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const send = async (status: number, type: string, body: Uint8Array | string) => {
      const plain = isText(type) ? toLocal(Buffer.from(body).toString('utf8'), sites, origins) : body;
      const pack = worthPacking(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
      const bytes = pack ? await packed(plain) : plain;
      response.writeHead(status, {
        ...saidWith(request.url ?? ''),
        ...(pack ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
        'content-type': type,
        'content-length': Buffer.byteLength(bytes),
        'cache-control': 'no-store',
      });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return send(405, 'text/plain; charset=utf-8', 'GET, HEAD');
    }
    const site = siteFor(request.headers.host, sites, main);
    if (site === null) return send(421, 'text/plain; charset=utf-8', request.headers.host ?? '');
    const file = fileFor(request.url ?? '');
    const found = file === null ? null : await readIfThere(join(output, site, file));
    if (file !== null && found) return send(200, contentType(file), found);
    if (file !== null && (await readIfThere(join(output, site, file, 'index.html')))) {
      response.setHeader('location', encodeURI(`/${file}/`));
      return send(301, 'text/plain; charset=utf-8', '');
    }
    const missing = await readIfThere(join(output, site, '404.html'));
    return send(404, contentType('404.html'), missing ?? '404');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(input.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  for (const { id } of sites) {
    origins.set(id, `http://${id === main ? '' : `${id}.`}localhost:${address.port}`);
  }
  return {
    url: `${origins.get(main)}/`,
    sites: new Map([...origins].map(([id, origin]) => [id, `${origin}/`])),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
