import type { Files } from '../git/files.ts';
import { examineList } from '../import/targets.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Call } from './command.ts';
import { type Examined, foldersFor } from './examine.ts';
import { namedPaths } from './named-paths.ts';
import { targetAt, targetPaths } from './targets.ts';
import { unsignedChanges } from './unsigned.ts';

type Looked = Pick<Examined, 'path' | 'findings' | 'item' | 'routes'>;

/** What the caller of a check names, one after another: an import list, paths, everything, or what is not signed. */
export async function* looked(call: Call, ledger: Ledger, files: Files): AsyncGenerator<Looked> {
  const list = call.text('import');
  if (list !== undefined) return yield* examineList(call, ledger, files, list);
  const typed = await namedPaths(call);
  const all = async () => (call.flag('all') ? targetPaths(files) : (await unsignedChanges(ledger, files)).changed);
  const paths = typed.length > 0 ? typed : await all();
  const folders = await foldersFor(files, paths);
  for (const path of paths) yield { routes: [], ...(await targetAt(ledger, files, path, folders)) };
}
