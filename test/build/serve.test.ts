import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileFor, type Served, serveOutput, siteFor, toLocal } from '../../scripts/build/serve.ts';
import { policyHeaders } from '../../scripts/build/server-headers.ts';

const sites = [
  { id: 'main', domain: 'www.qingheng.example' },
  { id: 'water', domain: 'water.qingheng.example' },
];

describe('the file that a path means', () => {
  test.each([
    ['/', 'index.html'],
    ['/gsgg/', 'gsgg/index.html'],
    ['/k3/k3f9q2xw7a.html?from=home#s1', 'k3/k3f9q2xw7a.html'],
    ['/k3/k3f9q2xw7a/%E7%94%B3%E8%AF%B7%E8%A1%A8.docx', 'k3/k3f9q2xw7a/申请表.docx'],
  ])('%s is %s', (path, file) => expect(fileFor(path)).toBe(file));

  test.each([
    '/../manifest.json',
    '/%2e%2e/manifest.json',
    '/a/..%2f..%2fetc/passwd',
    '/.env',
    '/a/.git/config',
    '/a\\b',
    '/%00',
    '/%E7%9',
    '//etc/passwd',
    'http://elsewhere.example/',
    '',
  ])('%j is none', (path) => expect(fileFor(path)).toBeNull());

  test('no path leaves the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '.', '%2e', '%2f', '%5c', 'a', '\\', '%') }), (path) => {
        expect((fileFor(`/${path}`) ?? '').split('/')).not.toContain('..');
      }),
    );
  });
});

describe('the site that a host names', () => {
  test.each([
    ['localhost:8080', 'main'],
    ['127.0.0.1:8080', 'main'],
    ['water.localhost:8080', 'water'],
    ['WATER.LOCALHOST', 'water'],
  ])('%s is %s', (host, site) => expect(siteFor(host, sites, 'main')).toBe(site));

  test.each(['elsewhere.example', 'fire.localhost', 'water.localhost.elsewhere.example', undefined])(
    '%s is none',
    (host) => expect(siteFor(host, sites, 'main')).toBeNull(),
  );
});

test('addresses of the group lead to this machine, longer names elsewhere do not', () => {
  const origins = new Map([
    ['main', 'http://localhost:1'],
    ['water', 'http://water.localhost:1'],
  ]);
  const text =
    'https://www.qingheng.example/a https://water.qingheng.example https://www.qingheng.example.com/ https://other.example/';
  expect(toLocal(text, sites, origins)).toBe(
    'http://localhost:1/a http://water.localhost:1 https://www.qingheng.example.com/ https://other.example/',
  );
});

describe('serving', () => {
  let folder: string;
  let served: Served;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serve-'));
    const files = {
      'main/index.html': '<a href="https://water.qingheng.example/">水务局</a>',
      'main/404.html': '没有找到',
      'main/gsgg/index.html': '公示公告',
      'main/a.docx': 'https://water.qingheng.example/',
      'water/index.html': '水务局',
      'manifest.json': '{}',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    served = await serveOutput({ output: folder, sites, main: 'main', port: 0 });
  });

  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  function ask(path: string, { method = 'GET', host = 'localhost', accept = '' } = {}) {
    const { port } = new URL(served.url);
    return new Promise<{
      status: number;
      body: string;
      type: string;
      location: string;
      bytes: Buffer;
      headers: IncomingHttpHeaders;
    }>((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          headers: { host: `${host}:${port}`, ...(accept ? { 'accept-encoding': accept } : {}) },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const { 'content-type': type = '', location = '' } = answer.headers;
            const bytes = Buffer.concat(parts);
            const { headers } = answer;
            resolve({ status: answer.statusCode ?? 0, body: bytes.toString(), type, location, bytes, headers });
          });
        },
      );
      sent.on('error', reject).end();
    });
  }

  test('the main site answers on localhost, with addresses of other sites made local', async () => {
    const { status, body, type } = await ask('/');
    expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
    expect(body).toBe(`<a href="${served.sites.get('water')}">水务局</a>`);
  });

  test('another site answers on its own name', async () => {
    expect((await ask('/', { host: 'water.localhost' })).body).toBe('水务局');
  });

  test('what is missing gets the site’s own page and status 404', async () => {
    expect(await ask('/none.html')).toMatchObject({ status: 404, body: '没有找到', type: 'text/html; charset=utf-8' });
  });

  test('nothing outside the site can be reached', async () => {
    for (const path of ['/../manifest.json', '/%2e%2e/manifest.json', '/..%2fmanifest.json']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  test('a folder without its slash leads to the folder, never to a listing', async () => {
    expect(await ask('/gsgg')).toMatchObject({ status: 301, location: '/gsgg/' });
  });

  test('attached files are not touched', async () => {
    expect((await ask('/a.docx')).body).toBe('https://water.qingheng.example/');
  });

  test('text is packed for who takes it so, and for nobody else; attached files are not', async () => {
    const { bytes, headers } = await ask('/', { accept: 'br, gzip' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(bytes).toString()).toBe((await ask('/')).body);
    for (const plain of [await ask('/'), await ask('/', { accept: 'br' }), await ask('/a.docx', { accept: 'gzip' })]) {
      expect(plain.headers).not.toHaveProperty('content-encoding');
    }
  });

  test('pages come with the headers of a server; only the search page and its worker may compile WebAssembly', async () => {
    expect((await ask('/gsgg/')).headers).toMatchObject({
      'content-security-policy': policyHeaders.page,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect((await ask('/search/')).headers['content-security-policy']).toBe(policyHeaders.search);
    expect((await ask('/pagefind/pagefind-worker.js')).headers['content-security-policy']).toBe(policyHeaders.search);
    expect((await ask('/gsgg/?to=/search/')).headers['content-security-policy']).toBe(policyHeaders.page);
  });

  test('HEAD has no body; nothing may be sent', async () => {
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });

  test('a name that is no site of the group is refused', async () => {
    expect((await ask('/', { host: 'elsewhere.example' })).status).toBe(421);
  });

  test('a port in use is an error', async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveOutput({ output: folder, sites, main: 'main', port })).rejects.toThrow(/EADDRINUSE/);
  });
});
