// Titles that hold what is being typed, under every search box (WAI-ARIA combobox with a list). Whoever takes one is led to its page;
// without this script, or without the file of titles, the box searches.
(() => {
  const most = 8;
  let titles;

  /** Titles with their addresses, the newest first; fetched when a box is used, once, and again where the line was lost. */
  function known(source) {
    titles =
      titles ||
      fetch(source)
        .then((answer) => (answer.ok ? answer.json() : []))
        .catch(() => {
          titles = undefined;
          return [];
        });
    return titles;
  }

  const plain = (words) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

  /** Those that begin with it come first. */
  function holding(all, typed) {
    const wanted = plain(typed);
    if (wanted === '') return [];
    const found = all.filter(([title]) => plain(title).includes(wanted));
    const first = found.filter(([title]) => plain(title).startsWith(wanted));
    return [...first, ...found.filter((each) => !first.includes(each))].slice(0, most);
  }

  function attach(box) {
    const { titles: source, suggestions } = box.dataset;
    const list = document.createElement('ul');
    list.id = `${box.id}-titles`;
    list.className = 'suggestions';
    list.hidden = true;
    for (const [name, value] of [
      ['role', 'listbox'],
      ['aria-label', suggestions],
    ]) {
      list.setAttribute(name, value);
    }
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', list.id],
    ]) {
      box.setAttribute(name, value);
    }
    box.after(list);
    let chosen = -1;

    function choose(at) {
      const items = [...list.children];
      chosen = items.length === 0 ? -1 : ((at % items.length) + items.length) % items.length;
      for (const [place, item] of items.entries()) item.setAttribute('aria-selected', String(place === chosen));
      if (chosen < 0) return box.removeAttribute('aria-activedescendant');
      box.setAttribute('aria-activedescendant', items[chosen].id);
      items[chosen].scrollIntoView({ block: 'nearest' });
    }

    function show(found) {
      list.replaceChildren(
        ...found.map(([title, url], at) => {
          const item = document.createElement('li');
          item.id = `${list.id}-${at}`;
          item.setAttribute('role', 'option');
          item.setAttribute('aria-selected', 'false');
          item.dataset.url = url;
          item.textContent = title;
          return item;
        }),
      );
      chosen = -1;
      box.removeAttribute('aria-activedescendant');
      list.hidden = found.length === 0;
      box.setAttribute('aria-expanded', String(!list.hidden));
    }

    const go = (item) => location.assign(item.dataset.url);

    box.addEventListener('input', async () => {
      const typed = box.value;
      const found = holding(await known(source), typed);
      if (typed === box.value && document.activeElement === box) show(found);
    });
    box.addEventListener('keydown', (event) => {
      if (list.hidden || event.isComposing) return;
      if (event.key === 'ArrowDown') choose(chosen + 1);
      else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
      else if (event.key === 'Escape') show([]);
      else if (event.key === 'Enter' && chosen >= 0) go(list.children[chosen]);
      else {
        if (event.key === 'Enter') show([]);
        return;
      }
      event.preventDefault();
    });
    box.addEventListener('blur', () => show([]));
    // Before the box loses the focus and the list its items.
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => target.dataset.url && go(target));
  }

  for (const box of document.querySelectorAll('input[data-titles]')) {
    box.addEventListener('focus', () => known(box.dataset.titles), { once: true });
    attach(box);
  }
})();
