import { type Folder, placeOf, readFolder } from '../article/folder.ts';
import { claimedId, type ParsedArticle, type ParsedWithdrawal, parseFolder } from '../article/parse.ts';
import { applyRules, rules } from '../check/check.ts';
import { readDocuments } from '../check/read-documents.ts';
import { review } from '../check/review.ts';
import { type CheckSubject, type Known, subjectOf } from '../check/subject.ts';
import { waive } from '../check/waivers.ts';
import type { Files } from '../git/files.ts';
import { correctsLive } from '../ledger/corrects-live.ts';
import { bearersOf } from '../ledger/identity.ts';
import { factsById } from '../ledger/judge.ts';
import { proposeFolder } from '../ledger/propose.ts';
import { numberKey } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import { demanded, reviewOf } from '../signoff/route.ts';
import { submissionFaults } from '../signoff/submission.ts';
import type { Original, RecordItem, ResolvedRoute } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';
import { interpretersOf } from './interpreters.ts';

/** Everything that can be said of a folder before anybody signs: findings, the item to be signed, its routes. */
export interface Examined {
  path: string;
  folder: Folder | null;
  parsed: ParsedArticle | ParsedWithdrawal | null;
  findings: Finding[];
  item: RecordItem | null;
  routes: ResolvedRoute[];
}

/**
 * Reads the folder at content path `path` of `files` as data, runs the checks, and names the routes by the governed files in force. A
 * folder that cannot be read, or for which no route can be named, has findings and no item. With `original` it moves in from an old
 * site, and its review happened there. `folders` (id → folders) spares reading the whole tree for each of many.
 */
export async function examine(
  ledger: Ledger,
  files: Files,
  path: string,
  original: Original | null = null,
  folders: ReadonlyMap<string, readonly string[]> | null = null,
): Promise<Examined> {
  const nothing = { path, folder: null, parsed: null, item: null, routes: [] };
  const read = await readFolder(files, path);
  if ('findings' in read) return { ...nothing, findings: read.findings };
  const { folder } = read;
  const parsed = parseFolder(folder);
  if ('findings' in parsed) return { ...nothing, folder, findings: parsed.findings };
  const twins = ((folders ?? (await foldersById(files))).get(parsed.front.id) ?? []).filter((other) => other !== path);
  if (parsed.type === 'withdrawal') return withdrawal(ledger, { path, folder, parsed }, twins);
  return examineArticle(ledger, folder, parsed, { twins, interpreters: await interpretersOf(files, parsed) }, original);
}

/** What the tree holds beside an article: other folders with its id, and interpretations that name it. */
interface Beside {
  twins: readonly string[];
  interpreters: readonly string[];
}

/** Nothing, as for a text that is only just being written or moved in. */
export const alone: Beside = { twins: [], interpreters: [] };

/** The same for an article's folder that was read already. */
export async function examineArticle(
  ledger: Ledger,
  folder: Folder,
  parsed: ParsedArticle,
  beside: Beside,
  original: Original | null,
): Promise<Examined> {
  const { path } = folder;
  const documents = await readDocuments(folder);
  const context = {
    inForce: ledger.inForce,
    known: known(ledger, beside),
    demanded: null,
    imported: original !== null,
  };
  const subject = subjectOf(parsed, folder, context, documents);
  const findings = applyRules(rules, subject);
  const unchecked = findings.some(({ severity }) => severity === 'unchecked');
  const correction = original === null && (await correctsLive(ledger, folder, parsed));
  const routed = routesOf(ledger, proposeFolder(ledger, folder, parsed, unchecked, original, correction));
  findings.push(...routing(ledger, subject, routed));
  const { item, routes } = routed;
  return { path, folder, parsed, findings: waive(findings, subject, rules, reviewOf(routes)), item, routes };
}

/** What its routes say of an article: that none can be named, that nobody may submit it, or that `review` does not list their steps. */
function routing(
  ledger: Ledger,
  subject: CheckSubject,
  { item, routes, refused }: ReturnType<typeof routesOf>,
): Finding[] {
  if (subject.imported) return refused.map((why) => unroutable(why, 'import', 'index.md'));
  const faults = unfit(ledger, subject.article, item);
  // What is live provisionally is confirmed byte for byte: its `review` lists the duty route, and cannot change.
  if (item !== null && confirms(ledger, item)) return faults;
  const demand = refused.length > 0 ? { reasons: refused } : { steps: reviewOf(routes) };
  return [...faults, ...applyRules([review], { ...subject, demanded: demand })];
}

