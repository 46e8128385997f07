/** Writes the workflows for Gitea and Forgejo from those for GitHub; with --check only compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giteaWorkflow, giteaWorkflows } from './command/gitea-workflows.ts';

const root = join(import.meta.dirname, '..');
const stale: string[] = [];
for (const name of giteaWorkflows) {
  const made = giteaWorkflow(name, readFileSync(join(root, '.github/workflows', name), 'utf8'));
  const file = join(root, '.gitea/workflows', name);
  if (!process.argv.includes('--check')) writeFileSync(file, made);
  else if (readFileSync(file, 'utf8') !== made) stale.push(name);
}
if (stale.length > 0) {
  console.error(`.gitea/workflows: ${stale.join(', ')} stale. Run: node scripts/workflows.ts`);
  process.exitCode = 1;
}
