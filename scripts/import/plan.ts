import { alone, examineArticle, routesOf } from '../command/examine.ts';
import { importFaults } from '../ledger/item-fits.ts';
import { proposeFolder } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { reviewOf } from '../signoff/route.ts';
import type { ArticleId, Import, ImportList } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import type { Finding } from '../words/finding.ts';
import { type Said, said } from '../words/said.ts';
import { type Draft, draftOf, withReview } from './draft.ts';
import type { OldFiles } from './files.ts';
import type { Source, SourceItem, Unmapped } from './source.ts';

/** A document that will be written, with what the checks found in it. */
export interface Planned {
  name: string;
  draft: Draft;
  findings: Finding[];
}

/** What becomes of a source: written, known already, or not mapped; and the fields that stayed empty. */
export interface Plan {
  planned: Planned[];
  /** Items of the list that stay as they are. */
  kept: ImportList;
  /** Documents that the ledger or the list and the work tree hold already. */
  known: number;
  unmapped: Unmapped[];
  leftOut: Unmapped[];
}

/** What a plan must know of the world. */
export interface Around {
  /** What an earlier run wrote or meant to write. */
  list: ImportList;
  /** Whether the folder of a content path is there. */
  exists(path: string): boolean;
  /** RFC 3339, the command's clock. */
  time: string;
  newId(): ArticleId;
  /** The old site's files. */
  find: OldFiles;
  progress(done: number, all: number): void;
}

/**
 * Maps every document of a source, checks it as an import, and fills in the review of the route in force. A document whose old address
 * stands in the ledger, or in the list with its folder, is known; one whose folder is missing keeps the id of the list.
 */
export async function planImport(ledger: Ledger, mapping: Import, source: Source, around: Around): Promise<Plan> {
  const recorded = new Set([...ledger.state.articles.values()].map(({ original }) => original?.address));
  const listed = new Map(around.list.map((item) => [item.original.address, item]));
  const plan: Plan = { planned: [], kept: [], known: 0, unmapped: [...source.unmapped], leftOut: [] };
  const seen = new Map<string, string>();
  const again = new Set<string>();
  for (const [index, item] of source.items.entries()) {
    around.progress(index + 1, source.items.length);
    const refuse = (whys: readonly Said[]) => plan.unmapped.push(...whys.map((why) => ({ name: item.name, why })));
    const draft = draftFor(mapping, item, listed, around);
    if ('refused' in draft) {
      refuse(draft.refused);
      continue;
    }
    const { address } = draft.original;
    const twin = seen.get(address);
    seen.set(address, item.name);
    const old = listed.get(address);
    if (twin !== undefined) refuse([said('import-address-twice', { other: twin })]);
    else if (recorded.has(address) || (old && around.exists(old.path))) plan.known += 1;
    else {
      const checked = await checkedDraft(ledger, item, draft, around.time);
      if ('refused' in checked) refuse(checked.refused);
      else {
        plan.planned.push(checked);
        plan.leftOut.push(...draft.leftOut.map((why) => ({ name: item.name, why })));
        again.add(address);
      }
    }
  }
  plan.kept = around.list.filter(({ original }) => !again.has(original.address));
  return plan;
}

/** The draft under the id that an earlier run gave it, else under a new one. */
function draftFor(mapping: Import, item: SourceItem, listed: ReadonlyMap<string, ImportList[number]>, around: Around) {
  const draft = draftOf(mapping, item, around.newId(), around.find);
  const old = 'refused' in draft ? undefined : listed.get(draft.original.address);
  return old ? draftOf(mapping, item, old.id, around.find) : draft;
}

async function checkedDraft(
  ledger: Ledger,
  { name }: SourceItem,
  draft: Draft,
  time: string,
): Promise<Planned | { refused: Said[] }> {
  const { id, original, folder, parsed } = draft;
  const listed = validate('import-list', [{ id, path: folder.path, original }], { file: name, lineOf: () => 1 });
  if ('findings' in listed) return { refused: listed.findings.map(({ key, params }) => said(key, params)) };
  const faults = importFaults(ledger.inForce, original, time, name);
  if (faults.length > 0) return { refused: faults };
  const routed = routesOf(ledger, proposeFolder(ledger, folder, parsed, false, original));
  if (routed.refused.length > 0) return { refused: routed.refused };
  const whole = withReview(draft, reviewOf(routed.routes));
  const { findings } = await examineArticle(ledger, whole.folder, whole.parsed, alone, original);
  return { name, draft: whole, findings };
}
