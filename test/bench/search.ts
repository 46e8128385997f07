/** Makes the search index of made-up articles, a process of its own for the measuring: `node search.ts <articles> <output>` */
import { openOutput } from '../../scripts/build/output.ts';
import { programDigest } from '../../scripts/build/program.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import { madeLive, randomArticles } from './live.ts';

const [count = '', output = ''] = process.argv.slice(2);
const live = madeLive(randomArticles(Number(count), 1));
const entries = searchEntries(live, stateAt(live, '2036-01-01T00:00:00+08:00'));
const program = await programDigest(new URL('../../', import.meta.url));
await buildSearch({ entries, sites: ['main'], output: openOutput(output), program });
