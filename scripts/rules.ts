/** Writes .github/RULES.md, the page of all rules of the checks, from the rules; a test fails while it is stale. */
import { writeFileSync } from 'node:fs';
import { rules } from './check/check.ts';
import { rulesPage } from './check/explain.ts';

writeFileSync(new URL('../.github/RULES.md', import.meta.url), rulesPage(rules, 'zh'));
