import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository } from '../fixture/repository.ts';

const run = promisify(execFile);
const top = join(import.meta.dirname, '../..');

describe('.github/content.sh', () => {
  let folder: string;
  const token = 'a-token-that-must-not-be-kept';
  beforeAll(async () => {
    folder = await temporaryFolder();
    const county = await makeRepository(join(folder, 'county/content'));
    await county.commit({ files: { 'content/a.md': '甲' } });
    await county.run(
      'update-ref',
      'refs/pull/7/head',
      await county.commit({ files: { 'content/a.md': '乙', '.gitattributes': '* filter=x' } }),
    );
    await county.run('update-ref', 'refs/heads/ledger', 'HEAD~1');
    await county.run('reset', '-q', '--hard', 'HEAD~1');
    await run('git', ['clone', '-q', '--mirror', county.folder, join(folder, 'forge/county/content.git')]);
    await run('bash', [join(top, '.github/content.sh'), join(folder, 'here')], {
      env: {
        PATH: process.env.PATH,
        QIANFA_FORGE_URL: `file://${join(folder, 'forge')}`,
        QIANFA_REPOSITORY: 'county/content',
        QIANFA_FORGE_TOKEN: token,
      },
    });
  });
  afterAll(() => removeFolder(folder));
  const git = async (...args: string[]) => (await run('git', ['-C', join(folder, 'here'), ...args])).stdout.trim();

  it('brings branches and heads of pull requests as objects, with no file laid out', async () => {
    expect(await git('show', 'refs/pull/7/head:content/a.md')).toBe('乙');
    expect(await git('show', 'main:content/a.md')).toBe('甲');
    expect(await git('rev-parse', '--is-bare-repository')).toBe('true');
    expect(existsSync(join(folder, 'here/content'))).toBe(false);
  });

  it('follows no redirect, which could lead the token elsewhere', async () => {
    const elsewhere: string[] = [];
    const server = createServer(({ url, headers }, answer) => {
      if (url?.startsWith('/elsewhere')) elsewhere.push(String(headers.authorization));
      answer.writeHead(302, { location: `/elsewhere${url}` }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : null;
    const env = {
      PATH: process.env.PATH,
      QIANFA_FORGE_URL: `http://127.0.0.1:${port}`,
      QIANFA_REPOSITORY: 'county/content',
      QIANFA_FORGE_TOKEN: token,
    };
    await expect(run('bash', [join(top, '.github/content.sh'), join(folder, 'moved')], { env })).rejects.toThrow(
      /redirect|302/,
    );
    expect(elsewhere).toEqual([]);
    server.close();
  });

  it('leaves the token nowhere', async () => {
    const found = await run('grep', ['-rl', token, join(folder, 'here')]).catch(({ code }: { code: number }) => code);
    const coded = await run('grep', ['-rl', btoa(`x-access-token:${token}`), join(folder, 'here')]).catch(
      ({ code }: { code: number }) => code,
    );
    expect([found, coded]).toEqual([1, 1]);
  });
});
