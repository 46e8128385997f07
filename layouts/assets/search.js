// The search page. What is asked stands in the address, so that a search can be shared and walked back to.

/** @typedef {{ title: string, url: string }} Link */
/** @typedef {{ content: string, raw_url: string, meta: Record<string, string>, filters: Record<string, string[]> }} Found */
/** @typedef {import('./search-tiers.js').Answer} Answer */

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

/** @typedef {[typeof import('./search-text.js'), typeof import('./search-tiers.js'), typeof import('./search-traces.js')]} Tools */
/** @type {Promise<Tools> | undefined} */
let tools;
/** How often they could not be fetched: browsers remember that, by the address. */
let failures = 0;
/** @type {typeof import('./search-tiers.js') | undefined} */
let tiers;
/** Which indexes can hold what is asked. @type {typeof import('./search-traces.js')} */
let traces;

/** The programs of the search and the newest index, fetched when somebody is about to ask: they weigh more than the page. */
async function index() {
  const { text: how = '', tiers: where = '', traces: whether = '' } = form.dataset;
  const fetched = (/** @type {string} */ address) => import(failures === 0 ? address : `${address}?${failures}`);
  tools = tools ?? Promise.all([fetched(how), fetched(where), fetched(whether)]);
  [text, tiers, traces] = await tools.catch((error) => {
    tools = undefined;
    failures += 1;
    throw error;
  });
  await tiers.newest();
  return tiers;
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
 * Pages in which all phrases stand letter by letter, `wanted` of them at the least where there are so many; goes on from an earlier answer.
 * @param {string[][]} phrases
 * @param {URLSearchParams} asked
 * @param {number} wanted
 * @param {Answer} [before]
 * @returns {Promise<Answer>}
 */
export async function search(phrases, asked, wanted = Infinity, before) {
  const tiers = await index();
  const chosen = filtersOf(asked);
  const question = {
    words: phrases.map(text.wordsOf).join(' '),
    exact: phrases.filter(({ length }) => length > 1).map(text.queryOf),
    filters: chosen,
    byDay: asked.get('sort') === 'day',
    ...traces.tracesOf(phrases, chosen),
  };
  return tiers.search(question, wanted, traces, before);
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
  let found = await search(phrases, asked, pageSize);
  const show = async () => {
    const shown = list.children.length;
    found = await search(phrases, asked, shown + pageSize, found);
    if (number !== latest) return;
    const { hits } = found;
    const founds = await Promise.all(hits.slice(shown, shown + pageSize).map((hit) => hit.data()));
    if (number !== latest) return;
    list.append(...founds.map((found) => result(found, phrases)));
    const left = hits.length - list.children.length;
    more.hidden = left === 0 && !found.left;
    more.textContent = left === 0 ? words.older : fill(words.more, { count: Math.min(left, pageSize) });
    const count = fill(found.left ? words.atLeast : words.found, { count: hits.length });
    state.textContent = hits.length > 0 ? count : fill(words.none, { question: question.trim() });
    return list.children[shown]?.querySelector('a');
  };
  more.onclick = async () => (await guarded(show))?.focus();
  await show();
}

/**
 * @template T
 * @param {() => Promise<T>} act
 */
async function guarded(act) {
  try {
    return await act();
  } catch (error) {
    tiers?.forget();
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
