import { parseManifest, readManifest } from '../build/manifest.ts';
import { programDigest } from '../build/program.ts';
import { makesTheSame } from '../build/release.ts';
import { unitMemoryOf } from '../build/unit-memory.ts';
import { buildInUnits } from '../build/unit-release.ts';
import type { Live } from '../ledger/live-article.ts';
import { explained } from '../publish/failure.ts';
import { releaseName } from '../publish/release-name.ts';
import type { Inside, Release, Seen, Target } from '../publish/target.ts';
import { CouldNot } from '../words/could-not.ts';
import { type Call, Refusal } from './command.ts';
import { type Opened, program } from './open.ts';
import { inFolder, type Making, release } from './releasing.ts';

/** A release that is ready to be brought to its target; `same` when the target shows it already. `end` takes away what is left of making it. */
export interface Made {
  live: Live;
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
  const { live, made: manifest } = await inFolder(call, opened, making);
  const text = (await readManifest(output)) ?? '';
  const name = releaseName(manifest, text);
  const same = seen.standing?.name === name && seen.begun === null;
  const nothing = () => undefined;
  return { live, release: { name, output, manifest, text }, same, remember: nothing, end: async () => nothing() };
}

async function within(call: Call, opened: Opened, making: Bringing, inside: Inside): Promise<Made> {
  const { target, asOf, seen, reread, parts = [] } = making;
  const { standing } = seen;
  const shown = standing && parseManifest(standing.text);
  const wrong = reread && standing && shown ? await inside.differing(standing, shown) : [];
  if (wrong.length > 0) call.note('publish-reread', { count: wrong.length, names: wrong.slice(0, 5).join('、') });
  const sound = wrong.length === 0;
  const own = await programDigest(program);
  try {
    const found = await release(call, opened, asOf, async (live, gitFolder) => {
      if (standing && shown && sound && makesTheSame(shown, { live, asOf, program: own })) {
        call.note('publish-unchanged', { place: target.place });
        return { release: { name: standing.name, output: '', manifest: shown, text: standing.text }, remember() {} };
      }
      const folder = await inside.begin();
      // Whoever published before this one had the claim may have taken away what it was about to take along.
      const now = await target.seen();
      if (now.standing?.name !== standing?.name)
        throw new Refusal(call.say('publish-overtaken', { place: target.place }));
      const built = await buildInUnits({
        live,
        asOf,
        program,
        target: inside.folder,
        work: folder,
        standing: standing && sound ? { release: inside.releaseAt(standing.name), text: standing.text } : null,
        memory: gitFolder && unitMemoryOf(gitFolder, inside.folder),
        parts,
      });
      const { manifest, text, remember } = built;
      return { release: { name: releaseName(manifest, text), output: folder, manifest, text }, remember };
    });
    const { live, made: of } = found;
    return { live, ...of, same: of.release.output === '', end: inside.end };
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
