/**
 * Writes the workflows for Gitea and Forgejo from those for GitHub; with --check only compares them. With --into <folder> fills both in for
 * an office: .github/workflows and .gitea/workflows of that folder then hold the program's address and revision, the ledger's root and where
 * to publish as literals.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Filling, fillings, fillWorkflow } from './command/fill-workflow.ts';
import { giteaWorkflow, giteaWorkflows } from './command/gitea-workflows.ts';

const root = join(import.meta.dirname, '..');
const usage = `node scripts/workflows.ts [--check]
node scripts/workflows.ts --into <folder> --program <url> --revision <40 hex> --root <64 hex> --known-hosts <file>
  [--publish-to 'user@host:/folder' or 's3://bucket/prefix?endpoint=https://…&region=…'] [--repository owner/name (Gitea, Forgejo)] [--ledger-url git@host:owner/name.git]`;

/** Fills every workflow in, for the operator to put on the protected branch. */
function fillInto(folder: string, given: Partial<Record<Filling, string>>) {
  const hosts = given['known-hosts'];
  const values = { ...given, ...(hosts === undefined ? {} : { 'known-hosts': readFileSync(hosts, 'utf8').trim() }) };
  for (const needed of ['program', 'revision', 'root', 'known-hosts'] as const)
    if (values[needed] === undefined) throw new RangeError(`--${needed}`);
  for (const kind of ['.github/workflows', '.gitea/workflows']) {
    mkdirSync(join(folder, kind), { recursive: true });
    for (const name of readdirSync(join(root, kind))) {
      writeFileSync(join(folder, kind, name), fillWorkflow(readFileSync(join(root, kind, name), 'utf8'), values));
      console.log(join(folder, kind, name));
    }
  }
}

function generate(check: boolean) {
  for (const name of giteaWorkflows) {
    const made = giteaWorkflow(name, readFileSync(join(root, '.github/workflows', name), 'utf8'));
    const file = join(root, '.gitea/workflows', name);
    if (!check) writeFileSync(file, made);
    else if (readFileSync(file, 'utf8') !== made) {
      console.error(`.gitea/workflows/${name} is stale. Run: node scripts/workflows.ts`);
      process.exitCode = 1;
    }
  }
}

try {
  const text = { type: 'string' } as const;
  const places = Object.fromEntries(Object.keys(fillings).map((name) => [name, text]));
  const options = { check: { type: 'boolean' }, into: text, ...places } as const;
  const { check = false, into, ...given } = parseArgs({ options }).values;
  if (into === undefined) generate(check);
  else fillInto(into, given);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 2;
}
