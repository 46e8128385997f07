import { describe, expect, it } from 'vitest';
import { trustedSource } from '../../scripts/check/trusted-source.ts';
import { say } from '../../scripts/words/say.ts';
import { findings, given, keys } from './given.ts';

const rules = {
  sources: [
    { name: '某某日报', hosts: ['.daily.example'], accounts: ['某某日报'] },
    { name: '某某社', hosts: ['agency.example'] },
  ],
  shared_hosts: ['mp.shared.example'],
};
const judge = (source: object, more: object = {}) =>
  findings(trustedSource, { rules, front: { source: { type: 'reprint', ...source } }, ...more });

describe('the source of a reprint', () => {
  it.each([
    ['a host that nobody listed', { name: '某某日报', url: 'https://other.example/1' }, 'source-host'],
    ['the host of another source', { name: '某某社', url: 'https://www.daily.example/1' }, 'source-host'],
    [
      'a shared host without its account',
      { name: '某某日报', url: 'https://mp.shared.example/1' },
      'source-account-missing',
    ],
    [
      'an account that is nobody’s',
      { name: '某某日报', url: 'https://mp.shared.example/1', account: '某某日报爆料' },
      'source-account',
    ],
    [
      'the account of another source',
      { name: '某某社', url: 'https://mp.shared.example/1', account: '某某日报' },
      'source-account',
    ],
    ['a name that is not listed, offline', { name: '某小报', offline: true }, 'source-name-unknown'],
  ])('[D6] from %s is refused, and the message names the list', async (_, source, key) => {
    const found = await judge(source);
    expect(found).toMatchObject([{ key, severity: 'error' }]);
    expect(say('zh', found[0]?.key ?? 'source-host', found[0]?.params)).toMatch(/rules\.yml|source\.account/);
  });

  it.each([
    ['a host of its own', { name: '某某日报', url: 'https://news.daily.example/1' }],
    ['a host that may be linked', { name: '省政府网站', url: 'https://www.sheng.gov.example/1' }],
    ['its account on a shared host', { name: '某某日报', url: 'https://mp.shared.example/1', account: '某某日报' }],
    ['its listed name, offline', { name: '某某社', offline: true }],
  ])('[D6] from %s passes', async (_, source) => {
    expect(await judge(source)).toEqual([]);
  });

  it('[D6] without a list of names is judged by its host alone', async () => {
    expect(await judge({ name: '某小报', offline: true }, { rules: {} })).toEqual([]);
    expect(keys(await judge({ name: '某小报', url: 'https://other.example/1' }, { rules: {} }))).toEqual([
      'source-host',
    ]);
  });

  it('of an original and of what moves in is not refused', async () => {
    expect(await findings(trustedSource, { rules })).toEqual([]);
    const { context } = given();
    const moved = { context: { ...context, imported: true } };
    expect(await judge({ name: '某某日报', url: 'https://other.example/1' }, moved)).toMatchObject([
      { severity: 'warning' },
    ]);
  });
});
