import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { sortOf } from './recordings.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { Row } from './view.ts';

type Front = Standing['article']['front'];

function noteOf(front: Front): string | null {
  if (front.kind === 'statistics') return front.period;
  if (front.kind === 'dataset') return `${front.theme} ${front.frequency}`;
  return front.kind === 'comment' ? (front.source.name ?? null) : null;
}

function formsOf(front: Front): Row['forms'] {
  if (front.kind !== 'interpretation') return [];
  const recordings = (front.recordings ?? []).map(sortOf);
  return [...new Set([...(front.charts ? ['chart' as const] : []), ...recordings])];
}

/** An article as a line in a list of `site`. */
export function rowOf({ hrefOf }: Pick<SiteView, 'hrefOf'>, standing: Standing): Row {
  const { article, marks, validity, stage } = standing;
  const { front } = article;
  return {
    title: front.title,
    url: hrefOf(article),
    day: standing.day,
    imported: article.original !== null,
    unit: article.unitName,
    number: front.kind === 'document' ? (front.document_number ?? null) : null,
    marks: marks.filter((mark) => !('from' in mark) || mark.from === null).map(({ mark }) => mark),
    validity,
    kind: front.kind,
    stage,
    summary: front.summary ?? null,
    note: noteOf(front),
    forms: formsOf(front),
  };
}

/** Lists whose lines were put together: pages for people and for programs list the same ones. */
const together = new WeakMap<readonly Standing[], Digest>();

/** What is said of articles in their order, for keys. */
export function linesOf(standings: readonly Standing[]): Digest {
  // Lines are JSON, or ids and digests: none holds a line break.
  const lines = together.get(standings) ?? sha256(standings.map(({ line }) => line).join('\n'));
  together.set(standings, lines);
  return lines;
}

/** Articles as rows of `site`, and as what stands for them in keys: their lines, and the zone whose days rows show (addresses of sites are in their frames). */
export const listingOf = (site: SiteView) => ({
  rows: (standings: readonly Standing[]): Row[] => standings.map((standing) => rowOf(site, standing)),
  lines: (standings: readonly Standing[]): string[] => [site.live.inForce.group.zone, linesOf(standings)],
});

/** Newest first; ids decide between articles of the same moment, so that the order never depends on chance. */
export const newestFirst = (standings: Iterable<Standing>): Standing[] =>
  [...standings].sort((a, b) => a.turn - b.turn);
