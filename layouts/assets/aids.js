// Reading aids (无障碍浏览). What a reader chose stands in classes of <html> before anything is painted; the toolbar is in a
// <template> of the header, so that there is no button where no script runs.
(() => {
  const key = 'aids';
  const root = document.documentElement;
  // Known before anything is painted, so that what only a script can answer (.by-script) never comes in late and pushes the page down.
  root.classList.add('scripted');
  const switches = ['elder', 'pointer', 'lines', 'plain'];
  const themes = ['', 'yellow', 'white'];
  const steps = 4;

  function remembered() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      // A reader who keeps no data chooses anew on every page.
      return {};
    }
  }

  function remember() {
    try {
      localStorage.setItem(key, JSON.stringify(chosen));
    } catch {
      // The choice holds for this page.
    }
  }

  function choiceOf(given) {
    const size = Number.isInteger(given.size) ? Math.min(steps - 1, Math.max(0, given.size)) : 0;
    const choice = { size, theme: themes.includes(given.theme) ? given.theme : '', open: given.open === true };
    for (const name of switches) choice[name] = given[name] === true;
    return choice;
  }

  let chosen = choiceOf(remembered());

  function dress() {
    for (let step = 1; step < steps; step++) root.classList.toggle(`size-${step}`, chosen.size === step);
    for (const theme of themes.slice(1)) root.classList.toggle(`theme-${theme}`, chosen.theme === theme);
    for (const name of switches) root.classList.toggle(name, chosen[name]);
    root.classList.toggle('contrast', chosen.theme !== '');
  }

  /** In plain view the words of a picture stand in its place. */
  function describePictures(label) {
    for (const words of document.querySelectorAll('.picture-words')) words.remove();
    if (!chosen.plain) return;
    for (const picture of document.querySelectorAll('main img[alt]:not([alt=""])')) {
      const words = document.createElement('span');
      words.className = 'picture-words';
      words.textContent = label.replace('{alt}', picture.alt);
      picture.after(words);
    }
  }

  /** Two lines that cross at the pointer, or at what has the focus. */
  function crossLines() {
    const lines = document.createElement('div');
    lines.className = 'cross-lines';
    lines.setAttribute('aria-hidden', 'true');
    document.body.append(lines);
    const cross = (x, y) => {
      lines.style.setProperty('--x', `${x}px`);
      lines.style.setProperty('--y', `${y}px`);
    };
    addEventListener('pointermove', ({ clientX, clientY }) => cross(clientX, clientY), { passive: true });
    addEventListener('focusin', ({ target }) => {
      if (!target.matches(':focus-visible')) return;
      const { left, bottom } = target.getBoundingClientRect();
      cross(left, bottom);
    });
  }

  /** Reads what is marked, or else the main part of the page, sentence by sentence: long texts break off in some browsers. */
  function reader(button) {
    const stop = () => {
      speechSynthesis.cancel();
      button.setAttribute('aria-pressed', 'false');
    };
    addEventListener('pagehide', stop);
    return () => {
      if (button.getAttribute('aria-pressed') === 'true') return stop();
      const part = document.querySelector('.article') ?? document.querySelector('main');
      // biome-ignore lint/performance/useDomNodeTextContent: what is not shown (closed details) is not read.
      const text = String(getSelection()).trim() || part.innerText;
      const sentences = text.match(/[^。！？；\n]+[。！？；]*/g) ?? [];
      const spoken = sentences.map((sentence) =>
        Object.assign(new SpeechSynthesisUtterance(sentence), { lang: 'zh-CN' }),
      );
      if (spoken.length === 0) return;
      spoken[spoken.length - 1].onend = stop;
      for (const one of spoken) {
        one.onerror = ({ error }) => error !== 'canceled' && error !== 'interrupted' && stop();
        speechSynthesis.speak(one);
      }
      button.setAttribute('aria-pressed', 'true');
    };
  }

  function mount(source) {
    const { pointer, picture } = source.dataset;
    const parts = source.content.cloneNode(true);
    const opener = parts.querySelector('.aids-open');
    const bar = parts.querySelector('.aids');
    const all = (selector) => [...bar.querySelectorAll(selector)];
    source.after(opener);
    source.closest('header').before(bar);
    root.style.setProperty('--pointer', `url("${pointer}")`);
    crossLines();

    function show() {
      dress();
      describePictures(picture);
      bar.hidden = !chosen.open;
      opener.setAttribute('aria-expanded', String(chosen.open));
      for (const button of all('[data-switch]')) {
        button.setAttribute('aria-pressed', String(chosen[button.dataset.switch]));
      }
      for (const button of all('[data-theme]')) {
        button.setAttribute('aria-pressed', String(button.dataset.theme === chosen.theme));
      }
      for (const button of all('[data-size]')) {
        const next = chosen.size + Number(button.dataset.size);
        button.setAttribute('aria-disabled', String(next < 0 || next >= steps));
      }
      bar.querySelector('output').textContent = `${chosen.size + 1}/${steps}`;
    }

    function choose(change) {
      chosen = choiceOf({ ...chosen, ...change });
      remember();
      show();
    }

    function close() {
      choose({ open: false });
      opener.focus();
    }

    opener.addEventListener('click', () => {
      choose({ open: !chosen.open });
      if (chosen.open) bar.querySelector('button').focus();
    });
    bar.addEventListener('keydown', ({ key: pressed }) => pressed === 'Escape' && close());
    for (const button of all('[data-switch]')) {
      const { switch: name } = button.dataset;
      button.addEventListener('click', () => choose({ [name]: !chosen[name] }));
    }
    for (const button of all('[data-theme]')) {
      button.addEventListener('click', () => choose({ theme: button.dataset.theme }));
    }
    for (const button of all('[data-size]')) {
      button.addEventListener('click', () => choose({ size: chosen.size + Number(button.dataset.size) }));
    }
    bar.querySelector('[data-reset]').addEventListener('click', () => {
      if (readAloud.getAttribute('aria-pressed') === 'true') readAloud.click();
      choose({ ...choiceOf({}), open: true });
    });
    bar.querySelector('[data-close]').addEventListener('click', close);
    const readAloud = bar.querySelector('[data-read]');
    readAloud.hidden = !('speechSynthesis' in window);
    if (!readAloud.hidden) readAloud.addEventListener('click', reader(readAloud));
    show();
    addEventListener('DOMContentLoaded', () => describePictures(picture));
  }

  dress();
  // The toolbar comes as soon as the header is read, before the page is painted without it.
  const watch = new MutationObserver(() => {
    const source = document.getElementById('aids-source');
    if (!source?.nextSibling) return;
    watch.disconnect();
    mount(source);
  });
  watch.observe(root, { childList: true, subtree: true });
})();
