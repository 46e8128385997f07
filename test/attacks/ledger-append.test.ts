import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as ledgerCommand } from '../../scripts/ledger.ts';
import { temporaryFolder } from '../fixture/keys.ts';
import { department } from '../fixture/ledger.ts';
import { County, text } from './county.ts';

let county: County;
let founded: string;
beforeAll(async () => {
  county = await County.found(await temporaryFolder());
  for (const name of ['1', '2', '3', '4']) await county.write(path(name), { 'index.md': text(`append000${name}`) });
  for (const name of ['1', '2', '3', '4']) await county.sign([await county.item(path(name))], department);
  founded = await county.repository.run('rev-parse', 'HEAD');
});
afterAll(() => county.remove());

const path = (name: string) => `main/gsgg/2026/${name}`;
const verify = (...argv: string[]) => county.run(ledgerCommand, ['verify', '--json', ...argv]);

describe('44 · two recorders append at the same moment', () => {
  it('on a branch of the ledger’s own → both records stay in one chain, none lost', async () => {
    const tree = await county.repository.run('rev-parse', 'HEAD:content/ledger');
    const commit = await county.repository.run('commit-tree', tree, '-m', '台账');
    await county.repository.run('update-ref', 'refs/heads/ledger', commit);
    const ran = await Promise.all(['1', '2', '3', '4'].map((name) => county.record(path(name))));
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(ran.map(({ text: said }) => said).join('')).toMatch(/另一台登记机同时登记了一条，本条将重新核验后再登记/);
    const verified = await verify();
    await county.repository.run('update-ref', '-d', 'refs/heads/ledger');
    expect(JSON.parse(verified.text)).toMatchObject({ records: 5, live: 4 });
  });

  it('on the checked-out branch → both records stay, and index and files follow', async () => {
    await county.repository.run('reset', '-q', '--hard', founded);
    const ran = await Promise.all(['1', '2'].map((name) => county.record(path(name))));
    expect(ran.map(({ text: said }) => said).join('')).toMatch(/已登记第 2 条/);
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(JSON.parse((await verify()).text)).toMatchObject({ records: 3, live: 2 });
    expect(await county.repository.run('status', '--porcelain')).toBe('');
  });
});

describe('83 · places that are no branch to append to', () => {
  const places = [
    'COMMIT:content/ledger',
    'HEAD~0:content/ledger',
    'v1:content/ledger',
    '--output=x:content/ledger',
    'refs/tags/v1:content/ledger',
  ];
  it.each(places)(
    '%s → refused, nothing is written',
    async (place) => {
      await county.repository.run('reset', '-q', '--hard', founded);
      await county.repository.run('tag', '-f', 'v1', founded);
      const ran = await county.record(path('3'), '--ledger', place);
      expect(ran.code).not.toBe(0);
      expect(await county.repository.run('rev-parse', 'HEAD', 'v1')).toBe(`${founded}\n${founded}`);
      expect(await county.repository.run('status', '--porcelain')).toBe('');
    },
    20_000,
  );
});
