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
import { differing, filesOf, prune } from './store.ts';
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

/** Where somebody works at this target: the number of the process stands in the name. */
const work = /^\.publish-(\d+)-\w{6}$/;

/** Takes away what publishers that were killed left behind; another one that runs now is an error. */
async function begin(folder: string): Promise<string> {
  await mkdir(join(folder, releasesFolder), { recursive: true });
  const own = await mkdtemp(join(folder, `.publish-${process.pid}-`));
  await chmod(own, 0o755);
  for (const name of await readdir(folder)) {
    const pid = Number(work.exec(name)?.[1] ?? process.pid);
    if (name === basename(own) || !work.test(name)) continue;
    if (pid !== process.pid && runs(pid)) {
      await rm(own, { recursive: true, force: true });
      throw new CouldNot(said('publish-busy', { pid }));
    }
    if (pid !== process.pid) await rm(join(folder, name), { recursive: true, force: true });
  }
  return own;
}

/** A folder of this machine, or of a disk mounted here. */
export function folderTarget(to: string, cwd: string): Target {
  const folder = resolve(cwd, to);
  const at = (name: string) => join(folder, releasesFolder, name);
  const shown = async () => {
    const there = await ifThere(lstat(join(folder, currentLink)));
    if (there && !there.isSymbolicLink())
      throw new CouldNot(said('publish-no-link', { file: join(folder, currentLink) }));
    return there ? basename(await readlink(join(folder, currentLink))) : null;
  };
  const releases = async () => (await ifThere(readdir(join(folder, releasesFolder)))) ?? [];
  return {
    place: folder,
    inPlace: false,
    inside: {
      folder,
      releaseAt: at,
      begin: () => begin(folder),
      end: (work) => rm(work, { recursive: true, force: true }),
      differing: (standing, manifest) => differing(folder, at(standing.name), manifest),
    },
    files: (standing, manifest) => filesOf(folder, at(standing.name), manifest),
    async seen() {
      const name = await shown();
      if (name === null) return { standing: null, begun: null };
      // A link that leads nowhere shows no manifest, and nobody signed that.
      const text = (await ifThere(readFile(join(at(name), manifestName), 'utf8'))) ?? '';
      const signature = (await ifThere(readFile(join(at(name), signatureName), 'utf8'))) ?? '';
      return { standing: { name, text, signature }, begun: null };
    },
    async bring({ name, output, text, signature }, { standing: from }) {
      await writeFile(join(output, manifestName), text);
      await writeFile(join(output, signatureName), signature);
      // Of the same name are a release that was never shown, and one that is shown and was changed there: that one goes at the last moment.
      const old = join(folder, `.publish-${process.pid}-before`);
      await ifThere(rename(at(name), old));
      await rename(output, at(name));
      await rm(old, { recursive: true, force: true });
      if ((await shown()) !== (from?.name ?? null)) return null;
      const next = join(folder, `.next-${process.pid}`);
      await rm(next, { force: true });
      await symlink(join(releasesFolder, name), next);
      await rename(next, join(folder, currentLink));
      return { strangers: [] };
    },
    unfinished: (old) => said('publish-broken-off', { place: folder, old }),
    releases,
    async remove(names) {
      for (const name of names) await rm(at(name), { recursive: true, force: true });
      await prune(folder, (await releases()).map(at));
    },
  };
}
