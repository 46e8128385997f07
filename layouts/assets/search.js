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
const filterNames = ['site', 'kind', 'column', 'unit', 'year', 'validity'];

/** @type {typeof import('./search-text.js')} */
const { cut, excerptOf, markMatches, phrasesOf, queryOf, splitTexts, toPlain, wordsOf } = await import(
  form.dataset.text ?? ''
);

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
  const index = createInstance({ ranking: { metaWeights: { title: 5, numbers: 5 } } });
  document.documentElement.lang = lang;
  await index.init();
  return index;
}

/** @type {Promise<any>} */
const opened = openIndex();

/**
 * @param {string} tag
 * @param {string} text
 * @param {string[][]} phrases
 */
function marked(tag, text, phrases) {
  const element = document.createElement(tag);
  for (const [at, piece] of markMatches(text, phrases).entries()) {
    const part = at % 2 === 0 ? document.createTextNode(piece) : document.createElement('mark');
    part.textContent = piece;
    element.append(part);
  }
  return element;
}

/**
 * The text around the match, else the name of the attachment that matches, else how the text begins.
 * @param {string[]} texts number, text and attachments
 * @param {string[][]} phrases
 */
function excerpts([numbers = '', text = '', attachments = ''], phrases) {
  const inText = excerptOf(text, phrases, excerptLength);
  const inNumbers = excerptOf(numbers, phrases, excerptLength);
  const inAttachments = excerptOf(attachments, phrases, excerptLength);
  return [
    ...(inNumbers === null ? [] : [inNumbers]),
    inText ?? cut(text, 0, excerptLength),
    ...(inAttachments === null ? [] : [`${words.attachments}：${inAttachments}`]),
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
  link.append(...marked('span', toPlain(found.meta.title ?? ''), phrases).childNodes);
  const heading = document.createElement('h2');
  heading.append(link);
  item.append(heading);
  const [, ...texts] = splitTexts(found.content);
  for (const text of excerpts(texts, phrases)) item.append(marked('p', text, phrases));
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
  Object.fromEntries(filterNames.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));

/**
 * Pages in which all phrases stand letter by letter, in Pagefind's order.
 * @param {string[][]} phrases
 * @param {URLSearchParams} asked
 * @returns {Promise<Hit[]>}
 */
async function search(phrases, asked) {
  const index = await opened;
  const filters = filtersOf(asked);
  const sort = asked.get('sort') === 'day' ? { day: 'desc' } : {};
  let { results } = await index.search(phrases.map(wordsOf).join(' '), { filters, sort });
  for (const phrase of phrases.filter(({ length }) => length > 1)) {
    const exact = await index.search(queryOf(phrase), { filters });
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
  const phrases = phrasesOf(question);
  list.replaceChildren();
  more.hidden = true;
  if (phrases.length === 0) {
    state.textContent = words.empty;
    return;
  }
  state.textContent = words.searching;
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

/** Choices that lead somewhere, by name; years from the newest. */
async function fillFilters() {
  const index = await opened;
  const known = await index.filters();
  for (const name of filterNames) {
    const select = byId(`filter-${name}`);
    const values = Object.keys(known[name] ?? {}).sort((a, b) => a.localeCompare(b, 'zh'));
    if (name === 'year') values.reverse();
    for (const value of values) select.add(new Option(labels[name]?.[value] ?? value, value));
    select.parentElement.hidden = values.length < 2;
  }
}

/**
 * @param {URLSearchParams} asked
 * @param {Iterable<any>} fields
 */
function fillForm(asked, fields = form.elements) {
  for (const field of fields) if (field.name) field.value = asked.get(field.name) ?? '';
}

/** A phone shows results first and filters when they are asked for; a filter that narrows what is found never hides. */
function openFilters() {
  const used = [...filterNames, 'sort'].some((name) => inAddress().has(name));
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

// Somebody may have typed before this script was there: what the address does not name stays.
if (inAddress().size > 0) fillForm(inAddress());
openFilters();
guarded(async () => {
  await fillFilters();
  // Not the question: somebody may have begun to type it.
  fillForm(inAddress(), form.querySelectorAll('select'));
  if (inAddress().has('q')) await answer(inAddress());
});
