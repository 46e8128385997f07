import type { Dialect } from '../signoff/review.ts';

/**
 * Where a forge shows line `line` of a file below content/ as a commit has it, as text rather than as a page. `pull` is the address of a
 * pull request of the same repository. Nothing in it can end a Markdown link.
 */
export function lineLink(dialect: Dialect, pull: string, commit: string, file: string, line: number): string {
  const repository = pull.replace(/\/pulls?\/\d+$/, '');
  const path = ['content', ...file.split('/')].map(encodeURIComponent).join('/');
  const safe = path.replaceAll('(', '%28').replaceAll(')', '%29');
  return dialect === 'github'
    ? `${repository}/blob/${commit}/${safe}?plain=1#L${line}`
    : `${repository}/src/commit/${commit}/${safe}?display=source#L${line}`;
}