/** Why its unit or its writers may not submit an article today; the recorder asks again when it is recorded. */
function unfit({ inForce, today }: Ledger, { front, lineOf }: ParsedArticle, item: RecordItem | null): Finding[] {
  if (today === null || !item?.facts) return [];
  const { drafter, officer } = front;
  const writers = [
    { person: drafter, as: ['drafter' as const] },
    { person: officer, as: ['officer' as const] },
  ];
  const faults = submissionFaults(inForce, item.facts, writers, today);
  return faults.map((why) => ({ ...unroutable(why, 'submission', 'index.md'), line: lineOf(['officer']) }));
}

/** Whether an item is the unchanged version that a provisional record put online and that waits to be confirmed (attacks 70). */
export function confirms({ state }: Ledger, { id, digest }: Pick<RecordItem, 'id' | 'digest'>): boolean {
  const before = state.articles.get(id);
  return before?.status === 'live' && before.confirmBy !== null && before.digest === digest;
}

function withdrawal(
  ledger: Ledger,
  read: { path: string; folder: Folder; parsed: ParsedWithdrawal },
  twins: readonly string[],
): Examined {
  const routed = routesOf(ledger, proposeFolder(ledger, read.folder, read.parsed, false));
  const findings = routed.refused.map((why) => unroutable(why, 'withdrawal', 'withdrawn.md'));
  for (const other of twins) {
    findings.push({
      rule: 'withdrawal',
      key: 'id-elsewhere',
      severity: 'error',
      file: 'withdrawn.md',
      params: { id: read.parsed.front.id, path: other },
    });
  }
  return { ...read, findings, item: routed.item, routes: routed.routes };
}

const unroutable = ({ key, params }: Said, rule: string, file: string): Finding => ({
  rule,
  key,
  severity: 'error',
  file,
  params,
});

/** The item of a proposal with the routes that it must go, or why none can be named. */
export function routesOf(
  ledger: Ledger,
  proposal: ReturnType<typeof proposeFolder>,
): { item: RecordItem | null; routes: ResolvedRoute[]; refused: Said[] } {
  if ('refused' in proposal) return { item: null, routes: [], refused: proposal.refused };
  const { item } = proposal;
  const facts = item.facts ?? { change: 'new' };
  const demand = demanded(ledger.inForce, facts, factsById(ledger.state, facts.affects ?? []));
  return 'refused' in demand
    ? { item: null, routes: [], refused: demand.refused }
    : { item, routes: demand.routes, refused: [] };
}

/** The article folders of a tree by the id that they carry; an id stands in one only (attacks 64). */
export async function foldersById(files: Files): Promise<Map<string, string[]>> {
  const texts = (await files.list('')).filter(
    (entry) => /\/(index|withdrawn)\.md$/.test(entry.path) && !entry.path.startsWith('ledger/') && entry.size < 2 ** 20,
  );
  const bytes = await files.read(texts);
  const folders = new Map<string, string[]>();
  for (const [index, entry] of texts.entries()) {
    const folder = entry.path.replace(/\/(index|withdrawn)\.md$/, '');
    const id = claimedId(bytes[index] ?? Buffer.alloc(0));
    if (id !== null && placeOf(folder)) folders.set(id, [...(folders.get(id) ?? []), folder]);
  }
  return folders;
}

/** The same for whoever examines many folders; for one alone `examine` looks itself, and only where the folder can be read. */
export const foldersFor = async (files: Files, paths: readonly string[]): Promise<Map<string, string[]> | null> =>
  paths.length > 1 ? foldersById(files) : null;

/** What the rules may know of other articles. */
function known({ state }: Ledger, { twins, interpreters }: Beside): Known {
  return {
    isLive: (id) => state.articles.get(id)?.status === 'live',
    numbered: (site, issuer, number) => {
      const key = numberKey({ site, issuer, document_number: number });
      return key === null ? [] : bearersOf(state, key);
    },
    interpreters,
    sameId: twins,
  };
}
