import { describe, expect, it } from 'vitest';
import { sortChanges } from '../../scripts/pull/changes.ts';

const changed = (...paths: string[]) => paths.map((path) => ({ path, mode: '100644' }));
const keys = (...given: Parameters<typeof sortChanges>) => sortChanges(...given).refused.map(({ key }) => key);

describe('the paths of a pull request', () => {
  it('are articles by folder and governed files by bundle', () => {
    const found = sortChanges(changed('content/main/gzdt/2026/a/index.md', 'content/main/gzdt/2026/a/附件/名单.xlsx'));
    expect(found).toMatchObject({ articles: ['main/gzdt/2026/a'], bundles: [], program: [], refused: [] });
    const rules = sortChanges(
      changed('content/registry/people.yml', 'content/registry/units.yml', 'content/slj/policy.yml'),
    );
    expect(rules).toMatchObject({ articles: [], bundles: ['registry', 'slj/policy.yml'], refused: [] });
  });

  it('of the program alone are nothing to sign', () => {
    expect(sortChanges(changed('scripts/record.ts', '.github/workflows/record.yml'))).toMatchObject({
      program: ['scripts/record.ts', '.github/workflows/record.yml'],
      refused: [],
    });
  });

  it.each([
    ['27 · article and governed file', ['content/main/gzdt/2026/a/index.md', 'content/main/rules.yml'], ['pull-mixed']],
    ['27 · article and workflow', ['content/main/gzdt/2026/a/index.md', '.github/workflows/x.yml'], ['pull-mixed']],
    ['27 · governed file and program', ['content/group.yml', 'scripts/record.ts'], ['pull-mixed']],
    ['27 · the ledger, alone', ['content/ledger/records/2026/01/x.json'], ['pull-ledger']],
    ['27 · the ledger and an article', ['content/ledger/live/x', 'content/main/gzdt/2026/a/index.md'], ['pull-ledger']],
    ['28 · attributes in content', ['content/.gitattributes'], ['pull-stray']],
    ['a file beside the articles', ['content/main/gzdt/2026/a.md'], ['pull-stray']],
    ['an article in no year', ['content/main/gzdt/draft/a/index.md'], ['pull-stray']],
    [
      'a name that only looks like content',
      ['contents/main/gzdt/2026/a/index.md', 'content/group.yml'],
      ['pull-mixed'],
    ],
  ])('refused: %s', (_, paths, refused) => {
    expect(keys(changed(...paths))).toEqual(refused);
  });

  it.each(['120000', '160000', '100755'])('28 · mode %s in content → refused, outside it is the program’s', (mode) => {
    expect(keys([{ path: 'content/main/gzdt/2026/a/x', mode }])).toEqual(['pull-mode']);
    expect(keys([{ path: 'content/main/policy.yml', mode }])).toEqual(['pull-mode']);
    expect(keys([{ path: 'scripts/run', mode }])).toEqual([]);
  });

  it('that are gone are still what was touched, but no strays', () => {
    const found = sortChanges([
      { path: 'content/main/gzdt/2026/a/index.md', mode: null },
      { path: 'content/old.txt', mode: null },
    ]);
    expect(found).toMatchObject({ articles: ['main/gzdt/2026/a'], refused: [] });
  });
});
