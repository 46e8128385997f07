import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { reportHuman } from '../check/report-human.ts';
import { today } from '../command/clock.ts';
import { type Call, Refusal, UsageError } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Import, ImportList } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import { type OldFiles, oldFiles } from './files.ts';
import { readList } from './list.ts';
import { readMapping } from './mapping.ts';
import { readSource, type Source } from './source.ts';

/** What the caller named: the source, read; the mapping; the list and what earlier runs put there. */
export interface Opening {
  mapping: Import;
  source: Source;
  listFile: string;
  list: ImportList;
}

/** Reads what `qianfa import <source> --map <mapping> [--list <file>]` names; `top` is the repository's folder. */
export async function openImport(call: Call, top: string): Promise<Opening> {
  const [from, ...more] = call.args;
  const map = call.text('map');
  if (from === undefined || more.length > 0 || map === undefined) throw new UsageError(call.say('import-usage'));
  const named = resolve(call.world.cwd, map);
  const read = await readMapping(named);
  if ('findings' in read) throw new Refusal(broken(call, read.findings));
  const { mapping } = read;
  const usual = join(top, 'imports', `${basename(from, extname(from))}.json`);
  const listFile = resolve(call.world.cwd, call.text('list') ?? usual);
  if (!relative(join(top, 'content'), listFile).startsWith('..')) throw new Refusal(call.say('import-list-inside'));
  const list = await listAt(call, listFile);
  const source = await readSource(resolve(call.world.cwd, from), mapping);
  if ('refused' in source) throw new Refusal(call.tell(source.refused));
  return { mapping, source, listFile, list };
}

/** The old site's files that the mapping names; none where it names no folder. */
export function filesOf(call: Call, { files }: Import, hosts: readonly string[]): OldFiles {
  if (!files) return () => null;
  return oldFiles(resolve(call.world.cwd, dirname(call.text('map') ?? ''), files.folder), files, hosts);
}

/** The import list in a file; refused where the file is none. */
export async function listAt(call: Call, file: string): Promise<ImportList> {
  const read = await readList(file);
  if ('findings' in read) throw new Refusal(broken(call, read.findings));
  return read.list;
}

const broken = (call: Call, findings: readonly Finding[]): string =>
  reportHuman(findings, call.lang, { colour: call.world.colour });

/** An import is refused at once where group.yml opens no move, or closed it (attacks 71). */
export function demandMove(call: Call, ledger: Ledger): void {
  const move = ledger.inForce.group.import;
  if (!move) throw new Refusal(call.say('import-move-none'));
  if (today(call, ledger) > move.until) throw new Refusal(call.say('import-move-closed', { until: move.until }));
}
