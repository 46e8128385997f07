import { placeOf } from '../article/folder.ts';
import type { ParsedArticle, ParsedWithdrawal } from '../article/parse.ts';
import type { Entry, Files } from '../git/files.ts';
import { type Bytes, governedBytes, liveBytes } from '../ledger/compose.ts';
import { proposeBundle } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { demanded } from '../signoff/route.ts';
import { bundleOf } from '../site/bundles.ts';
import type { LedgerRecord, RecordItem, ResolvedRoute } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import { bundleContent } from './bundles.ts';
import { examine } from './examine.ts';

/** Something that can be signed and recorded: an article's folder, a withdrawal, or a governed bundle, at one ref. */
export interface Target {
  path: string;
  title: string;
  type: LedgerRecord['type'];
  item: RecordItem;
  routes: ResolvedRoute[];
  findings: Finding[];
  parsed: ParsedArticle | ParsedWithdrawal | null;
  bytes: Bytes;
}

/** A path that cannot be signed, with every reason. */
export interface NoTarget {
  path: string;
  item: null;
  findings: Finding[];
}

const bundleAtPath = (path: string) => bundleOf(path) ?? (path === 'registry' ? path : null);

/** The file below content/ that a finding on the target at `path` is about: those on governed files name it from there. */
export const findingFile = (path: string, { file }: Finding): string =>
  bundleAtPath(path) === null ? `${path}/${file}` : file;

/**
 * What stands at content path `path` of `files`, examined by the governed files in force; errors in its findings make it no target. Whoever asks
 * for many gives `folders` (see foldersById), so that not each reads the whole tree.
 */
export async function targetAt(
  ledger: Ledger,
  files: Files,
  path: string,
  folders: ReadonlyMap<string, readonly string[]> | null = null,
): Promise<Target | NoTarget> {
  const bundle = bundleAtPath(path);
  if (bundle) return bundleAt(ledger, files, bundle);
  const { folder, parsed, findings, item, routes } = await examine(ledger, files, path, null, folders);
  if (!item || !folder || !parsed || findings.some(({ severity }) => severity === 'error'))
    return { path, item: null, findings };
  const title = parsed.type === 'article' ? parsed.front.title : `${path}（${parsed.front.reason}）`;
  const type = parsed.type === 'article' ? 'signoff' : 'withdrawal';
  return { path, title, type, item, routes, findings, parsed, bytes: liveBytes(ledger, item, type, folder.files) };
}

async function bundleAt(ledger: Ledger, files: Files, id: string): Promise<Target | NoTarget> {
  const content = await bundleContent(files, id);
  const problem = (key: Finding['key']): NoTarget => ({
    path: id,
    item: null,
    findings: [{ rule: 'governed', key, severity: 'error', file: id, params: { bundle: id } }],
  });
  if (content.size === 0) return problem('bundle-missing');
  const proposal = await proposeBundle(ledger, id, content);
  if ('findings' in proposal) return { path: id, item: null, findings: proposal.findings };
  const { item } = proposal;
  const demand = demanded(ledger.inForce, item.facts ?? { change: 'governed' }, new Map());
  if ('refused' in demand) {
    return {
      path: id,
      item: null,
      findings: demand.refused.map(({ key, params }) => ({
        rule: 'governed',
        key,
        severity: 'error',
        file: id,
        params,
      })),
    };
  }
  return {
    path: id,
    title: id,
    type: 'signoff',
    item,
    routes: demand.routes,
    findings: [],
    parsed: null,
    bytes: governedBytes(item, content),
  };
}

/** What of a content tree can be a target, article folders and governed bundles, with the files of each. */
export async function targetEntries(files: Files): Promise<Map<string, Entry[]>> {
  const targets = new Map<string, Entry[]>();
  for (const entry of await files.list('')) {
    if (entry.path.startsWith('ledger/')) continue;
    const folder = entry.path.split('/').slice(0, 4).join('/');
    const path = bundleOf(entry.path) ?? (placeOf(folder) ? folder : null);
    const own = path === null ? undefined : targets.get(path);
    if (own) own.push(entry);
    else if (path !== null) targets.set(path, [entry]);
  }
  return targets;
}

/** The content paths of all of them. */
export const targetPaths = async (files: Files): Promise<string[]> => [...(await targetEntries(files)).keys()];
