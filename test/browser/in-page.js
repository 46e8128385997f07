/** What tests ask or do inside a page; each runs there, so it refers to nothing outside itself. */

export const focusedWords = () => document.activeElement.textContent.trim();

export const focusedOutline = () => getComputedStyle(document.activeElement).outlineStyle;

/** Classes of the page as a whole by which a reader's choices dress it, sorted. */
export const dressed = () =>
  [...document.documentElement.classList]
    .filter((name) => name !== 'scripted')
    .sort()
    .join(' ');

/** Classes that the page had when its body began. */
export function noteFirstDress() {
  new MutationObserver((_changes, watch) => {
    if (!document.body) return;
    watch.disconnect();
    document.documentElement.dataset.first = document.documentElement.className;
  }).observe(document, { childList: true, subtree: true });
}

/** Presses the button of the toolbar for these colours. @param {string} theme */
export const chooseTheme = (theme) => document.querySelector(`[data-theme="${theme}"]`).click();

export const firstDress = () => document.documentElement.dataset.first;

/** @param {string} classes */
export function dress(classes) {
  document.documentElement.className = classes;
}

/** @param {string} choice */
export const keep = (choice) => localStorage.setItem('aids', choice);

export function openAll() {
  for (const box of document.querySelectorAll('details')) box.open = true;
}

/** Pixels by which the page is wider than its window. */
export const excess = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** The shortest side of the buttons of the toolbar, in pixels. */
export const shortestSide = () =>
  Math.min(
    ...[...document.querySelectorAll('.aids button, .aids-open')]
      .filter((each) => each.getClientRects().length > 0)
      .flatMap((each) => [each.getBoundingClientRect().width, each.getBoundingClientRect().height]),
  );

/** @param {Element} element */
export const pointsOf = (element) => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75;

/** @param {Element} element */
export const colourOf = (element) => getComputedStyle(element).color;

/** A voice that notes what it is given. */
export function listen() {
  window.said = [];
  Object.defineProperty(window, 'speechSynthesis', {
    value: { speak: ({ text }) => window.said.push(text), cancel: () => window.said.splice(0) },
  });
}

export const heard = () => window.said.join('\n');

export function takeVoice() {
  delete window.speechSynthesis;
}

export const clipboard = () => navigator.clipboard.readText();

/** @param {HTMLImageElement} picture */
export const widthOf = (picture) => picture.naturalWidth;

/**
 * What axe, which must stand in the page, finds against it: the rule and where. Without `rules` it applies all of its own.
 * @param {readonly string[]} [rules]
 * @returns {Promise<string[]>}
 */
export async function audit(rules) {
  const { violations } = await window.axe.run(document, {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: rules } : {}),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** @param {Element} element */
export const wordsAfter = (element) => getComputedStyle(element, '::after').content;

/** What has the focus: its name and words, its place among all elements, whether it is seen, and its outline. */
export function focused() {
  const element = document.activeElement;
  const { width, height, bottom, right } = element.getBoundingClientRect();
  return {
    name: element.tagName,
    words: element.textContent.trim() || element.getAttribute('aria-label') || element.id,
    place: [...document.querySelectorAll('*')].indexOf(element),
    seen: width > 1 && height > 1 && bottom > 0 && right > 0 && element.checkVisibility(),
    outline: getComputedStyle(element).outlineStyle,
  };
}
