import { resolve } from 'node:path';
import { nowIn } from '../command/clock.ts';
import { type Call, Refusal } from '../command/command.ts';
import { type Examined, examine, foldersById } from '../command/examine.ts';
import type { Target } from '../command/targets.ts';
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

/** So many folders are in memory at once. */
const batch = 500;

/**
 * The articles of the import list `file` as they stand in `files`, in date order, examined as imports. Those that the ledger holds
 * already are passed over; refused when none is left.
 */
export async function examineList(call: Call, ledger: Ledger, files: Files, file: string): Promise<Examined[]> {
  demandMove(call, ledger);
  const list = await listAt(call, resolve(call.world.cwd, file));
  const open = byDate(list.filter(({ id }) => !ledger.state.articles.has(id)));
  if (list.length > open.length) call.note('import-recorded', { count: list.length - open.length });
  if (open.length === 0) throw new Refusal(call.say('import-nothing', { list: file }));
  return examineAll(call, ledger, files, open);
}

/** The sound ones of an import list, as targets; those with errors are held back and reported by rule. */
export async function importTargets(call: Call, ledger: Ledger, files: Files, file: string): Promise<Target[]> {
  const examined = await examineList(call, ledger, files, file);
  const targets = examined.flatMap((one) => targetOf(ledger, one) ?? []);
  const sound = new Set(targets.map(({ path }) => path));
  const heldBack = examined.filter(({ path }) => !sound.has(path));
  if (heldBack.length > 0) {
    call.note('import-held', { count: heldBack.length });
    if (!call.json) call.world.err(`${findingLines(call, findingRows(call, heldBack)).join('\n')}\n`);
  }
  if (targets.length === 0) throw new Refusal(call.say('import-nothing', { list: call.text('import') ?? '' }));
  return targets;
}

async function examineAll(call: Call, ledger: Ledger, files: Files, list: ImportList): Promise<Examined[]> {
  const progress = progressOf(call, 'import-phase-check');
  const entries = new Map<string, Awaited<ReturnType<Files['list']>>>();
  for (const entry of await files.list('')) {
    const folder = entry.path.split('/').slice(0, 4).join('/');
    entries.set(folder, [...(entries.get(folder) ?? []), entry]);
  }
  const folders = await foldersById(files);
  const time = nowIn(call, ledger);
  const examined: Examined[] = [];
  for (let from = 0; from < list.length; from += batch) {
    const part = list.slice(from, from + batch);
    const inMemory = await held(
      files,
      part.flatMap(({ path }) => entries.get(path) ?? []),
    );
    for (const { id, path, original } of part) {
      const one = await examine(ledger, inMemory, path, original, folders);
      const why = importFaults(ledger.inForce, original, time, id).map((sentence) => fault(sentence));
      if (one.item && one.item.id !== id) why.push(fault({ key: 'import-other-id', params: { id, path } }));
      examined.push({ ...one, findings: [...one.findings, ...why] });
      progress(examined.length, list.length);
    }
  }
  return examined;
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
