import { sha256 } from '../article/canonical.ts';
import { parseManifest, readManifest } from '../build/manifest.ts';
import { programDigest } from '../build/program.ts';
import { makesTheSame } from '../build/release.ts';
import { type Due, dueIn, unitMemoryOf } from '../build/unit-memory.ts';
import { buildInUnits } from '../build/unit-release.ts';
import { gitFolderOf } from '../git/git.ts';
import { explained } from '../publish/failure.ts';
import { lastRemoved, type Removed } from '../publish/outlived.ts';
import { releaseName } from '../publish/release-name.ts';
import type { Inside, Release, Seen, Target } from '../publish/target.ts';
import { compareInstants } from '../site/time.ts';
import { CouldNot } from '../words/could-not.ts';
import { type Call, Later, Refusal } from './command.ts';
import { type Opened, program } from './open.ts';
import { findUnsigned, inFolder, type Making, release, tellUnsigned } from './releasing.ts';

/** A release that is ready to be brought to its target; `same` when the target shows it already. `end` takes away what is left of making it. */
export interface Made {
  /** What went since older releases were made, which may hold it still. */
  removed: Removed;
  release: Omit<Release, 'signature'>;
  same: boolean;
  remember(): void;
  end(): Promise<void>;
}

interface Bringing extends Making {
  target: Target;
  seen: Seen;
  /** Reads every file that stands at the target before anything of it is taken along. */
  reread: boolean;
}

/** Makes the release that the target is to show: within the target, folder by folder, where it can be, else in the folder `output`. */
export const made = (call: Call, opened: Opened, making: Bringing): Promise<Made> =>
  making.target.inside ? within(call, opened, making, making.target.inside) : beside(call, opened, making);

async function beside(call: Call, opened: Opened, { seen, ...making }: Bringing): Promise<Made> {
  const { output } = making;
  const { live, made: manifest, close } = await inFolder(call, opened, making);
  const text = (await readManifest(output)) ?? '';
  const name = releaseName(manifest, text);
  const same = seen.standing?.name === name && seen.begun === null;
  const nothing = () => undefined;
  const removed = lastRemoved(opened.ledger, live, making.asOf);
  close();
  return { removed, release: { name, output, manifest, text }, same, remember: nothing, end: async () => nothing() };
}

async function within(call: Call, opened: Opened, making: Bringing, inside: Inside): Promise<Made> {
  const { target, asOf, seen, reread, parts = [] } = making;
  const { standing } = seen;
  const shown = standing && parseManifest(standing.text);
  const wrong = reread && standing && shown ? await inside.differing(standing, shown) : [];
  if (wrong.length > 0) call.note('publish-reread', { count: wrong.length, names: wrong.slice(0, 5).join('、') });
  const sound = wrong.length === 0;
  const { git } = opened.repository;
  const gitFolder = git && (await gitFolderOf(git));
  const memory = gitFolder && unitMemoryOf(gitFolder, inside.folder);
  const { ledger } = opened;
  const made = { ledger: ledger.state.head.digest, zone: ledger.inForce.group.zone, asOf };
  if (standing && shown && sound && makesTheSame(shown, { ...made, program: await programDigest(program) })) {
    call.note('publish-unchanged', { place: target.place });
    const same = { name: standing.name, output: '', manifest: shown, text: standing.text };
    const removed = await unchanged(call, opened, asOf, memory ? dueIn(memory, sha256(standing.text)) : null);
    return { removed, release: same, same: true, remember: () => undefined, end: inside.end };
  }
  try {
    const found = await release(call, opened, asOf, async (live, _, crew) => {
      const folder = await inside.begin();
      // Whoever published before this one had the claim may have taken away what it was about to take along.
      const now = await target.seen();
      if (now.standing?.name !== standing?.name)
        throw new Later(call.say('publish-overtaken', { place: target.place }));
      const built = await buildInUnits({
        live,
        asOf,
        program,
        target: inside.folder,
        work: folder,
        standing: standing && sound ? { release: inside.releaseAt(standing.name), text: standing.text } : null,
        memory,
        parts,
        crew,
      });
      const { manifest, text, remember } = built;
      return { release: { name: releaseName(manifest, text), output: folder, manifest, text }, remember };
    });
    const removed = lastRemoved(ledger, found.live, asOf);
    // What was read is written to the disk when the release is shown.
    const end = async () => {
      found.close();
      await inside.end();
    };
    return { removed, ...found.made, same: false, end };
  } catch (error) {
    await inside.end();
    if (error instanceof Refusal) throw error;
    const old = standing?.name ?? call.say('publish-nothing');
    return Promise.reject(error)
      .catch(explained)
      .catch((cause: unknown) => {
        throw new CouldNot(target.unfinished(old), { cause });
      });
  }
}

/**
 * Tells what is to be told where nothing is made, and gives what went. What was remembered (`due`) when the release was shown and cleaned up after
 * says that nothing is left to be done for it; else every article is read.
 */
async function unchanged(call: Call, opened: Opened, asOf: string, due: readonly Due[] | null): Promise<Removed> {
  if (!due) {
    const { live, close } = await release(call, opened, asOf, async () => null);
    const removed = lastRemoved(opened.ledger, live, asOf);
    close();
    return removed;
  }
  for (const { path, by } of due) if (compareInstants(by, asOf) < 0) call.note('build-overdue', { path, by });
  tellUnsigned(call, await findUnsigned(call, opened));
  return { seq: opened.ledger.state.lastRemoval, at: 0 };
}
