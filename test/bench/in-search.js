/**
 * Ids of all results of a question, in their order, by the program of the search page itself; runs in the page.
 * @param {string} words
 * @returns {Promise<string[]>}
 */
export async function ask(words) {
  const script = document.querySelector('script[type=module]').src;
  const [{ search }, { phrasesOf }] = await Promise.all([
    import(script),
    import(document.getElementById('search-form').dataset.text),
  ]);
  const { hits } = await search(phrasesOf(words), new URLSearchParams());
  return hits.map(({ id }) => id);
}
