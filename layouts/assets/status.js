// The page on which cases are looked up (E24.4). What is asked stands in the address, so that it can be walked back to.

/** @typedef {import('./cases.js').Case} Case */

/** @param {string} id */
const byId = (id) => /** @type {any} */ (document.getElementById(id));
/** @type {HTMLFormElement | null} */
const form = byId('status');
const shownAtOnce = 50;

if (form) {
  const words = JSON.parse(form.dataset.words ?? '{}');
  const labels = JSON.parse(form.dataset.labels ?? '{}');
  const said = byId('cases-found');
  const list = byId('cases');

  /** @param {string} sentence @param {Record<string, string | number>} values */
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** @type {Promise<any> | undefined} */
  let opened;
  /** How often it could not be opened: browsers remember of a program that it could not be fetched, by its address. */
  let failures = 0;
  async function open() {
    const again = failures === 0 ? '' : `?${failures}`;
    const { cases: program = '', source = '' } = form?.dataset ?? {};
    const [module, answer] = await Promise.all([import(program + again), fetch(source)]);
    if (!answer.ok) throw new Error(String(answer.status));
    const { cases } = await answer.json();
    for (const name of ['unit', 'state']) {
      for (const value of module.valuesOf(cases, name)) byId(`case-${name}`).add(new Option(value, value));
    }
    fillForm();
    return { ...module, cases };
  }

  /** @param {Case} found */
  function item(found) {
    const element = document.createElement('li');
    const heading = document.createElement('h2');
    const link = document.createElement('a');
    link.href = found.url;
    link.textContent = found.matter;
    heading.append(link);
    const facts = document.createElement('dl');
    for (const name of ['number', 'applicant', 'accepted', 'unit', 'state', 'result', 'finished']) {
      const value = found[/** @type {keyof Case} */ (name)];
      if (value === null) continue;
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const text = document.createElement('dd');
      term.textContent = labels[name];
      text.textContent = value;
      row.append(term, text);
      facts.append(row);
    }
    element.append(heading, facts);
    return element;
  }

  async function answer() {
    const asked = new URLSearchParams(location.search);
    const [question, unit, state] = ['q', 'unit', 'state'].map((name) => asked.get(name) ?? '');
    list.replaceChildren();
    if (`${question}${unit}${state}`.trim() === '') {
      said.textContent = location.search.length > 1 ? words.empty : '';
      return;
    }
    said.textContent = words.searching;
    opened ??= open();
    const { findCases, cases } = await opened;
    const found = findCases(cases, { question, unit, state });
    list.replaceChildren(...found.slice(0, shownAtOnce).map(item));
    const sentence = found.length === 0 ? words.none : found.length > shownAtOnce ? words.shown : words.found;
    said.textContent = fill(sentence, { count: found.length, shown: shownAtOnce });
  }

  /** @param {() => Promise<void>} act */
  const guarded = (act) =>
    act().catch((error) => {
      opened = undefined;
      failures += 1;
      said.textContent = words.failed;
      throw error;
    });

  function ask() {
    const fields = [...new FormData(form)].filter(([, value]) => value !== '');
    history.pushState(null, '', `?${new URLSearchParams(/** @type {[string, string][]} */ (fields))}`);
    guarded(answer);
  }

  function fillForm() {
    const asked = new URLSearchParams(location.search);
    for (const field of /** @type {Iterable<any>} */ (form.elements)) {
      if (field.name) field.value = asked.get(field.name) ?? '';
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) ask();
  });
  addEventListener('popstate', () => {
    fillForm();
    guarded(answer);
  });
  guarded(async () => {
    fillForm();
    opened ??= open();
    await opened;
    await answer();
  });
}
