import type { Folder } from '../article/folder.ts';
import { alone, examineArticle, routesOf } from '../command/examine.ts';
import { importFaults } from '../ledger/item-fits.ts';
import { proposeFolder } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { reviewOf } from '../signoff/route.ts';
import type { ArticleId, Import, ImportList } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import type { Finding } from '../words/finding.ts';
import { type Said, said } from '../words/said.ts';
import { type Draft, draftOf, headOf, withReview } from './draft.ts';
import type { OldFiles } from './files.ts';
import type { Source, Unmapped } from './source.ts';

/** A document that moves in, with what the checks found in it; its bytes were handed on and are not kept. */
export interface Planned {
  name: string;
  item: ImportList[number];
  findings: Finding[];
}

/** What becomes of a source: written, known already, or not mapped; and the fields that stayed empty. */
export interface Plan {
  planned: Planned[];
  /** Items of the list that stay as they are. */
  kept: ImportList;
  /** Items of the list that fall out of it: neither in the old material nor in the tree any more. */
  forgotten: Unmapped[];
  /** Documents that the ledger or the list and the work tree hold already. */
  known: number;
  unmapped: Unmapped[];
  leftOut: Unmapped[];
  /** Files that told where they were taken, and what was changed in them. */
  cleaned: Unmapped[];
  /** The names of all fields that the source has. */
  fields: Set<string>;
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
  /** Takes an article over, one after the other. */
  keep(folder: Folder): Promise<void>;
  progress(done: number, all: number): void;
}

/**
 * Maps every document of a source, one after the other, checks it as an import, fills in the review of the route in force, and hands it to `keep`. A
 * document whose old address stands in the ledger, or in the list with its folder, is known; one whose folder is missing keeps the id of the list.
 */
export async function planImport(ledger: Ledger, mapping: Import, source: Source, around: Around): Promise<Plan> {
  const recorded = new Set([...ledger.state.articles.values()].map(({ original }) => original?.address));
  const listed = new Map(around.list.map((item) => [item.original.address, item]));
  const { unmapped } = source;
  const plan: Plan = {
    ...{ planned: [], kept: [], forgotten: [], known: 0, unmapped: [...unmapped], leftOut: [], cleaned: [] },
    fields: new Set(),
  };
  const seen = new Map<string, string>();
  const [again, met] = [new Set<string>(), new Set<string>()];
  for (const [index, { name, read }] of source.items.entries()) {
    around.progress(index + 1, source.items.length);
    const refuse = (whys: readonly Said[]) => plan.unmapped.push(...whys.map((why) => ({ name, why })));
    const found = await read();
    if ('refused' in found) {
      refuse([found.refused]);
      continue;
    }
    for (const field of found.fields.keys()) plan.fields.add(field);
    const head = headOf(mapping, found.fields);
    const address = head.original?.address ?? null;
    const twin = address === null ? undefined : seen.get(address);
    const old = address === null ? undefined : listed.get(address);
    if (address !== null) met.add(address);
    if (twin !== undefined) refuse([said('import-address-twice', { other: twin })]);
    else if (address !== null && (recorded.has(address) || (old && around.exists(old.path)))) {
      plan.known += 1;
      seen.set(address, name);
    } else {
      const draft = await draftOf(mapping, found.fields, head, old?.id ?? around.newId(), around.find);
      const checked = 'refused' in draft ? draft : await checkedDraft(ledger, name, draft, around.time);
      if ('refused' in checked) {
        refuse(checked.refused);
        continue;
      }
      const { id, original, folder, leftOut, cleaned } = checked.draft;
      await around.keep(folder);
      plan.planned.push({ name, item: { id, path: folder.path, original }, findings: checked.findings });
      plan.leftOut.push(...leftOut.map((why) => ({ name, why })));
      for (const file of cleaned)
        plan.cleaned.push(...file.changes.map((why) => ({ name: `${folder.path}/${file.name}`, why })));
      again.add(original.address);
      seen.set(original.address, name);
    }
  }
  // What was taken out of the old material and out of the tree is no longer meant to move in; what is refused this time keeps its id.
  for (const item of around.list) {
    const { path, original } = item;
    const { address } = original;
    if (again.has(address)) continue;
    if (recorded.has(address) || met.has(address) || around.exists(path)) plan.kept.push(item);
    else plan.forgotten.push({ name: path, why: said('import-forgotten') });
  }
  return plan;
}

async function checkedDraft(
  ledger: Ledger,
  name: string,
  draft: Draft,
  time: string,
): Promise<{ draft: Draft; findings: Finding[] } | { refused: Said[] }> {
  const { id, original, folder, parsed } = draft;
  const listed = validate('import-list', [{ id, path: folder.path, original }], { file: name, lineOf: () => 1 });
  if ('findings' in listed) return { refused: listed.findings.map(({ key, params }) => said(key, params)) };
  const faults = importFaults(ledger.inForce, original, time, name);
  if (faults.length > 0) return { refused: faults };
  const routed = routesOf(ledger, proposeFolder(ledger, folder, parsed, false, original));
  if (routed.refused.length > 0) return { refused: routed.refused };
  const whole = withReview(draft, reviewOf(routed.routes));
  const { findings } = await examineArticle(ledger, whole.folder, whole.parsed, alone, original);
  return { draft: whole, findings };
}
