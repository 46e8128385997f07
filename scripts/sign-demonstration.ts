/**
 * Signs the demonstration afresh: throw-away keys in a temporary folder, the ledger from its root record on, one record after another
 * with the clock of the plan. Private keys are gone when it ends; the public ones go on the deny list for every other group.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBundles } from './command/bundles.ts';
import { publicKeyOf, signText } from './command/ssh.ts';
import { withFreshKeys } from './demonstration/people.ts';
import { recordStep, withVersion } from './demonstration/step.ts';
import type { Edit } from './git/commit.ts';
import { diskFiles } from './git/files.ts';
import { composeCheckpoint, editOf, type Recorder } from './ledger/compose.ts';
import { recordNamespace } from './ledger/record.ts';
import { composeRoot } from './ledger/root.ts';
import { type Ledger, verifyLedger } from './ledger/verify.ts';
import { validate } from './site/validate.ts';
import { parseYaml } from './site/yaml.ts';
import { tell } from './words/say.ts';

const top = fileURLToPath(new URL('../', import.meta.url));
const content = join(top, 'content');
const ledgerFolder = join(content, 'ledger');
const versions = new URL('./demonstration/versions/', import.meta.url);

async function readPlan() {
  const yaml = parseYaml(await readFile(new URL('./demonstration/plan.yml', import.meta.url), 'utf8'), 'plan.yml');
  if ('findings' in yaml) throw new Error(yaml.findings.map((finding) => tell('zh', finding)).join('\n'));
  const valid = validate('demonstration', yaml.value, { file: 'plan.yml', lineOf: yaml.lineOf });
  if ('findings' in valid)
    throw new Error(valid.findings.map((finding) => `${finding.line} ${tell('zh', finding)}`).join('\n'));
  return valid.value;
}

async function write({ put, remove }: Edit): Promise<void> {
  for (const path of remove) await rm(join(ledgerFolder, path));
  for (const [path, entry] of put) {
    if (!('bytes' in entry)) throw new Error(`${path} has no bytes`);
    await mkdir(dirname(join(ledgerFolder, path)), { recursive: true });
    await writeFile(join(ledgerFolder, path), entry.bytes);
  }
}

async function verified(root: string): Promise<Ledger> {
  const found = await verifyLedger(diskFiles(ledgerFolder), root);
  if ('broken' in found) throw new Error(found.broken.map(({ what }) => tell('zh', what)).join('\n'));
  return found.ledger;
}

const plan = await readPlan();
const folder = await mkdtemp(join(tmpdir(), 'qianfa-demonstration-'));
try {
  await rm(ledgerFolder, { recursive: true, force: true });
  const { QIANFA_RECORDER_KEY: recorderKey, QIANFA_PUBLISHER_KEY: publisherKey } = process.env;
  const keys = new Map<string, string>([
    ...(recorderKey ? [['recorder-1', recorderKey] as const] : []),
    ...(publisherKey ? [['publisher-1', publisherKey] as const] : []),
  ]);
  for (const name of ['people.yml', 'machines.yml']) {
    const file = join(content, 'registry', name);
    await writeFile(file, await withFreshKeys(await readFile(file, 'utf8'), folder, keys));
  }
  const key = keys.get('recorder-1') ?? '';
  const recorder = (at: string): Recorder => ({
    id: 'recorder-1',
    sign: (text) => signText(key, recordNamespace, text),
    now: () => Date.parse(at),
  });
  const files = diskFiles(content);
  // A bundle that the plan signs later is not yet there when the ledger begins.
  const later = new Set(plan.steps.map(({ path }) => path));
  const first = new Map([...(await readBundles(files))].filter(([id]) => !later.has(id)));
  const root = await composeRoot(first, null, recorder(plan.root_at));
  if ('findings' in root)
    throw new Error(root.findings.map((finding) => `${finding.file} ${tell('zh', finding)}`).join('\n'));
  await write(root.edit);
  for (const step of plan.steps) {
    await write(
      await recordStep(await verified(root.digest), withVersion(files, step, versions), step, keys, recorder(step.at)),
    );
    process.stderr.write(`${step.at} ${step.path}\n`);
  }
  const end = await composeCheckpoint(await verified(root.digest), recorder(plan.as_of));
  if ('refused' in end) throw new Error(end.refused.map((sentence) => tell('zh', sentence)).join('\n'));
  await write(editOf(end, []));
  const publicKeys = await Promise.all([...keys.values()].map((path) => publicKeyOf(path)));
  const denied = { root: root.digest, keys: publicKeys.sort() };
  await writeFile(new URL('./site/denied-keys.json', import.meta.url), `${JSON.stringify(denied, null, 2)}\n`);
  const packageFile = join(top, 'package.json');
  const pack: unknown = JSON.parse(await readFile(packageFile, 'utf8'));
  if (typeof pack !== 'object' || pack === null) throw new Error('package.json is no object');
  await writeFile(
    packageFile,
    `${JSON.stringify({ ...pack, config: { root: root.digest, as_of: plan.as_of } }, null, 2)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
