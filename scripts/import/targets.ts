import { resolve } from 'node:path';
import { nowIn } from '../command/clock.ts';
import { type Call, Refusal } from '../command/command.ts';
import { type Examined, examine, foldersById } from '../command/examine.ts';
import { type Target, targetEntries } from '../command/targets.ts';
import { type Files, held } from '../git/files.ts';
import { liveBytes } from '../ledger/compose.ts';
import { importFaults } from '../ledger/item-fits.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { ImportList } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { Said } from '../words/said.ts';
import { byDate } from './list.ts';
import { demandMove, listAt } from './open.ts';
import { progressOf } from './progress.ts';
import { findingLines, findingRows } from './report.ts';

/** So many folders, or as many bytes of them, are in memory at once. */
const batch = { folders: 500, bytes: 64 * 2 ** 20 };

/**
 * The articles of the import list `file` as they stand in `files`, in date order, examined as imports, one after the other. Those that the ledger
 * holds already are passed over; refused when none is left.
 */
export async function* examineList(call: Call, ledger: Ledger, files: Files, file: string): AsyncGenerator<Examined> {
  demandMove(call, ledger);
  const list = await listAt(call, resolve(call.world.cwd, file));
  const open = byDate(list.filter(({ id }) => !ledger.state.articles.has(id)));
  if (list.length > open.length) call.note('import-recorded', { count: list.length - open.length });
  if (open.length === 0) throw new Refusal(call.say('import-nothing', { list: file }));
  yield* examineAll(call, ledger, files, open);
}

/** The sound ones of an import list, as targets; those with errors are held back and reported by rule. */
export async function importTargets(call: Call, ledger: Ledger, files: Files, file: string): Promise<Target[]> {
  const targets: Target[] = [];
  const heldBack: Pick<Examined, 'path' | 'findings'>[] = [];
  for await (const one of examineList(call, ledger, files, file)) {
    const target = targetOf(ledger, one);
    if (target) targets.push(target);
    else heldBack.push({ path: one.path, findings: one.findings });
  }
  if (heldBack.length > 0) {
    call.note('import-held', { count: heldBack.length });
    if (!call.json) call.world.err(`${findingLines(call, findingRows(call, heldBack)).join('\n')}\n`);
  }
  if (targets.length === 0) throw new Refusal(call.say('import-nothing', { list: call.text('import') ?? '' }));
  return targets;
}

async function* examineAll(call: Call, ledger: Ledger, files: Files, list: ImportList): AsyncGenerator<Examined> {
  const progress = progressOf(call, 'import-phase-check');
  const entries = await targetEntries(files);
  const folders = await foldersById(files);
  const time = nowIn(call, ledger);
  let done = 0;
  for (const part of parts(list, ({ path }) => (entries.get(path) ?? []).reduce((sum, { size }) => sum + size, 0))) {
    const inMemory = await held(
      files,
      part.flatMap(({ path }) => entries.get(path) ?? []),
    );
    for (const { id, path, original } of part) {
      const one = await examine(ledger, inMemory, path, original, folders);
      const why = importFaults(ledger.inForce, original, time, id).map((sentence) => fault(sentence));
      if (one.item && one.item.id !== id) why.push(fault({ key: 'import-other-id', params: { id, path } }));
      done += 1;
      progress(done, list.length);
      yield { ...one, findings: [...one.findings, ...why] };
    }
  }
}

/** The list in parts that memory holds, one item at least each. */
function* parts(list: ImportList, bytesOf: (item: ImportList[number]) => number): Generator<ImportList> {
  let part: ImportList = [];
  let bytes = 0;
  for (const item of list) {
    const more = bytesOf(item);
    if (part.length > 0 && (part.length === batch.folders || bytes + more > batch.bytes)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(item);
    bytes += more;
  }
  if (part.length > 0) yield part;
}

const fault = ({ key, params }: Said): Finding => ({
  rule: 'import',
  key,
  severity: 'error',
  file: 'index.md',
  params,
});

function targetOf(ledger: Ledger, { path, folder, parsed, findings, item, routes }: Examined): Target | null {
  if (!item || !folder || parsed?.type !== 'article' || findings.some(({ severity }) => severity === 'error'))
    return null;
  const { title } = parsed.front;
  return {
    path,
    title,
    type: 'import',
    item,
    routes,
    findings,
    parsed,
    bytes: liveBytes(ledger, item, 'import', folder.files),
  };
}

/** The targets of an import by the routes that they go: those of one group go into one record. */
export function byRoutes(targets: readonly Target[]): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const key = JSON.stringify(target.routes);
    const group = groups.get(key) ?? [];
    group.push(target);
    groups.set(key, group);
  }
  return [...groups.values()];
}
