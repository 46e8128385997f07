import { append, dirty } from '../ledger/place.ts';
import { composeRoot } from '../ledger/root.ts';
import { demonstrationKeys } from '../ledger/verify.ts';
import { assemble } from '../site/bundles.ts';
import { readBundles } from './bundles.ts';
import { type Call, exit, Refusal } from './command.ts';
import { contentFiles, openGitRepository, openLedger } from './open.ts';
import { printFindings } from './print.ts';
import { recorderOf } from './recording.ts';

/**
 * `qianfa ledger reroot`: pins a new root over the governed files at HEAD, for the day on which nobody in force can sign the registry
 * any more. It goes on from the old head; whoever pins the new digest says by hand that these governed files count (DESIGN §3).
 */
export async function ledgerReroot(call: Call): Promise<number> {
  const repository = await openGitRepository(call);
  const { git } = repository;
  const { ledger, place, commit } = await openLedger(call, { demandRoot: true });
  if (!place) throw new Refusal(call.say('not-a-repository', { folder: git.folder }));
  if (await dirty(git, place)) throw new Refusal(call.say('append-dirty', { path: place.path }));
  const bundles = await readBundles(await contentFiles(call, repository, 'HEAD'));
  const assembled = assemble(bundles);
  if ('findings' in assembled) {
    printFindings(call, 'content', assembled.findings);
    throw new Refusal(call.say('ledger-governed-broken', { bundle: 'HEAD:content' }));
  }
  const demo = demonstrationKeys(assembled.inForce.registry, null);
  if (demo.length > 0) throw new Refusal(demo.map(call.tell).join('\n'));
  const recorder = await recorderOf(call, assembled.inForce.registry.recorders);
  const made = await composeRoot(bundles, ledger.state.head, recorder);
  if ('findings' in made) {
    printFindings(call, 'content', made.findings);
    throw new Refusal(call.say('ledger-governed-broken', { bundle: 'HEAD:content' }));
  }
  const by = { message: call.say('reroot-message'), recorder: recorder.id, time: made.record.time };
  if (!(await append(git, place, commit, made.edit, by)))
    throw new Error('the ledger moved meanwhile; nothing was written');
  call.print(call.say('reroot-done', { root: made.digest }), { root: made.digest });
  return exit.done;
}
