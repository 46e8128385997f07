/** Makes all pages of made-up articles, without the search: a process of its own for the measuring. `node pages.ts <articles> <output>` */
import { buildPages } from '../../scripts/build/pages.ts';
import { madeLive, randomArticles } from './live.ts';

const [count = '', output = ''] = process.argv.slice(2);
await buildPages({
  live: madeLive(randomArticles(Number(count), 1)),
  asOf: '2036-01-01T00:00:00+08:00',
  output,
  program: new URL('../../', import.meta.url),
});
