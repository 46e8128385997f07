/**
 * Asks every index each question by Pagefind itself, and looks up its traces; runs in the search page of a group with many indexes.
 * @param {string[]} questions
 * @returns {Promise<{ missed: string[], found: number, skipped: number }>} what an index holds and its traces deny; how often an index held
 * something, and how often it could be skipped
 */
export async function askTiers(questions) {
  const { text, traces: whether } = document.getElementById('search-form').dataset;
  const { phrasesOf, queryOf, wordsOf } = await import(text);
  const { blockOf, fileOf, indexesWith, tracesOf } = await import(whether);
  const { program, tiers, traces } = await (await fetch('/pagefind/tiers.json')).json();
  const { createInstance } = await import(`/pagefind/${program}/pagefind.js`);
  const closed = tiers.slice(1);
  document.documentElement.lang = 'en';
  await createInstance().search('');
  const opened = closed.map((name) => createInstance({ basePath: `/pagefind/${name}/` }));
  document.documentElement.lang = 'zh-CN';
  const files = new Map();
  const fileWith = async (trace) => {
    const name = fileOf(blockOf(trace), closed.length);
    if (!files.has(name)) files.set(name, await (await fetch(`/pagefind/${traces}/${name}`)).arrayBuffer());
    return new Uint8Array(files.get(name));
  };
  const told = { missed: [], found: 0, skipped: 0 };
  for (const question of questions) {
    const phrases = phrasesOf(question);
    if (phrases.length === 0) continue;
    const { every, some } = tracesOf(phrases, {});
    const look = async (trace) => indexesWith(await fileWith(trace), trace, closed.length);
    const [all, any] = await Promise.all([every, some].map((own) => Promise.all(own.map(look))));
    for (const [at, index] of opened.entries()) {
      const has = (found) => ((found[at >> 3] >> (at & 7)) & 1) === 1;
      const admitted = all.every(has) && (any.length === 0 || any.some(has));
      const exact = phrases.filter(({ length }) => length > 1).map(queryOf);
      let ids = (await index.search(phrases.map(wordsOf).join(' '))).results.map(({ id }) => id);
      for (const phrase of exact) {
        const own = new Set((await index.search(phrase)).results.map(({ id }) => id));
        ids = ids.filter((id) => own.has(id));
      }
      if (ids.length > 0) told.found += 1;
      if (!admitted) told.skipped += 1;
      if (ids.length > 0 && !admitted) told.missed.push(`${question} in ${closed[at]}`);
    }
  }
  return told;
}
