// Shows the site's warning on pages that do not carry it themselves. One file, so that a warning changes no article page.
const place = document.getElementById('banner');
const over = (until) => Date.parse(until) <= Date.now();
// The page was built before the warning ended and is read after.
if (place?.dataset.until && over(place.dataset.until)) place.remove();
if (place?.dataset.source) {
  fetch(place.dataset.source, { cache: 'no-cache' })
    .then((answer) => (answer.ok ? answer.json() : { banner: null }))
    .then(({ banner }) => {
      if (!banner || over(banner.until)) return;
      const box = document.createElement('div');
      box.className = 'banner-in';
      const title = document.createElement('strong');
      title.textContent = place.dataset.title;
      const text = document.createElement('span');
      text.textContent = banner.text;
      box.append(title, text);
      if (banner.url) {
        const link = document.createElement('a');
        link.href = banner.url;
        link.textContent = place.dataset.details;
        box.append(link);
      }
      place.className = 'banner';
      place.setAttribute('role', 'region');
      place.setAttribute('aria-label', place.dataset.title);
      place.append(box);
    })
    // Without the file there is no warning to show; the page itself is whole.
    .catch(() => {});
}
