import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import { parseManifest } from '../build/manifest.ts';
import type { Manifest } from '../site/types.gen.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { answeredWith } from './answered-with.ts';
import { changes, type NewFile, sitesIn } from './changes.ts';
import { type Claim, claim, type Publisher } from './claim.ts';
import { inBatches } from './in-batches.ts';
import { releaseName } from './release-name.ts';
import { ownFile, type Storage, type Stored } from './storage.ts';
import type { Release, Seen, Standing, Target } from './target.ts';

/** Manifest and signature in one object each, since storage changes one at a time: what is shown whole, and what was begun after it. */
const [shownName, begunName, claims] = ['manifest.signed', 'manifest.begun', '.publishing/'];

type File = Manifest['files'][number];

const size = (file: { size: number }) => file.size;
const free = () => 0;

async function readFileOf(output: string, { path, sha256: digest }: File): Promise<Buffer> {
  const bytes = await readFile(join(output, path));
  if (sha256(bytes) !== digest) throw new CouldNot(said('publish-output-changed', { file: path }));
  return bytes;
}

async function summed({ output, manifest }: Release): Promise<NewFile[]> {
  const files: NewFile[] = [];
  await inBatches(manifest.files, size, async (file) => {
    const md5 = createHash('md5')
      .update(await readFileOf(output, file))
      .digest('hex');
    files.push({ ...file, md5 });
  });
  return files;
}

const manifestIn = (standing: Standing | null) => (standing ? parseManifest(standing.text) : null);

/**
 * Object storage below `prefix`: each site has its folder there. Nothing switches it at once, so files change in an order in which a reader meets
 * no dead link (changes.ts), `manifest.signed` last; what was begun is written down first, so that no older release comes after it.
 */
export function objectTarget(input: {
  storage: Storage;
  prefix: string;
  place: string;
  publisher: () => Promise<Publisher>;
  /** Milliseconds after which a claim that nobody renews is given up. */
  lease: number;
}): Target {
  const { storage, prefix, place, publisher, lease } = input;
  let touched = false;

  const signed = async (name: string): Promise<Standing | null> => {
    const object = await storage.read(prefix + name);
    if (object === null) return null;
    const line = object.indexOf('\n');
    const [text, signature] = line < 0 ? [object, ''] : [object.slice(0, line), object.slice(line + 1)];
    const manifest = parseManifest(text);
    return { name: manifest ? releaseName(manifest, text) : '', text, signature };
  };
  const sign = (name: string, { text, signature }: Release) =>
    storage.write(prefix + name, Buffer.from(`${text}\n${signature}`), ownFile);
  const seen = async (): Promise<Seen> => ({ standing: await signed(shownName), begun: await signed(begunName) });

  /** What lies there, by path. What another program put has its headers compared: nothing in a listing tells them. */
  async function listed(files: readonly NewFile[], sameProgram: boolean): Promise<Map<string, Stored>> {
    // Consoles put empty objects for folders.
    const objects = (await storage.list(prefix)).filter((one) => one.size > 0 || !one.key.endsWith('/'));
    const there = new Map(objects.map((one) => [one.key.slice(prefix.length), one]));
    const same = files.filter(({ path, md5 }) => !sameProgram && there.get(path)?.tag === md5);
    await inBatches(same, free, async ({ path }) => {
      const [is, wanted, old] = [await storage.headers(prefix + path), answeredWith(path), there.get(path)];
      if (old && (is?.type !== wanted.type || is.cache !== wanted.cache)) there.set(path, { ...old, tag: '' });
    });
    return there;
  }

  async function bringUnder(own: Claim, release: Release, { standing, begun }: Seen): Promise<string[]> {
    const files = await summed(release);
    const manifests = [standing, begun].flatMap((one) => manifestIn(one) ?? []);
    const there = await listed(
      files,
      manifests.every(({ program }) => program === release.manifest.program),
    );
    const known = new Set(manifests.flatMap((one) => one.files.map(({ path }) => path)));
    const { strangers, first, put, last } = changes(there, files, known);
    if (manifests.length === 0) refuseForeign(there, files);
    const isNew = standing?.name !== release.name || begun !== null;
    if (isNew) await sign(begunName, release);
    const remove = (paths: readonly string[]) =>
      inBatches(paths, free, (path) => {
        own.check();
        return storage.remove(prefix + path);
      });
    touched = [strangers, first, put, last].some((part) => part.length > 0);
    await remove([...first, ...strangers]);
    for (const part of put)
      await inBatches(part, size, async (file) => {
        const bytes = await readFileOf(release.output, file);
        own.check();
        await storage.write(prefix + file.path, bytes, answeredWith(file.path));
      });
    // While the old manifest stands, what goes last is known to be its own.
    await remove(last);
    own.check();
    if (isNew) {
      await sign(shownName, release);
      await storage.remove(prefix + begunName);
    }
    return strangers;
  }

  /** Where nothing was ever published somebody else's files may lie, and the place be misspelt. */
  function refuseForeign(there: ReadonlyMap<string, Stored>, files: readonly NewFile[]): void {
    const sites = [...sitesIn(files.map(({ path }) => path))];
    const count = [...there.keys()].filter((path) => sites.some((site) => path.startsWith(site))).length;
    if (count > 0) throw new CouldNot(said('publish-not-empty', { place, count }));
  }

  return {
    place,
    inPlace: true,
    inside: null,
    files: async (_standing, { files }) => files,
    seen,
    async bring(release, before) {
      touched = false;
      const own = await claim(storage, prefix + claims, await publisher(), lease);
      try {
        const now = await seen();
        if (now.standing?.name !== before.standing?.name || now.begun?.name !== before.begun?.name) return null;
        return { strangers: await bringUnder(own, release, now) };
      } finally {
        // A mark that cannot be taken away now is given up by its age; what went wrong before is what counts.
        await own.end().catch(() => undefined);
      }
    },
    unfinished: (old) => said(touched ? 'publish-broken-between' : 'publish-broken-off', { place, old }),
    releases: async () => [],
    remove: async () => undefined,
  };
}
