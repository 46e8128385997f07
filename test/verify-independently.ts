/**
 * Recomputes a ledger by its description alone (DESIGN §1, §3, §5), with nothing of scripts/: node's own modules and ssh-keygen.
 *   node test/verify-independently.ts [folder of the ledger] [digest of its root record]
 * Chain, names, digests, signatures (by keys of the registry of that moment), live bytes; not the routes. Ends with 1 if any is wrong.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

type Texts<K extends string> = Record<K, string>;
type Item = Texts<'id' | 'path' | 'digest'> & { replaces: string | null; reason?: string; original?: object };
type Bound = { group: string; root: string | null; items: Item[] };
type Row = Bound & Texts<'type' | 'time' | 'recorder' | 'signature'> & { seq: number; previous: string | null };
type Evidence = Texts<'statement' | 'signature' | 'answer' | 'commit' | 'forge'>;
type Signed = { signers?: Texts<'person' | 'statement' | 'grade'>[]; evidence?: Evidence[] };

const [folder = 'content/ledger', pinned] = process.argv.slice(2);
const faults: string[] = [];
const demand = (right: boolean, what: string) => right || faults.push(what);
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** RFC 8785 for what a ledger holds: whole numbers, and text that JSON.stringify escapes as the RFC does. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

const all = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => !entry.isDirectory())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'));
const bytesOf = (path: string) => readFileSync(join(folder, path));

/** The digest of an article or bundle whose files lie below `place`. */
function digestAt(place: string, id: string, path: string): string {
  const files = all
    .filter((file) => file.startsWith(`${place}/`))
    .map((file) => ({ name: file.slice(place.length + 1).normalize('NFC'), bytes: bytesOf(file) }))
    .map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha(bytes) }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return sha(canonical({ v: 1, id, path, files }));
}

