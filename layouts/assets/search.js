// The search page. What is asked stands in the address, so that a search can be shared and walked back to.

/** @typedef {{ title: string, url: string }} Link */
/** @typedef {{ content: string, raw_url: string, meta: Record<string, string>, filters: Record<string, string[]> }} Found */
/** @typedef {{ id: string, data(): Promise<Found> }} Hit */

const pageSize = 10;
const excerptLength = 120;

/** @param {string} id */
const byId = (id) => /** @type {any} */ (document.getElementById(id));

/** @type {HTMLFormElement} */
const form = byId('search-form');
/** @type {HTMLElement} */
const state = byId('found');
/** @type {HTMLElement} */
const list = byId('results');
/** @type {HTMLButtonElement} */
const more = byId('more');

const words = JSON.parse(form.dataset.words ?? '{}');
const labels = { kind: JSON.parse(form.dataset.kinds ?? '{}'), validity: JSON.parse(form.dataset.validity ?? '{}') };
/** @type {Link[]} */
const sites = JSON.parse(form.dataset.sites ?? '[]');
/** @type {HTMLSelectElement[]} */
const filters = [...form.querySelectorAll('select[data-filter]')];

/** How text and questions are written for the index. @type {typeof import('./search-text.js')} */
let text;

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

async function openIndex() {
  // Not the page's language but the index's decides how Pagefind cuts a question, and it reads it here and only here.
  const { lang } = document.documentElement;
  const address = '/pagefind/pagefind.js';
  const { createInstance } = await import(address);
  document.documentElement.lang = 'en';
  // An article comes before those that name its number in their text.
  const pages = createInstance({ ranking: { metaWeights: { title: 5, numbers: 5 } } });
  document.documentElement.lang = lang;
  await pages.init();
  return pages;
}

/** @type {Promise<any> | undefined} */
let opened;

/** The index, fetched when somebody is about to ask: it weighs more than the page. */
async function index() {
  opened = opened ?? Promise.all([import(form.dataset.text ?? ''), openIndex()]);
  const [tools, found] = await opened;
  text = tools;
  return found;
}

/**
 * @param {string} tag
 * @param {string} words
 * @param {string[][]} phrases
 */
function marked(tag, words, phrases) {
  const element = document.createElement(tag);
  for (const [at, piece] of text.markMatches(words, phrases).entries()) {
    const part = at % 2 === 0 ? document.createTextNode(piece) : document.createElement('mark');
    part.textContent = piece;
    element.append(part);
  }
  return element;
}

/**
 * The text around the match, or how the text begins, and the first place in attachments: their names, then what they say.
 * @param {string[]} texts number, text, names of attachments, each attachment
 * @param {string[][]} phrases
 */
function excerpts([numbers = '', body = '', ...attachments], phrases) {
  const cutOut = (/** @type {string} */ each) => text.excerptOf(each, phrases, excerptLength);
  const inNumbers = cutOut(numbers);
  const inAttachments = attachments.map(cutOut).find((each) => each !== null);
  return [
    ...(inNumbers === null ? [] : [inNumbers]),
    cutOut(body) ?? text.cut(body, 0, excerptLength),
    ...(inAttachments === undefined ? [] : [`${words.attachments}：${inAttachments}`]),
  ];
}

/** @param {Found} found */
function addressOf({ raw_url, filters }) {
  const site = sites.find(({ title }) => title === filters.site?.[0]);
  return site && site.title !== form.dataset.site ? new URL(raw_url, site.url).href : raw_url;
}

/**
 * @param {Found} found
 * @param {string[][]} phrases
 */
function result(found, phrases) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = addressOf(found);
  link.append(...marked('span', text.toPlain(found.meta.title ?? ''), phrases).childNodes);
  const heading = document.createElement('h2');
  heading.append(link);
  item.append(heading);
  const [, ...texts] = text.splitTexts(found.content);
  for (const each of excerpts(texts, phrases)) item.append(marked('p', each, phrases));
  const facts = document.createElement('p');
  facts.className = 'result-facts';
  const { site, column, unit, validity } = found.filters;
  const day = (found.meta.day ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const state = (validity ?? []).filter((id) => id !== 'valid').map((id) => labels.validity[id]);
  const own = site?.[0] === form.dataset.site ? [] : (site ?? []);
  facts.textContent = [day, ...own, ...(column ?? []), ...(unit ?? []), ...state].join(' · ');
  item.append(facts);
  return item;
}

