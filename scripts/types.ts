/** Writes what follows from the schemas: scripts/site/types.gen.ts and schemas/README.md; `--check` only tells whether they are up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fieldDocs } from './site/field-docs.ts';
import { generateTypes } from './site/generate-types.ts';

const schemas = new URL('../schemas/', import.meta.url);
const made = new Map([
  [new URL('./site/types.gen.ts', import.meta.url), await generateTypes(schemas)],
  [new URL('README.md', schemas), fieldDocs(schemas)],
]);
for (const [target, text] of made) {
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    console.error(`${target.pathname} is stale: run npm run types`);
    process.exitCode = 1;
  }
}
