/** Writes scripts/site/types.gen.ts from the schemas; `--check` only tells whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { generateTypes } from './site/generate-types.ts';

const target = new URL('./site/types.gen.ts', import.meta.url);
const made = await generateTypes(new URL('../schemas/', import.meta.url));
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== made) {
    console.error('scripts/site/types.gen.ts is stale: run npm run types');
    process.exit(1);
  }
} else {
  writeFileSync(target, made);
}
