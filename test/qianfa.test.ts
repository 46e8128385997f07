import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { command as approve } from '../scripts/approve.ts';
import { command as attest } from '../scripts/attest.ts';
import { command as build } from '../scripts/build.ts';
import { command as check } from '../scripts/check.ts';
import { command as form } from '../scripts/form.ts';
import { command as importing } from '../scripts/import.ts';
import { command as init } from '../scripts/init.ts';
import { command as ledger } from '../scripts/ledger.ts';
import { command as making } from '../scripts/new.ts';
import { command as preview } from '../scripts/preview.ts';
import { command as purge } from '../scripts/purge.ts';
import { command as record } from '../scripts/record.ts';
import { command as returning } from '../scripts/return.ts';
import { command as serve } from '../scripts/serve.ts';
import { command as withdraw } from '../scripts/withdraw.ts';
import { commandEn } from '../scripts/words/command.en.ts';
import { commandZh } from '../scripts/words/command.zh.ts';
import { call } from './command/office.ts';
import { inTemporaryFolder } from './fixture/keys.ts';

const writing = [init, making, check, form, approve, returning, attest, record, withdraw, purge, importing];
const commands = [...writing, build, serve, preview, ledger];
const here = { cwd: '.' };

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s explains itself in both languages',
    async (name, command) => {
      const zh = await call(command, ['--help'], here);
      const en = await call(command, ['--help', '--lang', 'en'], here);
      expect([zh.code, zh.err, en.code, en.err]).toEqual([0, '', 0, '']);
      expect(zh.out).toMatch(new RegExp(`用法：qianfa ${name} `));
      expect(en.out).toMatch(new RegExp(`Usage: qianfa ${name} `));
      for (const option of ['help', 'json', 'lang', 'repo', ...Object.keys(command.options)])
        for (const { out } of [zh, en]) expect(out).toMatch(new RegExp(`^ {2}--${option}( <[^>]+>)? {2,}\\S`, 'm'));
      expect(zh.out + en.out).not.toContain('undefined');
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    '%s refuses an option that it does not know, and says where to look',
    async (name, command) => {
      const { code, err, out } = await call(command, ['--gibt-es-nicht'], here);
      expect(code).toBe(2);
      expect(err).toContain(`请看 qianfa ${name} --help`);
      expect(out).toBe('');
    },
  );

  it.each(
    [form, approve, returning, attest, record, withdraw, purge, check, making, ledger, build, serve, preview].map(
      (command) => [command.name, command] as const,
    ),
  )('%s says what to do where there is no group', async (name, command) =>
    inTemporaryFolder(async (folder) => {
      const options: Record<string, string[]> = {
        return: ['--remark', '请改'],
        ledger: ['verify'],
        withdraw: ['--reason', '涉密'],
        attest: ['--form', '0'.repeat(12), '--scan', 'x', '--archive', '../x', '--signed', 'a:leader@xzf:审批'],
      };
      const args = ['main/gzdt/2026/kaigong', ...(options[name] ?? [])];
      const given = name === 'ledger' ? ['verify'] : args;
      const { code, err } = await call(command, given, { cwd: folder, env: { QIANFA_ROOT: 'a'.repeat(64) } });
      expect(code).toBeGreaterThan(0);
      expect(err).toMatch(/不是 git 代码库|没有 content|台账/);
    }),
  );
});

describe('qianfa', () => {
  const program = fileURLToPath(new URL('../scripts/qianfa.ts', import.meta.url));
  const run = (args: readonly string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [program, ...args], (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });

  it('lists every command without one', async () => {
    const { code, out } = await run([]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  it('names a command that it does not know, in the language asked for', async () => {
    const { code, out, err } = await run(['veröffentlichen', '--lang', 'en']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('There is no command "veröffentlichen"');
  });
});

describe('the words of the command room', () => {
  it('have the same places in both languages', () => {
    const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
    const english: Record<string, string> = commandEn;
    for (const [key, text] of Object.entries(commandZh)) expect(places(english[key] ?? ''), key).toEqual(places(text));
  });
});
