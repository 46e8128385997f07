import { describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/command/command.ts';
import { command as signoff } from '../../scripts/signoff.ts';

/** What `qianfa signoff` says in an environment in which no forge can be reached. */
async function said(env: Record<string, string>): Promise<{ code: number; err: string }> {
  let err = '';
  const code = await runCommand(signoff, ['--pull', '1'], {
    cwd: '/nowhere',
    env: { PATH: '/nowhere', QIANFA_REPOSITORY: 'county/site', QIANFA_FORGE_TOKEN: 'a-secret-token', ...env },
    now: () => 0,
    out: () => undefined,
    err: (text) => {
      err += text;
    },
    interactive: false,
    colour: false,
    ask: async () => '',
    stopped: async () => undefined,
  });
  return { code, err };
}

describe('the forge that the environment names', () => {
  it.each([
    'http://git.example.gov.cn',
    'http://10.0.0.5:3000',
    'http://127.0.0.1.example',
    'http://localhost.example',
  ])('%s is refused: the token would be seen on its way', async (url) => {
    const { code, err } = await said({ QIANFA_FORGE_URL: url });
    expect(code).toBe(2);
    expect(err).toContain('不加密，令牌会被人看见');
    expect(err).not.toContain('a-secret-token');
  });

  it.each(['https://git.example.gov.cn', 'http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
    '%s is not refused for that',
    async (url) => {
      expect((await said({ QIANFA_FORGE_URL: url })).err).not.toContain('不加密');
    },
  );

  it.each([
    ['no address', { QIANFA_FORGE_URL: '' }],
    ['an address with a password', { QIANFA_FORGE_URL: 'https://me:pass@git.example.gov.cn' }],
    ['a repository without owner', { QIANFA_FORGE_URL: 'https://git.example.gov.cn', QIANFA_REPOSITORY: 'site' }],
    ['no token', { QIANFA_FORGE_URL: 'https://git.example.gov.cn', QIANFA_FORGE_TOKEN: '' }],
  ])('%s is refused, and what to set is said', async (_, env) => {
    expect(await said(env)).toMatchObject({ code: 2, err: expect.stringContaining('没有写明平台') });
  });
});
