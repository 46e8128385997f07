import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import { itself } from './itself.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, State } from './state.ts';

/** Kinds whose pages show what the registry says of people and offices on the day of the build. */
const registered: readonly string[] = ['leader', 'organisation'];

/** What surrounds all articles of a site: header, navigation, every governed file but the registry, the program. */
export function surroundings({ frame, live: { group, inForce } }: SiteView, program: Digest): Digest {
  const bundles = [...inForce.bundles].filter(([id]) => id !== 'registry').sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([program, group, frame, bundles]));
}

/** Whether another article has something to say about it. */
const isNamed = ({ marks, interpretations, updates, comments, topics }: Standing) =>
  marks.length + interpretations.length + updates.length + comments.length + topics.length > 0;

/**
 * A digest for each visible article of `sites` over everything that the files made of it depend on: equal keys stand for equal bytes of its
 * page, its place in the API, its QR code, attachments and pictures. It covers the article itself, what the state says about it, the
 * visible articles that it names or that name it, and what surrounds it; nothing else may reach these files (DESIGN §6).
 */
export function articleKeys(
  sites: ReadonlyMap<string, SiteView>,
  { shown, day }: State,
  program: Digest,
): Map<string, Digest> {
  const around = new Map([...sites].map(([id, site]) => [id, surroundings(site, program)]));
  const filled = new Set<string>();
  for (const { article } of shown.values()) for (const column of article.columns) filled.add(column);
  const lineOf = ({ line }: Standing) => line;
  const keyOf = (standing: Standing): Digest => {
    const { article, marks, interpretations, updates, comments, topics } = standing;
    const { brief } = article;
    const beside = around.get(article.site);
    if (article.names.length === 0 && !isNamed(standing) && brief.kind !== 'topic' && !registered.includes(brief.kind))
      return sha256(`${beside} ${standing.line}`);
    const site = sites.get(article.site);
    const named = article.names.flatMap((id) => shown.get(id) ?? []);
    const naming = [marks.flatMap((mark) => ('by' in mark ? [mark.by] : [])), interpretations, comments, topics];
    const relations = [named.map(lineOf), updates.map(lineOf), naming.map((others) => others.map(itself))];
    const columns = brief.kind === 'topic' ? (brief.columns ?? []).filter((path) => filled.has(path)) : null;
    const known = registered.includes(brief.kind) ? [day, site?.live.inForce.bundles.get('registry') ?? null] : null;
    return sha256(JSON.stringify([beside, standing.line, relations, columns, known]));
  };
  return new Map([...shown.values()].map((standing) => [standing.article.id, keyOf(standing)]));
}
