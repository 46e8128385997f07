import { sha256 } from '../article/canonical.ts';
import { textsIn } from '../article/details.ts';
import type { LiveText } from '../ledger/live-article.ts';
import type { Digest } from '../site/types.gen.ts';
import { linkedIn } from './markdown.ts';
import type { SiteView } from './site-view.ts';
import type { Mark, Standing, State } from './state.ts';

/** Kinds whose pages show what the registry says of people and offices on the day of the build. */
const registered: readonly string[] = ['leader', 'organisation'];

/**
 * An article by itself: what the ledger says of it and the digest of every file. Whatever a page or a list shows of an article follows
 * from this, its text included, and from what other articles say about it.
 */
function itself(article: LiveText): Digest {
  const { id, path, columns, ordinals, indexNumber, record, published, updated, versions, unitName } = article;
  const known = [id, path, columns, ordinals, indexNumber, record, published, updated, versions, unitName];
  const files = article.files.map((file) => [file.name, file.sha256]);
  return sha256(JSON.stringify([known, article.original, article.confirmBy, files]));
}

const by = (mark: Mark) => ('by' in mark ? [mark.mark, mark.by.id, mark.from] : [mark.mark]);

/** Ids that an article names, in its fields or in links of its text. Some of them may be no article's. */
const namedIn = ({ front, body }: LiveText): string[] => [
  ...new Set([...textsIn(front).filter((text) => /^[a-z0-9]{10}$/.test(text)), ...linkedIn(body)]),
];

/** What surrounds all articles of a site: header, navigation, every governed file but the registry, the program. */
function surroundings({ frame, live: { group, inForce } }: SiteView, program: Digest): Digest {
  const bundles = [...inForce.bundles].filter(([id]) => id !== 'registry').sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([program, group, frame, bundles]));
}

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
  const filled = new Set([...shown.values()].flatMap(({ article }) => article.columns));
  const known = new Map<string, Digest>();
  const digestOf = (article: LiveText): Digest => {
    const digest = known.get(article.id) ?? itself(article);
    known.set(article.id, digest);
    return digest;
  };
  const line = ({ article, marks, validity, stage }: Standing) => [digestOf(article), marks.map(by), validity, stage];
  const keyOf = (standing: Standing): Digest => {
    const { article, marks, interpretations, updates, comments, topics } = standing;
    const { front } = article;
    const site = sites.get(article.site);
    return sha256(
      JSON.stringify([
        around.get(article.site),
        line(standing),
        marks.map((mark) => ('by' in mark ? digestOf(mark.by) : null)),
        [interpretations, comments, topics].map((others) => others.map(digestOf)),
        updates.map(line),
        namedIn(article)
          .flatMap((id) => shown.get(id) ?? [])
          .map(line),
        front.kind === 'topic' ? (front.columns ?? []).filter((path) => filled.has(path)) : null,
        registered.includes(front.kind) ? [day, site?.live.inForce.bundles.get('registry') ?? null] : null,
      ]),
    );
  };
  return new Map([...shown.values()].map((standing) => [standing.article.id, keyOf(standing)]));
}
