import { sha256 } from '../article/canonical.ts';
import type { LiveText } from '../ledger/live-article.ts';

/**
 * An article by itself, as a text for keys: its id, and its newest record by its digest. A record holds the digest of its folder and of the record
 * before it in the chain, so that whatever the ledger ever said of the article, its texts and its files follow from it. What is shown as if
 * it were signed has no record: that is known by all that is said of it.
 */
export const itself = (article: LiveText): string =>
  article.record.digest === '' ? `${article.id} ${unrecorded(article)}` : `${article.id} ${article.record.digest}`;

function unrecorded(article: LiveText): string {
  const { path, columns, ordinals, indexNumber, record, published, updated, versions, unitName } = article;
  const known = [path, columns, ordinals, indexNumber, record, published, updated, versions, unitName];
  const files = article.files.map((file) => [file.name, file.sha256]);
  return sha256(JSON.stringify([known, article.original, article.confirmBy, article.front, files]));
}
