import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildPages } from '../../scripts/build/pages.ts';
import { bureau, live, main, noon, program, text } from './given.ts';

const old = (address: string) => ({ date: '2024-05-01', address });
const given = live(
  [
    text('k3f9q2xw7a', { title: '迁来的<通知>', original: old('http://old.shanye.example/art/2024/5/1/art_1.html') }),
    text('k3f9q2xw7b', { title: '有问号的', original: old('http://old.shanye.example/show.aspx?id=7&c="2"') }),
    text('k3f9q2xw7c', { title: '想占首页的', original: old('http://old.shanye.example/index.html') }),
    text('k3f9q2xw7d', { title: '想出去的', original: old('http://old.shanye.example/../../x/.y/a.html') }),
  ],
  [main(), bureau()],
);

const places = { nginx: ['/usr/sbin/nginx', '/usr/bin/nginx'], caddy: ['/usr/bin/caddy', '/usr/local/bin/caddy'] };
const found = (name: keyof typeof places) => places[name].find((place) => existsSync(place)) ?? null;
for (const name of ['nginx', 'caddy'] as const)
  if (!found(name)) console.warn(`Skipped: no ${name} on this machine (apt-get install ${name}).`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

let output: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'server-files-'));
  output = join(folder, 'site');
  await buildPages({ live: given, asOf: noon, output, program });
  await mkdir(join(output, 'main', 'pagefind'));
  await writeFile(join(output, 'main', 'pagefind', 'pagefind-worker.js'), '');
});

afterAll(() => rm(folder, { recursive: true }));

const read = (file: string) => readFile(join(output, file), 'utf8');

describe('pages at old addresses', () => {
  test('lead on by themselves and by a link', async () => {
    const page = await read('main/art/2024/5/1/art_1.html');
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/k3/k3f9q2xw7a.html">');
    expect(page).toContain('<a href="/k3/k3f9q2xw7a.html">迁来的&lt;通知&gt;</a>');
    expect(page).toContain('<link rel="canonical" href="https://main.shanye.example/k3/k3f9q2xw7a.html">');
  });

  test('never take the place of a page of the site, nor lie outside it or in hidden folders', async () => {
    expect(await read('main/index.html')).not.toContain('http-equiv="refresh"');
    expect(existsSync(join(output, 'main', 'x'))).toBe(false);
    expect(existsSync(join(output, 'x'))).toBe(false);
  });
});

describe.each(['nginx', 'caddy'] as const)('%s with the files of the build', (name) => {
  const server = found(name);
  let child: ChildProcess;
  let port: number;

  const fetched = (path: string, headers: Record<string, string> = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, headers: { host: 'main.shanye.example', ...headers } }, (answer) => {
        answer.resume();
        resolve(answer);
      }).on('error', reject);
    });

  const configuration = () => {
    if (name === 'caddy') {
      return `{\n  admin off\n  auto_https off\n}\n:${port} {\n  root * ${output}/main\n  import ${output}/main.caddy\n}\n`;
    }
    return `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}
http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; include ${output}/moved.nginx.conf;
server { listen 127.0.0.1:${port}; root ${output}/main; include ${output}/main.nginx.conf; } }\n`;
  };

  beforeAll(async () => {
    if (!server) return;
    port = await freePort();
    const file = join(folder, `${name}.conf`);
    await writeFile(file, configuration());
    const args = name === 'nginx' ? ['-c', file] : ['run', '--adapter', 'caddyfile', '--config', file];
    if (name === 'caddy') {
      const { status, stderr } = spawnSync(server, ['validate', '--adapter', 'caddyfile', '--config', file]);
      expect(status, String(stderr)).toBe(0);
    }
    child = spawn(server, args, { stdio: 'ignore', env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } });
    await vi.waitFor(async () => expect((await fetched('/')).statusCode).toBe(200), { timeout: 30_000 });
  });

  afterAll(() => {
    child?.kill();
  });

  test.skipIf(!server)('answers with the policy and the other headers, errors too', async () => {
    for (const [path, status] of [
      ['/', 200],
      ['/k3/k3f9q2xw7a.html', 200],
      ['/zz/none.html', 404],
    ] as const) {
      const { statusCode, headers } = await fetched(path);
      expect(statusCode, path).toBe(status);
      expect(headers['content-security-policy'], path).toMatch(
        /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'$/,
      );
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['permissions-policy'], path).toContain('camera=()');
    }
  });

  test.skipIf(!server)(
    'allows WebAssembly on the search page and to its worker alone, and nothing unsafe else',
    async () => {
      const policies: string[] = [];
      for (const path of [
        '/search/',
        '/search/?q=1',
        '/pagefind/pagefind-worker.js',
        '/',
        '/sitemap/',
        '/search/titles.json',
      ]) {
        policies.push(String((await fetched(path)).headers['content-security-policy']));
      }
      expect(policies.map((policy) => policy.includes('wasm-unsafe-eval')).slice(0, 5)).toEqual([
        true,
        true,
        true,
        false,
        false,
      ]);
      for (const policy of policies)
        expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|data:|https?:/);
    },
  );

  test.skipIf(!server)('leads old addresses to the new ones for good, questions included', async () => {
    for (const [path, url] of [
      ['/art/2024/5/1/art_1.html', '/k3/k3f9q2xw7a.html'],
      ['/show.aspx?id=7&c=%222%22', '/k3/k3f9q2xw7b.html'],
    ] as const) {
      const { statusCode, headers } = await fetched(path, { host: 'old.shanye.example' });
      expect([statusCode, headers.location], path).toEqual([301, `https://main.shanye.example${url}`]);
    }
    expect((await fetched('/show.aspx?id=8', { host: 'old.shanye.example' })).statusCode).toBe(404);
  });

  test.skipIf(!server)('sends text compressed and lets browsers keep assets', async () => {
    const { headers } = await fetched('/', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    const asset = /\/assets\/site-[0-9a-f]+\.css/.exec(await read('main/index.html'))?.[0] ?? '';
    expect((await fetched(asset)).headers['cache-control']).toContain('max-age=315');
    // A warning is not kept from whoever saw a page of the site before.
    expect((await fetched('/banner-now.js')).headers['cache-control']).toContain('max-age=60');
    const types = await Promise.all(['/feeds/site.rss', '/feeds/site.atom', asset].map(typeOf));
    expect(types).toEqual([
      expect.stringContaining('rss+xml'),
      expect.stringContaining('atom+xml'),
      expect.stringContaining('css'),
    ]);
  });

  async function typeOf(path: string) {
    return (await fetched(path)).headers['content-type'];
  }
});
