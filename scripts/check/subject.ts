import type { Folder } from '../article/folder.ts';
import { placeOf } from '../article/folder.ts';
import type { ParsedArticle } from '../article/parse.ts';
import type { InForce, SiteModel } from '../site/in-force.ts';
import type { Act, ArticleId, Signer } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';
import { type BodyText, readBody } from './body.ts';
import { readFront } from './front.ts';
import type { Piece, Reading } from './piece.ts';

/** One review that the route in force demands; any one of `by` may do it. */
export interface DemandedStep {
  act: Act;
  by: readonly Signer[];
}

/** What the route says, the reasons why there is none, or null where no route is asked (an import). */
export type Demanded = { steps: readonly DemandedStep[] } | { reasons: readonly Said[] } | null;

/** What the ledger and the tree know of other articles. The ledger is asked, never copied: it may hold a hundred thousand. */
export interface Known {
  /** Whether an article is live; this one's live version counts. */
  isLive(id: ArticleId): boolean;
  /** The live documents of a body on a site that bear a number. Imports and reprints do not count. */
  numbered(site: string, issuer: string, number: string): readonly ArticleId[];
  /** Paths of interpretations in the same tree that name this article, signed or not. */
  interpreters: readonly string[];
  /** Paths of other folders in the same tree that carry this article's id. */
  sameId: readonly string[];
}

/** What a check is told beside the folder: plain data, so that the same input gives the same findings. */
export interface CheckContext {
  inForce: InForce;
  known: Known;
  demanded: Demanded;
  /** True for an article that moves here from an old site: its review happened there (C10, imports excepted). */
  imported: boolean;
}

/** Everything that a rule may look at. */
export interface CheckSubject extends CheckContext {
  article: ParsedArticle;
  folder: Folder;
  site: string;
  /** site/column */
  column: string;
  /** null when the group has no such site. */
  model: SiteModel | null;
  body: BodyText;
  /** All text: front matter, body, file names, and what could be read of the attachments. */
  pieces: readonly Piece[];
  /** What reading the attachments found. */
  reading: readonly Finding[];
}

/** Puts together what the rules look at. Pure. `documents` is what `readDocuments` gave for the same folder. */
export function subjectOf(
  article: ParsedArticle,
  folder: Folder,
  context: CheckContext,
  documents: Reading<Finding>,
): CheckSubject {
  const place = placeOf(folder.path);
  if (!place) throw new Error(`${folder.path} is no path of an article`);
  const body = readBody(article.body, article.bodyLine);
  const names = folder.files
    .filter((file) => file.name !== 'index.md')
    .map((file) => ({ file: file.name, text: file.name, field: 'name' }));
  return {
    ...context,
    article,
    folder,
    site: place.site,
    column: place.column,
    model: context.inForce.sites.get(place.site) ?? null,
    body,
    pieces: [...readFront(article), ...body.pieces, ...names, ...documents.pieces],
    reading: documents.findings,
  };
}
