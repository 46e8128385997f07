import { describe, expect, it } from 'vitest';
import { bundleDigest, GovernedVersions } from '../../scripts/ledger/governed.ts';
import { memoryFiles, type Tree } from '../fixture/files.ts';
import { bytesOf, someDigest } from '../fixture/group.ts';

/** A ledger that holds these versions of bundles, and how often it was listed and read. */
function held(...versions: [string, Record<string, string>][]) {
  const tree: Tree = new Map();
  const digests = versions.map(([id, texts]) => {
    const files = bytesOf(texts);
    const digest = bundleDigest(id, files);
    for (const [name, bytes] of files) tree.set(`governed/${digest}/${name}`, bytes);
    return digest;
  });
  const files = memoryFiles(tree);
  const asked: string[] = [];
  const read = new GovernedVersions({
    list: (under) => {
      asked.push(under);
      return files.list(under);
    },
    read: files.read,
  });
  return { tree, digests, asked, read };
}
const rules = { 'rules.yml': 'link_hosts: []\n' };
const site = { 'site.yml': 'id: main\n', 'sub/more.yml': 'a: 1\n' };
const wanted = (...pairs: [string, string | undefined][]) =>
  new Map(pairs.map(([id, digest]) => [id, { digest: digest ?? '' }]));

describe('signed versions of governed files', () => {
  it('are their bytes by name, read once and by one listing', async () => {
    const { digests, asked, read } = held(['main/rules.yml', rules], ['main/site.yml', site]);
    const both = wanted(['main/rules.yml', digests[0]], ['main/site.yml', digests[1]]);
    const { bundles, refused } = await read.bundles(both);
    expect(refused).toEqual([]);
    expect([...(bundles.get('main/site.yml')?.files ?? [])].map(([name, bytes]) => [name, `${bytes}`])).toEqual(
      Object.entries(site),
    );
    expect(bundles.get('main/rules.yml')?.digest).toBe(digests[0]);
    expect(asked).toEqual(['governed']);
    await read.bundles(both);
    expect(await read.bundle('main/rules.yml', digests[0] ?? '')).toHaveProperty('bundle');
    expect(asked).toEqual(['governed']);
  });

  it('are looked for in their own folder where one is wanted, none where none is', async () => {
    const { digests, asked, read } = held(['main/rules.yml', rules], ['main/site.yml', site]);
    expect(await read.bundle('main/site.yml', digests[1] ?? '')).toMatchObject({ bundle: { digest: digests[1] } });
    expect((await read.bundles(new Map())).bundles.size).toBe(0);
    expect(asked).toEqual([`governed/${digests[1]}`]);
  });

  it('hold no file of another version', async () => {
    const other = { 'rules.yml': 'link_hosts: [.gov.example]\n', 'rules-more.yml': 'x' };
    const { digests, read } = held(['main/rules.yml', rules], ['main/site.yml', site], ['other', other]);
    const { bundles } = await read.bundles(wanted(['main/rules.yml', digests[0]], ['main/site.yml', digests[1]]));
    expect([...bundles.values()].map(({ files }) => [...files.keys()])).toEqual([
      Object.keys(rules),
      Object.keys(site),
    ]);
  });

  it('[42] with a byte changed, or under another bundle’s name, are refused', async () => {
    const { tree, digests, read } = held(['main/rules.yml', rules], ['main/site.yml', site]);
    tree.set(`governed/${digests[0]}/rules.yml`, Buffer.from('link_hosts: [.evil.example]\n'));
    const found = await read.bundles(wanted(['main/rules.yml', digests[0]], ['slj/site.yml', digests[1]]));
    expect(found.refused).toEqual([
      { key: 'ledger-governed-digest', params: { bundle: 'main/rules.yml' } },
      { key: 'ledger-governed-digest', params: { bundle: 'slj/site.yml' } },
    ]);
    expect(found.bundles.size).toBe(0);
    expect(await read.bundle('main/rules.yml', digests[0] ?? '')).toEqual({ refused: found.refused[0] });
  });

  it('that are missing are named by bundle and digest, and what could be read is not in force without them', async () => {
    const { digests, read } = held(['main/rules.yml', rules]);
    const lost = {
      key: 'ledger-governed-missing',
      params: { bundle: 'registry', digest: someDigest('x').slice(0, 12) },
    };
    expect(await read.bundle('registry', someDigest('x'))).toEqual({ refused: lost });
    expect(await read.inForce(wanted(['main/rules.yml', digests[0]], ['registry', someDigest('x')]))).toEqual({
      refused: [lost],
    });
  });

  it('that do not fit together are refused with the findings', async () => {
    const { digests, read } = held(['main/rules.yml', rules]);
    const found = await read.inForce(wanted(['main/rules.yml', digests[0]]));
    expect('refused' in found && found.refused.map(({ key }) => key)).toContain('bundle-missing');
    expect('refused' in found && found.refused.every((one) => Object.keys(one).sort().join() === 'key,params')).toBe(
      true,
    );
  });
});
