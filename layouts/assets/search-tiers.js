// The indexes of the search, one a period. Older ones are fetched when the newer ones do not hold what is wanted.

/** @typedef {{ content: string, raw_url: string, meta: Record<string, string>, filters: Record<string, string[]> }} Found */
/** @typedef {{ id: string, score: number, data(): Promise<Found> }} Hit */
/** Words in any order, then phrases that must stand letter by letter. @typedef {{ words: string, exact: string[], filters: Record<string, string>, byDay: boolean }} Question */
/** Hits of so many tiers, newest first, and whether older ones were not asked. @typedef {{ hits: Hit[], tiers: number, left: boolean }} Answer */

/** @param {string} name */
async function open(name) {
  const { createInstance } = await import(`/pagefind/${name}/pagefind.js`);
  // Not the page's language but the index's decides how Pagefind cuts a question, and it reads it here and only here.
  const { lang } = document.documentElement;
  document.documentElement.lang = 'en';
  // An article comes before those that name its number in their text.
  const pages = createInstance({ ranking: { metaWeights: { title: 5, numbers: 5 } } });
  document.documentElement.lang = lang;
  await pages.init();
  return pages;
}

/** @type {Promise<string[]> | undefined} */
let listed;
/** @type {Map<string, Promise<any>>} */
const opened = new Map();

/** Names of the tiers, newest first. */
function names() {
  listed = listed ?? fetch('/pagefind/tiers.json').then((answer) => answer.json());
  return listed;
}

/** @param {string} name */
function tier(name) {
  const pages = opened.get(name) ?? open(name);
  opened.set(name, pages);
  return pages;
}

/** The newest index, opened. */
export const newest = async () => tier((await names())[0]);

/**
 * Hits of one tier in Pagefind's order.
 * @param {any} pages
 * @param {Question} question
 * @returns {Promise<Hit[]>}
 */
async function searchIn(pages, { words, exact, filters, byDay }) {
  let { results } = await pages.search(words, { filters, sort: byDay ? { day: 'desc' } : {} });
  for (const phrase of exact) {
    const found = await pages.search(phrase, { filters });
    const ids = new Set(found.results.map((/** @type {Hit} */ { id }) => id));
    results = results.filter((/** @type {Hit} */ { id }) => ids.has(id));
  }
  return results;
}

/**
 * Asks tier after tier, the newest first, until there are `wanted` hits; goes on from an earlier answer. By relevance what came together stands
 * in the order of its scores; by day the order of the tiers is that of the days.
 * @param {Question} question
 * @param {number} wanted
 * @param {Answer} before
 * @returns {Promise<Answer>}
 */
export async function search(question, wanted, before = { hits: [], tiers: 0, left: true }) {
  const all = await names();
  /** @type {Hit[]} */
  const fresh = [];
  let at = before.tiers;
  for (; at < all.length && before.hits.length + fresh.length < wanted; at += 1)
    fresh.push(...(await searchIn(await tier(all[at]), question)));
  if (!question.byDay && at > before.tiers + 1) fresh.sort((a, b) => b.score - a.score);
  return { hits: [...before.hits, ...fresh], tiers: at, left: at < all.length };
}
