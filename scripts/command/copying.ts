import { sha256 } from '../article/canonical.ts';
import { placeOf } from '../article/folder.ts';
import { type CopySubject, readingCopies } from '../build/copy.ts';
import { changesOf, type Version } from '../build/copy-changes.ts';
import type { Files } from '../git/files.ts';
import { GovernedVersions } from '../ledger/governed.ts';
import { liveOf } from '../ledger/live.ts';
import type { LiveArticle } from '../ledger/live-article.ts';
import type { Ledger } from '../ledger/verify.ts';
import { bundleOf } from '../site/bundles.ts';
import type { Digest } from '../site/types.gen.ts';
import { asIfSigned } from './as-if-signed.ts';
import { bundleContent } from './bundles.ts';
import { examine } from './examine.ts';
import { program } from './open.ts';
import { targetAt } from './targets.ts';

/** A file of a reading copy, ready to be attached or laid in a folder. */
export interface CopyFile {
  name: string;
  bytes: Uint8Array;
  sha256: Digest;
}

/** The reading copy of one article or governed bundle. `html.sha256` is what a comment and a record name. */
export interface ReadingCopy {
  path: string;
  title: string;
  /** 校验码 of what is shown. */
  digest: Digest;
  html: CopyFile;
}

/**
 * Reading copies for leaders (待审预览·不得外传) of what stands at `paths` in `files`, as it would go online after `ledger`; a path that
 * cannot be signed has none. The same ledger, files and paths give the same bytes: its only time is the ledger's newest record.
 */
export async function copiesOf(ledger: Ledger, files: Files, paths: readonly string[]): Promise<ReadingCopy[]> {
  const before = new Map((await liveOf(ledger)).articles.map((article) => [article.id, article]));
  const subjects: CopySubject[] = [];
  for (const path of paths) {
    const subject = placeOf(path)
      ? await articleSubject(ledger, files, path, before)
      : await bundleSubject(ledger, files, path);
    if (subject) subjects.push(subject);
  }
  const asOf = ledger.state.head.time;
  const articles = subjects.flatMap(({ article, path }) => (article ? [path] : []));
  const { live } = await asIfSigned(ledger, files, articles, asOf);
  const pages = await readingCopies(live, subjects, { asOf, program });
  return subjects.map(({ path, title, digest }) => {
    const bytes = Buffer.from(pages.get(path) ?? '');
    const name = `${path.replaceAll('/', '-')}-${digest.slice(0, 12)}.html`;
    return { path, title, digest, html: { name, bytes, sha256: sha256(bytes) } };
  });
}

const utf8 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

async function articleSubject(
  ledger: Ledger,
  files: Files,
  path: string,
  online: ReadonlyMap<string, LiveArticle>,
): Promise<CopySubject | null> {
  const { folder, parsed, item, findings } = await examine(ledger, files, path);
  if (!folder || !parsed || !item || findings.some(({ severity }) => severity === 'error')) return null;
  const before = online.get(item.id);
  const live: Version | null =
    before?.status === 'live'
      ? {
          front: before.front,
          texts: new Map([['', before.body]]),
          files: before.files.filter(({ name }) => name !== 'index.md'),
        }
      : null;
  if (parsed.type === 'withdrawal') {
    const after = { front: null, texts: new Map<string, string>(), files: [] };
    const title = before?.status === 'live' ? before.front.title : path;
    const rest = { article: item.id, site: path.split('/')[0] ?? '', title, digest: item.digest };
    return { path, ...rest, change: 'withdraw', changes: changesOf(live, after) };
  }
  const { front, body } = parsed;
  const own = folder.files.filter(({ name }) => name !== 'index.md');
  const after = { front, texts: new Map([['', body]]), files: own };
  const rest = { article: item.id, site: path.split('/')[0] ?? '', title: front.title, digest: item.digest };
  return { path, ...rest, change: live ? 'change' : 'new', changes: changesOf(live, after) };
}

async function bundleSubject(ledger: Ledger, files: Files, path: string): Promise<CopySubject | null> {
  const id = bundleOf(path) ?? path;
  const target = await targetAt(ledger, files, id);
  if (!target.item) return null;
  const signed = ledger.state.governed.get(id);
  const found = signed ? await new GovernedVersions(ledger.files).bundle(id, signed.digest) : null;
  const version = (content: ReadonlyMap<string, Uint8Array>): Version => ({
    front: null,
    texts: new Map([...content].map(([name, bytes]) => [name, utf8(bytes)])),
    files: [],
  });
  const before = found && 'bundle' in found ? version(found.bundle.files) : null;
  const changes = changesOf(before, version(await bundleContent(files, id)));
  const site = id.includes('/') ? (id.split('/')[0] ?? '') : ledger.inForce.group.main;
  return { path: id, article: null, site, title: id, digest: target.item.digest, change: 'governed', changes };
}