/** @param {URLSearchParams} asked */
const filtersOf = (asked) =>
  Object.fromEntries(filters.flatMap(({ name }) => (asked.get(name) ? [[name, asked.get(name)]] : [])));

/**
 * Pages in which all phrases stand letter by letter, in Pagefind's order.
 * @param {string[][]} phrases
 * @param {URLSearchParams} asked
 * @returns {Promise<Hit[]>}
 */
export async function search(phrases, asked) {
  const pages = await index();
  const narrowed = filtersOf(asked);
  const sort = asked.get('sort') === 'day' ? { day: 'desc' } : {};
  let { results } = await pages.search(phrases.map(text.wordsOf).join(' '), { filters: narrowed, sort });
  for (const phrase of phrases.filter(({ length }) => length > 1)) {
    const exact = await pages.search(text.queryOf(phrase), { filters: narrowed });
    const ids = new Set(exact.results.map(({ id }) => id));
    results = results.filter(({ id }) => ids.has(id));
  }
  return results;
}

/** Counts questions, so that the answer to an older one is not shown over a newer one. */
let latest = 0;

/** @param {URLSearchParams} asked */
async function answer(asked) {
  const number = ++latest;
  const question = asked.get('q') ?? '';
  list.replaceChildren();
  more.hidden = true;
  state.textContent = words.searching;
  if (question.trim() !== '') await index();
  const phrases = question.trim() === '' ? [] : text.phrasesOf(question);
  if (phrases.length === 0) {
    state.textContent = words.empty;
    return;
  }
  const hits = await search(phrases, asked);
  if (number !== latest) return;
  const show = async () => {
    const shown = list.children.length;
    const founds = await Promise.all(hits.slice(shown, shown + pageSize).map((hit) => hit.data()));
    if (number !== latest) return;
    list.append(...founds.map((found) => result(found, phrases)));
    const left = hits.length - list.children.length;
    more.hidden = left === 0;
    more.textContent = fill(words.more, { count: Math.min(left, pageSize) });
    return list.children[shown]?.querySelector('a');
  };
  more.onclick = async () => (await guarded(show))?.focus();
  await show();
  if (number !== latest) return;
  state.textContent =
    hits.length > 0 ? fill(words.found, { count: hits.length }) : fill(words.none, { question: question.trim() });
}

/**
 * @template T
 * @param {() => Promise<T>} act
 */
async function guarded(act) {
  try {
    return await act();
  } catch (error) {
    state.textContent = words.failed;
    throw error;
  }
}

/** @param {URLSearchParams} asked */
function fillForm(asked) {
  for (const field of /** @type {Iterable<any>} */ (form.elements))
    if (field.name) field.value = asked.get(field.name) ?? '';
}

/** A phone shows results first and filters when they are asked for; a filter that narrows what is found never hides. */
function openFilters() {
  const used = [...filters.map(({ name }) => name), 'sort'].some((name) => inAddress().has(name));
  byId('filters').open = used || matchMedia('(min-width: 48em)').matches;
}

const inAddress = () => new URLSearchParams(location.search);

function ask() {
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  const asked = new URLSearchParams(/** @type {[string, string][]} */ (fields));
  history.pushState(null, '', `?${asked}`);
  guarded(() => answer(asked));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement) ask();
});
addEventListener('popstate', () => {
  fillForm(inAddress());
  guarded(() => answer(inAddress()));
});

form.addEventListener('focusin', () => guarded(index), { once: true });

// Somebody may have typed before this script was there: what the address does not name stays.
if ([...inAddress()].length > 0) fillForm(inAddress());
openFilters();
if (inAddress().has('q')) guarded(() => answer(inAddress()));
