// Asks before a link leads to a site that is not the government's. Without this script the link is marked (.leaves) and leads on.
(() => {
  const { ask, go, stay } = document.currentScript.dataset;

  function question(link) {
    const box = document.createElement('dialog');
    box.className = 'leaving';
    const words = document.createElement('p');
    words.id = 'leaving-words';
    words.textContent = ask.replace('{host}', link.hostname);
    box.setAttribute('aria-labelledby', words.id);
    const on = document.createElement('a');
    on.href = link.href;
    on.rel = 'noopener noreferrer';
    on.textContent = go;
    const back = document.createElement('button');
    back.type = 'button';
    back.textContent = stay;
    back.addEventListener('click', () => box.close());
    box.addEventListener('close', () => {
      box.remove();
      link.focus();
    });
    box.append(words, back, on);
    document.body.append(box);
    box.showModal();
    back.focus();
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.leaves');
    if (!link || typeof HTMLDialogElement === 'undefined') return;
    event.preventDefault();
    question(link);
  });
})();
