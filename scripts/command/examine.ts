import { type Folder, placeOf, readFolder } from '../article/folder.ts';
import { type ParsedArticle, type ParsedWithdrawal, parseFolder } from '../article/parse.ts';
import { applyRules, rules } from '../check/check.ts';
import { readDocuments } from '../check/read-documents.ts';
import { review } from '../check/review.ts';
import { subjectOf } from '../check/subject.ts';
import type { Files } from '../git/files.ts';
import { factsById } from '../ledger/judge.ts';
import { proposeFolder } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { demanded, reviewOf } from '../signoff/route.ts';
import type { RecordItem, ResolvedRoute } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';

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
 * folder that cannot be read, or for which no route can be named, has findings and no item. `imported` asks for no review.
 */
export async function examine(ledger: Ledger, files: Files, path: string, imported = false): Promise<Examined> {
  const nothing = { path, folder: null, parsed: null, item: null, routes: [] };
  const read = await readFolder(files, path);
  if ('findings' in read) return { ...nothing, findings: read.findings };
  const { folder } = read;
  const parsed = parseFolder(folder);
  if ('findings' in parsed) return { ...nothing, folder, findings: parsed.findings };
  const twins = await sameId(files, path, parsed.front.id);
  if (parsed.type === 'withdrawal') return withdrawal(ledger, { path, folder, parsed }, twins);

  const documents = await readDocuments(folder);
  const context = { inForce: ledger.inForce, known: known(ledger, twins), demanded: null, imported };
  const subject = subjectOf(parsed, folder, context, documents);
  const findings = applyRules(rules, subject);
  const unchecked = findings.some(({ severity }) => severity === 'unchecked');
  const proposal = proposeFolder(ledger, folder, parsed, unchecked);
  const routed = route(ledger, proposal);
  if (imported) return { path, folder, parsed, findings, item: routed.item, routes: routed.routes };
  const steps = routed.refused.length > 0 ? { reasons: routed.refused } : { steps: reviewOf(routed.routes) };
  findings.push(...applyRules([review], { ...subject, demanded: steps }));
  return { path, folder, parsed, findings, item: routed.item, routes: routed.routes };
}

function withdrawal(
  ledger: Ledger,
  read: { path: string; folder: Folder; parsed: ParsedWithdrawal },
  twins: string[],
): Examined {
  const routed = route(ledger, proposeFolder(ledger, read.folder, read.parsed, false));
  const findings = routed.refused.map(
    ({ key, params }): Finding => ({ rule: 'withdrawal', key, severity: 'error', file: 'withdrawn.md', params }),
  );
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

function route(
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

/** Other folders of the same tree that carry this id (attacks 64). */
async function sameId(files: Files, path: string, id: string): Promise<string[]> {
  const texts = (await files.list('')).filter(
    (entry) =>
      /\/(index|withdrawn)\.md$/.test(entry.path) &&
      !entry.path.startsWith('ledger/') &&
      !entry.path.startsWith(`${path}/`) &&
      entry.size < 2 ** 20,
  );
  const bytes = await files.read(texts);
  const marked = new RegExp(`^id:[ \\t]*["']?${id}["']?[ \\t]*$`, 'm');
  return texts.flatMap((entry, index) => {
    const folder = entry.path.replace(/\/(index|withdrawn)\.md$/, '');
    return placeOf(folder) && marked.test((bytes[index] ?? Buffer.alloc(0)).toString('utf8', 0, 4000)) ? [folder] : [];
  });
}

/** What the rules may know of other articles. */
function known({ state }: Ledger, twins: string[]) {
  const live = [...state.articles.values()].filter(({ status }) => status === 'live');
  return {
    ids: new Map(live.map(({ id, path, facts }) => [id, { path, unit: facts.unit ?? '' }])),
    documentNumbers: live.flatMap(({ id, facts, type }) =>
      facts.document_number && facts.issuer && !facts.reprint && type !== 'import'
        ? [{ id, site: facts.site ?? '', issuer: facts.issuer, number: facts.document_number }]
        : [],
    ),
    sameId: twins,
  };
}
