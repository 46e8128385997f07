/**
 * Makes all pages of made-up articles, without the search: a process of its own for the measuring. The articles are read from a file, one a line
 * as JSON, since those beside it read theirs from files too: `node pages.ts <articles> <output>`
 */
import { readFileSync } from 'node:fs';
import { buildPages } from '../../scripts/build/pages.ts';
import { type Made, madeLive } from './live.ts';

const [articles = '', output = ''] = process.argv.slice(2);
const lines = readFileSync(articles, 'utf8').trimEnd().split('\n');
await buildPages({
  live: madeLive(lines.map((line): Made => JSON.parse(line))),
  asOf: '2036-01-01T00:00:00+08:00',
  output,
  program: new URL('../../', import.meta.url),
});
