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
import { basename, dirname, join, resolve } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import { linkOrWrite } from '../build/files.ts';
import { runs } from '../build/fresh-folder.ts';
import { manifestName, parseManifest } from '../build/manifest.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { currentLink, type Release, releasesFolder, type Standing, signatureName, type Target } from './target.ts';

type File = Manifest['files'][number];

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

/** Puts one file into the new release: linked to the old one's where that holds the same bytes, else written anew. */
async function place(
  file: File,
  { output, from, to }: { output: string; from: string | null; to: string },
): Promise<void> {
  const target = join(to, file.path);
  if (from !== null) {
    const old = join(from, file.path);
    const bytes = await ifThere(readFile(old));
    if (bytes && sha256(bytes) === file.sha256) return linkOrWrite(old, target, bytes);
  }
  const bytes = await readFile(join(output, file.path));
  if (sha256(bytes) !== file.sha256) throw new CouldNot(said('publish-output-changed', { file: file.path }));
  await writeFile(target, bytes);
}

const together = 16;

async function placeAll(
  { manifest, output }: Release,
  old: { at: string; files: ReadonlyMap<string, Digest> } | null,
  to: string,
) {
  for (const folder of new Set(manifest.files.map(({ path }) => dirname(path))))
    await mkdir(join(to, folder), { recursive: true });
  for (let at = 0; at < manifest.files.length; at += together) {
    const part = manifest.files.slice(at, at + together);
    const fromOf = ({ path, sha256: digest }: File) => (old?.files.get(path) === digest ? old.at : null);
    await Promise.all(part.map((file) => place(file, { output, from: fromOf(file), to })));
  }
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
  const put = async (release: Release, from: Standing | null) => {
    const own = await begin(folder);
    try {
      const files = new Map(from ? parseManifest(from.text)?.files.map(({ path, sha256 }) => [path, sha256]) : []);
      await placeAll(release, from ? { at: at(from.name), files } : null, own);
      await writeFile(join(own, manifestName), release.text);
      await writeFile(join(own, signatureName), release.signature);
      await rm(at(release.name), { recursive: true, force: true });
      await rename(own, at(release.name));
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  };
  return {
    place: folder,
    inPlace: false,
    async seen() {
      const name = await shown();
      if (name === null) return { standing: null, begun: null };
      // A link that leads nowhere shows no manifest, and nobody signed that.
      const text = (await ifThere(readFile(join(at(name), manifestName), 'utf8'))) ?? '';
      const signature = (await ifThere(readFile(join(at(name), signatureName), 'utf8'))) ?? '';
      return { standing: { name, text, signature }, begun: null };
    },
    async bring(release, { standing: from }) {
      await put(release, from);
      if ((await shown()) !== (from?.name ?? null)) return null;
      const next = join(folder, `.next-${process.pid}`);
      await rm(next, { force: true });
      await symlink(join(releasesFolder, release.name), next);
      await rename(next, join(folder, currentLink));
      return { strangers: [] };
    },
    unfinished: (old) => said('publish-broken-off', { place: folder, old }),
    releases: async () => (await ifThere(readdir(join(folder, releasesFolder)))) ?? [],
    async remove(names) {
      for (const name of names) await rm(at(name), { recursive: true, force: true });
    },
  };
}
