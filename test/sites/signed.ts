import { fileURLToPath } from 'node:url';
import { placeOf } from '../../scripts/article/folder.ts';
import type { FrontMatter } from '../../scripts/article/front-matter.ts';
import { readBundles } from '../../scripts/command/bundles.ts';
import { examine } from '../../scripts/command/examine.ts';
import { signText } from '../../scripts/command/ssh.ts';
import { withFreshKeys } from '../../scripts/demonstration/people.ts';
import { recordStep } from '../../scripts/demonstration/step.ts';
import { diskFiles, type Files } from '../../scripts/git/files.ts';
import type { Recorder } from '../../scripts/ledger/compose.ts';
import { recordNamespace } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { type Ledger, verifyLedger } from '../../scripts/ledger/verify.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { instantIn } from '../../scripts/site/time.ts';
import type { Digest, Facts, ResolvedRoute } from '../../scripts/site/types.gen.ts';
import type { Finding } from '../../scripts/words/finding.ts';
import { applyEdit, memoryFiles, type Tree } from '../fixture/files.ts';

/** An article as it stood before it was signed: what the checks found and the routes that it had to go. */
export interface SignedArticle {
  path: string;
  front: FrontMatter;
  findings: Finding[];
  routes: ResolvedRoute[];
  facts: Facts;
}

/** A group of test/sites whose articles were all signed: its ledger in memory, its root, the time of the last record. */
export interface SignedGroup {
  inForce: InForce;
  articles: SignedArticle[];
  tree: Tree;
  root: Digest;
  end: string;
}

const begin = Date.parse('2026-03-07T09:00:00+08:00');
const pause = 10 * 60_000;

/**
 * Signs everything in the group's folder with throw-away keys made in `folder`: the root, then one article every ten minutes, what
 * explains another article last. Throws naming the first article that cannot be signed.
 */
export async function signGroup(site: URL, folder: string): Promise<SignedGroup> {
  const { content, keys } = await withKeys(site, folder);
  const key = keys.get('recorder-1') ?? '';
  const recorder = (at: number): Recorder => ({
    id: 'recorder-1',
    sign: (text) => signText(key, recordNamespace, text),
    now: () => at,
  });
  const made = await composeRoot(await readBundles(content), null, recorder(begin));
  if ('findings' in made) throw new Error(made.findings.map((finding) => `${finding.file} ${finding.key}`).join('\n'));
  const tree: Tree = new Map();
  applyEdit(tree, made.edit);
  const articles: SignedArticle[] = [];
  let now = begin;
  for (const path of await articlePaths(content)) {
    now += pause;
    const ledger = await verified(tree, made.digest);
    const { parsed, findings, routes, item } = await examine(ledger, content, path);
    if (parsed?.type !== 'article') throw new Error(`${path}: ${findings.map(({ key: found }) => found).join(', ')}`);
    articles.push({ path, front: parsed.front, findings, routes, facts: item?.facts ?? { change: 'new' } });
    const at = instantIn(ledger.inForce.group.zone, now);
    applyEdit(tree, await recordStep(ledger, content, { path, at }, keys, recorder(now)));
  }
  const { inForce } = await verified(tree, made.digest);
  return { inForce, articles, tree, root: made.digest, end: instantIn(inForce.group.zone, now) };
}

/** The group's files in memory, with a fresh key in the place of each placeholder. */
async function withKeys(site: URL, folder: string): Promise<{ content: Files; keys: Map<string, string> }> {
  const files = diskFiles(fileURLToPath(site));
  const entries = await files.list('');
  const bytes = await files.read(entries);
  const keys = new Map<string, string>();
  const tree: Tree = new Map(entries.map(({ path }, index) => [path, bytes[index] ?? Buffer.alloc(0)]));
  for (const name of ['registry/people.yml', 'registry/machines.yml']) {
    const text = Buffer.from(tree.get(name) ?? []).toString('utf8');
    tree.set(name, Buffer.from(await withFreshKeys(text, folder, keys)));
  }
  return { content: memoryFiles(tree), keys };
}

/** Article folders, those that interpret another one last. */
async function articlePaths(content: Files): Promise<string[]> {
  const texts = (await content.list('')).filter(({ path }) => path.endsWith('/index.md'));
  const bytes = await content.read(texts);
  const late = (index: number) => Number(/^interprets:/m.test(bytes[index]?.toString('utf8') ?? ''));
  return texts
    .map(({ path }, index) => ({ path: path.slice(0, -'/index.md'.length), late: late(index) }))
    .filter(({ path }) => placeOf(path))
    .sort((a, b) => a.late - b.late)
    .map(({ path }) => path);
}

async function verified(tree: Tree, root: Digest): Promise<Ledger> {
  const found = await verifyLedger(memoryFiles(tree), root);
  if ('broken' in found) throw new Error(JSON.stringify(found.broken));
  return found.ledger;
}
