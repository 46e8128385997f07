import { placeOf } from '../article/folder.ts';
import { namedIn } from '../article/named.ts';
import type { Files } from '../git/files.ts';
import { briefOf } from '../ledger/brief.ts';
import { liveOf } from '../ledger/live.ts';
import type { Live, LiveArticle, Registered } from '../ledger/live-article.ts';
import { tablesOf } from '../ledger/live-tables.ts';
import { numbersFor } from '../ledger/numbers.ts';
import { inForceWith } from '../ledger/propose.ts';
import { columnsOf } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import { bundleOf } from '../site/bundles.ts';
import { unitOf } from '../site/people.ts';
import type { Finding } from '../words/finding.ts';
import { bundleContent } from './bundles.ts';
import { examine, foldersFor } from './examine.ts';
import { targetAt } from './targets.ts';

/**
 * What would be live if the folders and governed files at `paths` were signed at `at`, for a marked preview only: nothing of it is recorded. Scheduled
 * articles are shown at once, withdrawn ones are gone or leave their notice. A folder that cannot be read is left out, its findings say
 * why; those of the others are given as well.
 */
export async function asIfSigned(
  ledger: Ledger,
  files: Files,
  paths: readonly string[],
  at: string,
): Promise<{ live: Live; findings: Map<string, Finding[]> }> {
  const { inForce, findings } = await governedAsIfSigned(ledger, files, paths);
  const live = { ...(await liveOf(ledger)), inForce };
  const articles = new Map(live.articles.map((article) => [article.id, article]));
  const given = { counters: new Map<string, number>(), ordinals: new Map<string, number>() };
  const own = paths.filter(placeOf);
  const folders = await foldersFor(files, own);
  for (const path of own) {
    const { folder, parsed, item, findings: found } = await examine(ledger, files, path, null, folders);
    findings.set(path, found);
    if (!folder || !parsed) continue;
    if (parsed.type === 'withdrawal') {
      const { id, reason, notice } = parsed.front;
      const gone = articles.get(id);
      articles.delete(id);
      if (gone && notice !== undefined && (reason === '更正' || reason === '失效'))
        articles.set(id, {
          ...registered(gone),
          record: { ...gone.record, time: at },
          status: 'notice',
          reason,
          notice,
        });
      continue;
    }
    const { front, body } = parsed;
    const before = articles.get(front.id);
    const drafted = item ?? { id: front.id, path, digest: '', replaces: null };
    const { index_number: indexNumber, ordinals } = numbersFor(ledger.state, live.inForce, drafted, at, given);
    const { publish_at: _, ...shown } = front;
    const held = folder.files.map(({ name, size, sha256, bytes }) => ({ name, size, sha256, read: async () => bytes }));
    const columns = item ? columnsOf(item) : [path.split('/').slice(0, 2).join('/')];
    const article: LiveArticle = {
      id: front.id,
      path,
      site: path.split('/')[0] ?? '',
      columns,
      ordinals: columns.map((column) => ordinals[column] ?? 0),
      indexNumber,
      record: { seq: 0, digest: '', time: at, type: 'signoff', grade: null },
      published: before?.published ?? at,
      updated: at,
      versions: [...(before?.versions ?? []), at],
      unitName: unitOf(live.inForce.registry, front.unit)?.name ?? front.unit,
      original: before?.original ?? null,
      confirmBy: null,
      status: 'live',
      front: front.publish_at ? shown : front,
      brief: briefOf(front.publish_at ? shown : front),
      body,
      names: namedIn(front, body),
      tables: await tablesOf(body, held),
      files: held,
    };
    articles.set(front.id, article);
  }
  return { live: { ...live, articles: [...articles.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }, findings };
}

/**
 * The governed files as if those at `paths` were signed too, all at once; where they cannot be in force together, those in force. What
 * the findings say of each is what keeps it from being signed now.
 */
async function governedAsIfSigned(ledger: Ledger, files: Files, paths: readonly string[]) {
  const changed = new Map<string, Map<string, Uint8Array>>();
  const findings = new Map<string, Finding[]>();
  for (const id of new Set(paths.flatMap((path) => bundleOf(path) ?? (path === 'registry' ? path : [])))) {
    changed.set(id, await bundleContent(files, id));
    findings.set(id, (await targetAt(ledger, files, id)).findings);
  }
  const assembled = changed.size > 0 ? await inForceWith(ledger, changed) : ledger;
  return { inForce: 'findings' in assembled ? ledger.inForce : assembled.inForce, findings };
}

/** What the ledger knows of an article, without its text. */
function registered(article: LiveArticle): Registered {
  if (article.status === 'notice') return article;
  const { front: _, body: __, names: ___, tables: ____, files: _____, ...known } = article;
  return { ...known, confirmBy: null };
}
