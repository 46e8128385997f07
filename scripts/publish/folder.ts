import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { runs } from '../build/fresh-folder.ts';
import { manifestName } from '../build/manifest.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { mendRelease } from './mend.ts';
import { namesOnDisk, onDisk } from './on-disk.ts';
import { differing, filesOf, needless } from './store.ts';
import { currentLink, releasesFolder, signatureName, type Target } from './target.ts';

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null);

/** `act`, or null where there is no such file. */
async function ifThere<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Where somebody works at this target, and a link that was not put in its place: the number of the process stands in the name. */
const work = /^\.(?:publish-(\d+)-\w{6}|next-(\d+))$/;

/** A folder of one's own at the target; or the number of another publisher, which is at work there. */
type Claimed = { own: string } | { busy: number };

/** Whether something is no more than a day older than what was made just now. */
const isFresh = async (path: string, now: string): Promise<boolean> =>
  (await lstat(now)).mtimeMs - (await lstat(path)).mtimeMs < 86_400_000;

/** Claims the target, and takes away what publishers that were killed left behind. */
async function claim(folder: string): Promise<Claimed> {
  await mkdir(join(folder, releasesFolder), { recursive: true });
  const own = await mkdtemp(join(folder, `.publish-${process.pid}-`));
  await chmod(own, 0o755);
  for (const name of await readdir(folder)) {
    const [, publishing, linking] = work.exec(name) ?? [];
    const pid = Number(publishing ?? linking ?? Number.NaN);
    if (Number.isNaN(pid)) continue;
    // In a container every publisher may have the same number: what one of them left a day ago will not go on.
    if (pid === process.pid && (name === basename(own) || (await isFresh(join(folder, name), own)))) continue;
    if (pid !== process.pid && runs(pid)) {
      await rm(own, { recursive: true, force: true });
      return { busy: pid };
    }
    await rm(join(folder, name), { recursive: true, force: true });
  }
  return { own };
}

/**
 * A folder of this machine, or of a disk mounted here. Whoever makes a release there, or takes anything out of its store, holds the claim: what
 * another one just put there belongs to no release yet. `env` is for the programs that are run here.
 */
export function folderTarget(to: string, cwd: string, env: Readonly<Record<string, string | undefined>> = {}): Target {
  const folder = resolve(cwd, to);
  const at = (name: string) => join(folder, releasesFolder, name);
  const shown = async () => {
    const there = await ifThere(lstat(join(folder, currentLink)));
    if (there && !there.isSymbolicLink())
      throw new CouldNot(said('publish-no-link', { file: join(folder, currentLink) }));
    return there ? basename(await readlink(join(folder, currentLink))) : null;
  };
  /** The switch. */
  const show = async (name: string) => {
    const next = join(folder, `.next-${process.pid}`);
    await rm(next, { force: true });
    await symlink(join(releasesFolder, name), next);
    await rename(next, join(folder, currentLink));
  };
  /** Takes away a release that was laid here and is not shown. */
  const unlay = async (name: string) => {
    if ((await shown()) !== name) await rm(at(name), { recursive: true, force: true });
  };
  let held: string | null = null;
  const begin = async () => {
    const claimed = await claim(folder);
    if ('busy' in claimed) throw new CouldNot(said('publish-busy', { pid: claimed.busy }));
    held = claimed.own;
    await mkdir(join(held, 'new'));
    return join(held, 'new');
  };
  const end = async () => {
    if (held !== null) await rm(held, { recursive: true, force: true });
    held = null;
  };
  const releases = async () => {
    const there = (await ifThere(readdir(join(folder, releasesFolder), { withFileTypes: true }))) ?? [];
    return there.flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  };
  return {
    place: folder,
    inPlace: false,
    inside: {
      folder,
      releaseAt: at,
      begin,
      end,
      differing: (standing, manifest) => differing(folder, at(standing.name), manifest),
    },
    files: (standing, manifest) => filesOf(folder, at(standing.name), manifest),
    async seen() {
      const name = await shown();
      if (name === null) return { standing: null, begun: null };
      if (!(await ifThere(lstat(at(name))))) throw new CouldNot(said('publish-shown-gone', { place: folder, name }));
      // Without a manifest nobody signed what is shown.
      const text = (await ifThere(readFile(join(at(name), manifestName), 'utf8'))) ?? '';
      const signature = (await ifThere(readFile(join(at(name), signatureName), 'utf8'))) ?? '';
      return { standing: { name, text, signature }, begun: null };
    },
    async bring(release, { standing: from }) {
      const { name, output, text, signature } = release;
      await writeFile(join(output, manifestName), text);
      await writeFile(join(output, signatureName), signature);
      const isNew = name !== from?.name;
      // What the public reads is never away: where it was changed its files are put right one by one.
      if (!isNew) await mendRelease(at(name), release);
      else {
        await rm(at(name), { recursive: true, force: true });
        await rename(output, at(name));
      }
      try {
        await onDisk(folder, env);
        if ((await shown()) !== (from?.name ?? null)) return null;
        await show(name);
        return { strangers: [] };
      } finally {
        // Where this cannot be done either, what went wrong first is what counts, and the next publication does it.
        if (isNew) await unlay(name).catch(() => undefined);
      }
    },
    unfinished: (old) => said('publish-broken-off', { place: folder, old }),
    releases,
    async remove(names) {
      // The switch is on the disk before anything of an older release goes. What fails here fails when the new one is shown.
      await namesOnDisk(folder);
      const left = async () => (await releases()).filter((name) => !names.includes(name)).map(at);
      if (names.length === 0 && (await needless(folder, await left())).length === 0) return;
      const claimed = held === null ? await claim(folder) : null;
      // Another one is at work: it cleans when it has done.
      if (claimed && 'busy' in claimed) return;
      try {
        // What is shown now never goes, whatever was shown when the names were chosen.
        const showing = await shown();
        for (const name of names) if (name !== showing) await rm(at(name), { recursive: true, force: true });
        for (const file of await needless(folder, await left())) await rm(file, { recursive: true, force: true });
      } finally {
        if (claimed) await rm(claimed.own, { recursive: true, force: true });
      }
    },
  };
}
