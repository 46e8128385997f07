import { placeOf } from '../article/folder.ts';
import type { FrontMatter } from '../article/front-matter.ts';
import type { ArticleText, ParsedWithdrawal } from '../article/parse.ts';
import type { InForce } from '../site/in-force.ts';
import { unitOf } from '../site/people.ts';
import type { Digest, Facts } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { authorityOf } from './authority.ts';

/** What the ledger knows of an article before a change: its newest record and the state that record left it in. */
export interface Before {
  record: Digest;
  path: string;
  digest: Digest;
  status: 'live' | 'notice' | 'gone';
  facts: Facts;
}

/** Articles that this one marks, explains or adds to. */
export function namedArticles(front: FrontMatter): string[] {
  const interprets = front.kind === 'interpretation' ? front.interprets : [];
  const commented = front.kind === 'comment' ? front.comments_on : [];
  const event = front.thread === undefined ? [] : [front.thread];
  const changed = [...(front.supersedes ?? []), ...(front.repeals ?? []), ...(front.amends ?? [])];
  return [...changed, ...interprets, ...commented, ...event];
}

/**
 * The facts that choose the route of a folder at `path`: its place, its front matter, and what it changes against `before`.
 * `known` gives the facts of other articles of the ledger; `unchecked` says that it holds files no check could read. Of the articles
 * that it names, those of other units and those that the ledger does not know are `affects`; so is the article itself when it passes
 * from one unit to another, which needs the former unit's route. `correction` says that the caller compared it with the live version
 * and found a small correction; two of them never follow one another, so that nothing drifts. A withdrawal has the facts of what it withdraws. Refused: a place or
 * unit that does not exist, a withdrawal of what is not live.
 */
export function factsOf(
  inForce: InForce,
  path: string,
  parsed: ArticleText | ParsedWithdrawal,
  before: Before | null,
  known: (id: string) => Facts | undefined,
  unchecked: boolean,
  correction = false,
): { facts: Facts } | { refused: Said } {
  if (parsed.type === 'withdrawal') {
    if (before?.status !== 'live') return { refused: said('withdraw-not-live', { id: parsed.front.id }) };
    if (before.path !== path) return { refused: said('withdraw-moved', { id: parsed.front.id, path: before.path }) };
    const { from_column: _from, correction: _correction, ...facts } = before.facts;
    return { facts: { ...facts, change: 'withdraw' } };
  }
  const { front } = parsed;
  const place = placeOf(path);
  if (!place) return { refused: said('route-site-unknown', { site: path }) };
  const lost = [place.column, ...(front.also_in ?? [])].find((column) => !isColumn(inForce, column));
  if (lost) return { refused: said('facts-column-unknown', { column: lost }) };
  const unit = unitOf(inForce.registry, front.unit);
  if (!unit) return { refused: said('facts-unit-unknown', { unit: front.unit }) };
  const moved = before?.status === 'live' && placeOf(before.path)?.column !== place.column;
  const change = !before ? 'new' : before.status !== 'live' ? 'return' : before.path !== path ? 'move' : 'change';
  const taken = before && before.facts.unit !== front.unit ? [front.id] : [];
  const named = namedArticles(front).filter((id) => known(id)?.unit !== front.unit);
  const affects = [...new Set([...taken, ...named])];
  const oldColumn = before?.facts.column;
  const policy = inForce.sites.get(place.site)?.policy;
  const authority = policy ? authorityOf(policy, parsed) : undefined;
  return {
    facts: {
      change,
      site: place.site,
      column: place.column,
      ...(moved && oldColumn ? { from_column: oldColumn } : {}),
      also_in: front.also_in ?? [],
      unit: unit.id,
      unit_kind: unit.kind,
      kind: front.kind,
      class: front.class,
      level: front.level,
      placement: front.placement,
      sensitive: front.sensitive,
      emergency: front.emergency,
      reprint: front.source.type === 'reprint',
      unchecked,
      checklist: front.secrecy.answers,
      ...(front.secrecy.reviewer ? { secrecy_reviewer: front.secrecy.reviewer } : {}),
      affects,
      ...(correction && change === 'change' && before?.facts.correction !== true ? { correction: true } : {}),
      ...(authority === undefined ? {} : { authority }),
      ...(front.kind === 'document' ? { issuer: front.issuer } : {}),
      ...(front.kind === 'document' && front.document_number ? { document_number: front.document_number } : {}),
      ...(front.publish_at ? { publish_at: front.publish_at } : {}),
    },
  };
}

function isColumn({ sites }: InForce, path: string): boolean {
  const [site = '', id] = path.split('/');
  return sites.get(site)?.columns.columns.some((column) => column.id === id) ?? false;
}
