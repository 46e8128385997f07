// Shows the site's warning on pages that do not carry it themselves. What is to be shown stands in a file of its own, banner-now.js, so that a warning
// changes no article page. Both run where the warning stands, before anything below it is shown: so nothing that somebody reads is moved.
const place = document.getElementById('banner');
const over = (until) => Date.parse(until) <= Date.now();
const { bannerNow: banner } = window;
// The page was built before the warning ended and is read after.
if (place?.dataset.until && over(place.dataset.until)) place.remove();
// Without the file there is no warning to show; the page itself is whole.
if (place?.dataset.title && banner && !over(banner.until)) {
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
}
