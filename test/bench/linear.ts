/**
 * What a build costs for each article that did not change, part by part, in microseconds of the processor's time: `node test/bench/linear.ts 100000`.
 * Nothing is read and nothing is written here: these are the parts between the ledger and the files, which look at every article.
 */
import { apiFiles } from '../../scripts/build/api.ts';
import { sheavesOf } from '../../scripts/build/article-keys.ts';
import { clockOf } from '../../scripts/build/clock.ts';
import { feedsOf } from '../../scripts/build/feeds.ts';
import { pageKey } from '../../scripts/build/page-key.ts';
import { originalsOnly } from '../../scripts/build/pictures.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { tierName, tiersOf } from '../../scripts/build/search-tiers.ts';
import { siteViewsOf } from '../../scripts/build/site-views.ts';
import { sitemapOf } from '../../scripts/build/sitemap.ts';
import { sitemapFiles } from '../../scripts/build/sitemap-xml.ts';
import { comingInstants, stateAt } from '../../scripts/build/state.ts';
import { overviews } from '../../scripts/build/templates.ts';
import { noTexts } from '../../scripts/build/texts.ts';
import { viewsOf } from '../../scripts/build/views.ts';
import { madeLive, randomArticles } from './live.ts';

const count = Number(process.argv[2] ?? 100_000);
if (!Number.isInteger(count) || count < 1) {
  console.error('usage: node test/bench/linear.ts [articles]   e.g. node test/bench/linear.ts 100000');
  process.exit(2);
}

let sum = 0;
function timed<T>(name: string, act: () => T): T {
  const before = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(before);
  const each = (user + system) / count;
  sum += each;
  console.log(`| ${name} | ${each.toFixed(1)} |`);
  return result;
}

// The same texts again and again: nobody reads them here, and they would fill the memory.
const some = randomArticles(Math.min(count, 1000), 1);
const live = madeLive(
  Array.from({ length: count }, (_, at) => {
    const made = some[at % some.length];
    if (!made) throw new Error('no article');
    return { ...made, title: `${made.title}${at}` };
  }),
);
const program = '0'.repeat(64);
console.log('| part | µs an article |\n|---|---|');
const asOf = '2040-01-01T00:00:00+08:00';
const state = timed('what is to be seen', () => stateAt(live, asOf));
timed('coming instants', () => comingInstants(live, asOf));
const sites = timed('sites', () =>
  siteViewsOf(live, state, clockOf(live.inForce.group.zone), noTexts, originalsOnly, () => ({
    assets: {},
    mark: null,
  })),
);
timed('keys of articles', () => [...sheavesOf(sites, state, program)]);
const views = timed('lists and other pages', () => viewsOf(sites, state));
timed('keys of lists and other pages', () =>
  overviews.map((template) => views[template].map((view) => pageKey(template, view, program))),
);
timed('feeds', () => [...sites.values()].map(feedsOf));
timed('sitemaps and their keys', () =>
  [...sites.values()].map((site) => sitemapFiles('https://x.example', sitemapOf(site, views), program)),
);
timed('keys of the interface for programs', () =>
  [...sites.values()].map((site) => [...apiFiles(site, program)].length),
);
timed('names of the tiers of the search', () =>
  tiersOf(searchEntries(live, state)).map((tier) => tierName(tier, program)),
);
console.log(`| all | ${sum.toFixed(1)} |`);
console.error(
  `${state.shown.size} articles, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB with the made-up articles`,
);
