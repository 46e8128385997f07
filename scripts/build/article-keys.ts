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
 * Articles of a site whose ids begin alike, so that their files lie in the same folders. Nearly all of them are what they were with every
 * publication: they have one key together, and those of each are made when somebody asks for them.
 */
export interface Sheaf {
  name: string;
  key: Digest;
  /**
   * By id a digest over everything that the files made of the article depend on: equal keys stand for equal bytes of its page, its place in the
   * API, its QR code, attachments and pictures. It covers the article itself, what the state says about it, the visible articles that it names
   * or that name it, and what surrounds it; nothing else may reach these files (DESIGN §6).
   */
  keys(): ReadonlyMap<string, Digest>;
}

/** The visible articles of `sites` in sheaves, those in the order of their names' ends. */
export function* sheavesOf(sites: ReadonlyMap<string, SiteView>, state: State, program: Digest): Iterable<Sheaf> {
  const around = new Map([...sites].map(([id, site]) => [id, surroundings(site, program)]));
  const madeOf = makings(sites, state);
  const sheaf = (site: string, beginning: string, standings: readonly Standing[]): Sheaf => {
    const beside = around.get(site);
    const made = standings.map(madeOf);
    return {
      name: `${site}/${beginning}`,
      // Lines are JSON, or ids and digests: none holds a line break.
      key: sha256([beside, ...made].join('\n')),
      keys: () => new Map(standings.map(({ article }, at) => [article.id, sha256(`${beside} ${made[at]}`)])),
    };
  };
  let beginning = '';
  let open = new Map<string, Standing[]>();
  for (const [id, standing] of state.shown) {
    if (!id.startsWith(beginning) || beginning === '') {
      for (const [site, standings] of open) yield sheaf(site, beginning, standings);
      open = new Map();
      beginning = id.slice(0, 2);
    }
    const own = open.get(standing.article.site);
    if (own) own.push(standing);
    else open.set(standing.article.site, [standing]);
  }
  for (const [site, standings] of open) yield sheaf(site, beginning, standings);
}

/** What the files of an article are made of, beside what surrounds all of its site, as a text without a line break. */
function makings(sites: ReadonlyMap<string, SiteView>, { shown, day }: State): (standing: Standing) => string {
  let columnsShown: Set<string> | undefined;
  /** The columns that show something: topics alone ask for them. */
  const filled = () => {
    columnsShown ??= new Set([...shown.values()].flatMap(({ article }) => article.columns));
    return columnsShown;
  };
  const lineOf = ({ line }: Standing) => line;
  return (standing) => {
    const { article, marks, interpretations, updates, comments, topics } = standing;
    const { brief } = article;
    if (article.names.length === 0 && !isNamed(standing) && brief.kind !== 'topic' && !registered.includes(brief.kind))
      return standing.line;
    const site = sites.get(article.site);
    const named = article.names.flatMap((id) => shown.get(id) ?? []);
    const naming = [marks.flatMap((mark) => ('by' in mark ? [mark.by] : [])), interpretations, comments, topics];
    const relations = [named.map(lineOf), updates.map(lineOf), naming.map((others) => others.map(itself))];
    const columns = brief.kind === 'topic' ? (brief.columns ?? []).filter((path) => filled().has(path)) : null;
    const known = registered.includes(brief.kind) ? [day, site?.live.inForce.bundles.get('registry') ?? null] : null;
    return JSON.stringify([standing.line, relations, columns, known]);
  };
}
