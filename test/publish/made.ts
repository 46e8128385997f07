import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { releaseName } from '../../scripts/publish/release-name.ts';
import type { Release } from '../../scripts/publish/target.ts';
import { someDigest } from '../fixture/group.ts';

/** A release of these files, in a folder below `folder` that is its own. */
export async function made(
  folder: string,
  seq: number,
  files: Readonly<Record<string, string | Buffer>>,
  program = 'program',
): Promise<Release> {
  const output = join(folder, `output-${seq}`);
  await rm(output, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(output, path)), { recursive: true });
    await writeFile(join(output, path), content);
  }
  const ledger = { seq, digest: someDigest(`${seq}`), time: '2026-03-02T09:00:00+08:00' };
  const counted = await countFiles(output, await filesBelow(output));
  const base = { v: 1 as const, group: 'shiqiao', root: someDigest('root'), ledger, as_of: ledger.time, coming: [] };
  const manifest = { ...base, program: someDigest(program), files: counted };
  const text = canonicalJson(manifest);
  await writeFile(join(output, 'manifest.json'), text);
  return { name: releaseName(manifest, text), output, manifest, text, signature: `signature ${seq}` };
}