/** Whose each key and account of a registry is, read by eye: it belongs to the `- id:` before it. */
function keysOf(version: string): [owner: string, key: string][] {
  const pattern = /^ *- *\{? *id: *([\w-]+)|((?:ssh|ecdsa)-\S+ [\w+/=]{40,})|forge: *(\S+?)\/?,?\s+id: *['"]?(\d+)/gm;
  let owner = '';
  return ['people.yml', 'machines.yml'].flatMap((name) =>
    [...bytesOf(`governed/${version}/${name}`).toString().matchAll(pattern)].map(([, id, key, forge, account]) => {
      owner = id ?? owner;
      return [owner, key ?? `${forge} ${account}`] satisfies [string, string];
    }),
  );
}

const work = mkdtempSync(join(tmpdir(), 'qianfa-independent-'));
const waiting: (() => Promise<void>)[] = [];
let keys: [string, string][] = [];

/** Asks ssh-keygen, later, whether `owner` signed `text` with a key that is his now. */
function ask(what: string, owner: string, namespace: string, text: string, signature: string): void {
  const [allowed, file] = [join(work, `${waiting.length}.keys`), join(work, `${waiting.length}.sig`)];
  const own = keys.filter(([person, key]) => person === owner && /^(ssh|ecdsa)-/.test(key));
  writeFileSync(allowed, own.map(([, key]) => `${owner} ${key}\n`).join(''));
  writeFileSync(file, signature);
  waiting.push(async () => {
    const args = ['-Y', 'verify', '-f', allowed, '-I', owner, '-n', namespace, '-s', file];
    const child = spawn('ssh-keygen', args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => undefined).end(text);
    const code = await new Promise((resolve) => child.on('close', resolve));
    demand(code === 0, `${what}: no good signature by ${owner}`);
  });
}

/** Whether the forge's raw answer is an approval, not dismissed, of the recorded commit, by an account of the person. */
const reviewed = (person: string, { answer, commit, forge }: Evidence, said = JSON.parse(answer)): boolean =>
  keys.some(([owner, account]) => owner === person && account === `${forge} ${said.user.id}`) &&
  canonical([said.state, said.dismissed ?? false, said.commit_id]) === canonical(['APPROVED', false, commit]);

/** Every signer's statement approves these very items, in this group, under this root. */
function askSigners(path: string, { group, root, items, signers = [], evidence = [] }: Bound & Signed): void {
  for (const { person, statement, grade } of signers) {
    const found = evidence.find((entry) => sha(entry.statement) === statement);
    const said: (Bound & { decision: string; signer: string }) | undefined = found && JSON.parse(found.statement);
    const what = (one: Item) => canonical([one.id, one.path, one.digest, one.replaces, one.original ?? null]);
    const covered = items.every((item) => said?.items.some((one) => what(one) === what(item)));
    const own = grade === 'paper' || said?.signer === person;
    const bound = own && said?.group === group && said.root === root && said.decision === 'approve';
    demand(covered && bound, `${path}: ${person} did not approve these bytes here`);
    if (found && grade === 'ssh') ask(path, person, 'qianfa-v1', found.statement, found.signature);
    if (found && grade === 'forge') demand(reviewed(person, found), `${path}: ${person} did not approve on the forge`);
  }
}

const records = all.filter((path) => path.startsWith('records/')).sort((a, b) => (a.slice(16) < b.slice(16) ? -1 : 1));
const newest = new Map<string, { record: string; item: Item; stays: boolean }>();
let [previous, root, time]: [string | null, string, number] = [null, '', 0];
for (const [index, path] of records.entries()) {
  const file = bytesOf(path);
  const name = sha(file);
  const record: Row & Signed = JSON.parse(file.toString());
  const { signature, ...rest } = record;
  demand(
    path.endsWith(`/${String(index + 1).padStart(8, '0')}-${name}.json`),
    `${path}: not named by number and digest`,
  );
  demand(record.seq === index + 1 && record.previous === previous, `${path}: does not follow on the record before`);
  demand(canonical(record) === file.toString(), `${path}: not canonical`);
  demand(Date.parse(record.time) >= time, `${path}: time goes backwards`);
  const isRoot = record.type === 'root';
  if (isRoot) root = name;
  demand(record.root === (isRoot ? null : root), `${path}: another root`);
  const registry = record.items.find(({ id }) => id === 'registry');
  if (isRoot && registry) keys = keysOf(registry.digest);
  ask(path, record.recorder, 'qianfa-record-v1', canonical(rest), signature);
  askSigners(path, record);
  if (registry) keys = keysOf(registry.digest);
  for (const item of record.items) {
    const before = newest.get(item.id);
    demand(
      isRoot || item.replaces === (before?.record ?? null),
      `${path}: ${item.id} does not replace its newest record`,
    );
    const governed = item.id === item.path;
    const hash = governed ? digestAt(`governed/${item.digest}`, item.id, item.id) : item.digest;
    demand(hash === item.digest, `${path}: governed ${item.id} hashes differently`);
    const goes = record.type === 'withdrawal' && !['更正', '失效'].includes(item.reason ?? '');
    const stays = record.type === 'purge' ? (before?.stays ?? false) : !governed && !goes;
    newest.set(item.id, { record: name, item, stays });
  }
  [previous, time] = [name, Date.parse(record.time)];
}
demand(records.length > 0, 'no records');
demand(pinned === undefined || root === pinned, `the root is ${root}, not ${pinned}`);

const below = all.filter((path) => path.startsWith('live/'));
const live = new Set(below.map((path) => path.split('/').slice(1, 5).join('/')));
for (const { item } of [...newest.values()].filter(({ stays }) => stays)) {
  live.delete(item.path);
  demand(digestAt(`live/${item.path}`, item.id, item.path) === item.digest, `live/${item.path} hashes differently`);
}
for (const path of live) demand(false, `live/${path}: no record`);
const summary = `${records.length} records, ${waiting.length} signatures, root ${root}`;
while (waiting.length > 0) await Promise.all(waiting.splice(0, 4).map((next) => next()));
rmSync(work, { recursive: true });
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
console.log(`${summary}: ${faults.length > 0 ? 'does not agree' : 'agrees'}`);
