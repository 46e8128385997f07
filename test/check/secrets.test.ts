import { describe, expect, it } from 'vitest';
import { secrets } from '../../scripts/check/secrets.ts';
import { say } from '../../scripts/words/say.ts';
import { findings } from './given.ts';

/** Put together here, so that no file of the project looks like a secret. */
const begin = `-----BEGIN ${'OPENSSH PRIVATE'} KEY-----`;
const of = (start: string, length: number) => start + 'aB3dE6gH9'.repeat(8).slice(0, length);

describe('secrets', () => {
  it.each([
    ['a private key in the text', { body: `${begin}\nAAAA` }],
    ['a private key in a code block', { body: `\`\`\`\n${begin}\n\`\`\`` }],
    ['a private key in a file that no reader knows', { files: { 'server.pem': `${begin}\nAAAA` } }],
    ['a private key in a text file, once', { files: { 'server.txt': `${begin}\nAAAA` } }],
  ])('[E37] %s is refused', async (_, what) => {
    expect(await findings(secrets, what)).toMatchObject([{ key: 'secret-key', severity: 'error' }]);
  });

  it.each([
    ['GitHub', of('ghp_', 36)],
    ['GitLab', of('glpat-', 20)],
    ['AWS', `AKIA${'ABCDEFGH12345678'}`],
    ['Aliyun', of('LTAI', 20)],
    ['Tencent Cloud', of('AKID', 32)],
    ['Slack', of('xoxb-', 24)],
    ['JWT', `${of('eyJ', 20)}.${of('eyJ', 30)}.${of('', 30)}`],
    ['URL', 'https://admin:S3cretWord@git.example/x.git'],
  ])('[E37] a token of %s is refused and not repeated', async (sort, token) => {
    const found = await findings(secrets, { body: `接口地址 ${token} 请勿外传` });
    expect(found).toMatchObject([{ key: 'secret-token', severity: 'error', params: { sort } }]);
    expect(JSON.stringify(found) + say('zh', 'secret-token', found[0]?.params)).not.toContain(token);
  });

  it.each(['密码：Qs@2024', '初始口令为abc12345', 'password=hunter22', '"secret": "x9y8z7w6"'])(
    '[E37] what looks like a password asks the signers: %s',
    async (body) => {
      const found = await findings(secrets, { body });
      expect(found).toMatchObject([{ key: 'secret-password', severity: 'warning', params: {} }]);
      expect(found[0]).not.toHaveProperty('evidence');
    },
  );

  it.each([
    '初始密码为身份证后六位',
    '会议号 123-456-789，密码：123456',
    '忘记密码：请到窗口办理',
    '密码法自2020年1月1日起施行',
    'https://www.qingshui.gov.example/a:b@c',
    'token 一词',
    '-----BEGIN CERTIFICATE-----',
  ])('%s passes', async (body) => {
    expect(await findings(secrets, { body })).toEqual([]);
  });
});
