import { placeOf } from '../article/folder.ts';
import type { Changed } from '../git/compare.ts';
import { bundleOf } from '../site/bundles.ts';
import { type Said, said } from '../words/said.ts';

/** What a pull request touches: article folders and governed bundles by content path, anything else by its path in the repository. */
export interface PullChanges {
  articles: string[];
  bundles: string[];
  program: string[];
  refused: Said[];
}

/** So many paths stand in a message. */
const shown = 3;

/**
 * Sorts the paths that a pull request changes, and refuses what cannot be signed as one: the ledger; articles, governed files and program
 * together (attacks 27); links, submodules and modes in content (attacks 28); files under content/ that belong to nothing.
 */
export function sortChanges(changed: readonly Changed[]): PullChanges {
  const articles = new Set<string>();
  const bundles = new Set<string>();
  const program: string[] = [];
  const [ledger, modes, stray]: [string[], string[], string[]] = [[], [], []];
  for (const { path, mode } of changed) {
    if (path !== 'content' && !path.startsWith('content/')) {
      program.push(path);
      continue;
    }
    const place = path.slice('content/'.length);
    const folder = place.split('/').slice(0, 4).join('/');
    const bundle = bundleOf(place);
    if (place.startsWith('ledger/')) ledger.push(path);
    else if (mode !== null && mode !== '100644') modes.push(path);
    else if (bundle) bundles.add(bundle);
    else if (placeOf(folder) && place.length > folder.length) articles.add(folder);
    else if (mode !== null) stray.push(path);
  }
  const kinds = [articles.size, bundles.size, program.length].filter((count) => count > 0).length;
  const parts = { articles: articles.size, bundles: bundles.size, program: program.length };
  return {
    articles: [...articles],
    bundles: [...bundles],
    program,
    refused: [
      ...named('pull-ledger', ledger),
      ...named('pull-mode', modes),
      ...named('pull-stray', stray),
      ...(kinds > 1 ? [said('pull-mixed', parts)] : []),
    ],
  };
}

const named = (key: Said['key'], paths: readonly string[]): Said[] =>
  paths.length === 0
    ? []
    : [
        said(key, {
          paths: `${paths.slice(0, shown).join('、')}${paths.length > shown ? '…' : ''}`,
          count: paths.length,
        }),
      ];
