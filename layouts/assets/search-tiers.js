// The indexes of the search, one a period. Older ones are fetched when the newer ones do not hold what is wanted.

/** @typedef {{ content: string, raw_url: string, meta: Record<string, string>, filters: Record<string, string[]> }} Found */
/** @typedef {{ id: string, score: number, data(): Promise<Found> }} Hit */
/** Words in any order, then phrases that must stand letter by letter. @typedef {{ words: string, exact: string[], filters: Record<string, string>, byDay: boolean }} Query */
/** What is asked, and the traces that an index has which holds it. @typedef {Query & { every: number[], some: number[] }} Question */
/** Hits of so many tiers, newest first, and whether older ones that can hold more were not asked. @typedef {{ hits: Hit[], tiers: number, left: boolean }} Answer */
/** @typedef {typeof import('./search-traces.js')} Traces */
/** What there is, the tiers newest first. @typedef {{ program: string, tiers: string[], traces: string | null }} Listed */

/** How often it could not be fetched: browsers remember that, by the address. */
let failures = 0;

/**
 * What is the same for all tiers, so that it is fetched once.
 * @param {string} program
 */
async function start(program) {
  const again = failures === 0 ? '' : `?${failures}`;
  const { createInstance } = await import(`/pagefind/${program}/pagefind.js${again}`).catch((error) => {
    failures += 1;
    throw error;
  });
  // Pagefind's worker is that of the first index, in which nothing is searched. Two that begin at once would each load the program, and one
  // would lose its memory to the other.
  await createInstance().search('');
  return createInstance;
}

/** What was fetched, or is on its way. @type {Map<string, Promise<any>>} */
const known = new Map();

/**
 * What `make` gives, made once; but what failed is made again when it is asked for again.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
function once(name, make) {
  const made =
    known.get(name) ??
    make().catch((error) => {
      known.delete(name);
      throw error;
    });
  known.set(name, made);
  return made;
}

/** Has the indexes listed and opened anew, when something of them was not to be had: a newer release may have others. */
export function forget() {
  for (const name of known.keys()) if (!name.startsWith('program-')) known.delete(name);
}

/** @param {string} name */
async function open(name) {
  const { program } = await listing();
  const createInstance = await once(program, () => start(program));
  // Not the page's language but the index's decides how Pagefind cuts a question, and it reads it here and only here.
  const { lang } = document.documentElement;
  document.documentElement.lang = 'en';
  // An article comes before those that name its number in their text.
  const ranking = { metaWeights: { title: 5, numbers: 5 } };
  const pages = createInstance({ basePath: `/pagefind/${name}/`, metaCacheTag: name, ranking });
  document.documentElement.lang = lang;
  await pages.init();
  return pages;
}

/** @returns {Promise<Listed>} */
const listing = () => once('tiers.json', () => fetch('/pagefind/tiers.json').then((answer) => answer.json()));

/** @param {string} name */
const tier = (name) => once(name, () => open(name));

/** The newest index, opened. */
export const newest = async () => tier((await listing()).tiers[0]);

/**
 * Hits of one tier in Pagefind's order.
 * @param {any} pages
 * @param {Query} query
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

/** A file of traces; null where it cannot be fetched now. @param {string} address @returns {Promise<Uint8Array | null>} */
const traceFile = (address) =>
  once(address, async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return new Uint8Array(await answer.arrayBuffer());
  }).catch(() => null);

/**
 * Which tiers can hold what is asked, by their places: the newest always, and where nothing tells all of them.
 * @param {Listed} listed
 * @param {Question} question
 * @param {Traces} traces
 * @returns {Promise<(at: number) => boolean>}
 */
async function holders({ tiers: { length }, traces: folder }, { every, some }, traces) {
  const closed = length - 1;
  if (folder === null) return () => true;
  const look = async (/** @type {number} */ trace) => {
    const file = await traceFile(`/pagefind/${folder}/${traces.fileOf(traces.blockOf(trace), closed)}`);
    const found = file && traces.indexesWith(file, trace, closed);
    return (/** @type {number} */ at) => !found || (found[at >> 3] & (1 << (at & 7))) !== 0;
  };
  const [all, any] = await Promise.all([every, some.slice(0, traces.most)].map((own) => Promise.all(own.map(look))));
  // Every index has one of a few usual letters: then the others tell nothing.
  const everywhere = Array.from({ length: closed }, (_, at) => at).every((at) => any.some((has) => has(at)));
  if (!everywhere) any.push(...(await Promise.all(some.slice(traces.most).map(look))));
  return (at) => at === 0 || (all.every((has) => has(at - 1)) && (any.length === 0 || any.some((has) => has(at - 1))));
}

/**
 * Asks tier after tier that can hold it, the newest first, until there are `wanted` hits; goes on from an earlier answer. By relevance what came
 * together stands in the order of its scores; by day the order of the tiers is that of the days.
 * @param {Question} question
 * @param {number} wanted
 * @param {Traces} traces
 * @param {Answer} before
 * @returns {Promise<Answer>}
 */
export async function search(question, wanted, traces, before = { hits: [], tiers: 0, left: true }) {
  const all = await listing();
  // Looked up while the newest, which is asked in any case, is opened.
  const [holds] = await Promise.all([holders(all, question, traces), newest()]);
  const holding = all.tiers.map((_, at) => at).filter(holds);
  /** @type {Hit[]} */
  const fresh = [];
  let asked = 0;
  let next = holding.find((at) => at >= before.tiers);
  for (; next !== undefined && before.hits.length + fresh.length < wanted; asked += 1) {
    fresh.push(...(await searchIn(await tier(all.tiers[next]), question)));
    next = holding[holding.indexOf(next) + 1];
  }
  if (!question.byDay && asked > 1) fresh.sort((a, b) => b.score - a.score);
  return { hits: [...before.hits, ...fresh], tiers: next ?? all.tiers.length, left: next !== undefined };
}
