/**
 * @typedef {{
 *   lang: string, title: string, h1: string[], meta: Record<string, string>, canonical: string, crumbs: string[], footer: string,
 *   links: string[], report: string, attachments: { url: string, sha256: string }[], text: string, rows: string[], overflow: number,
 *   broken: string[], unnamed: string[], lost: string[], fields: Record<string, string>,
 * }} Seen
 */

/**
 * What a reader's browser makes of the page; runs in the page, so it refers to nothing outside itself.
 * @returns {Promise<Seen>}
 */
export async function look() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  // biome-ignore lint/performance/useDomNodeTextContent: what readers see, not what the file holds
  const words = (element) => (element?.innerText ?? '').replace(/\s+/g, ' ').trim();
  const pictures = all('img');
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  return {
    lang: document.documentElement.lang,
    title: document.title,
    h1: all('h1').map(words),
    meta: Object.fromEntries(all('meta[name]').map(({ name, content }) => [name, content])),
    canonical: document.querySelector('link[rel=canonical]')?.href ?? '',
    crumbs: all('.crumbs li').map(words),
    footer: words(document.querySelector('footer')),
    links: all('a[href], form[action], link[href]').map((each) => each.href ?? each.action),
    report: all('footer a').find((link) => link.href.includes('zfwzgl.www.gov.cn'))?.href ?? '',
    attachments: all('.attachments li').map((item) => ({
      url: item.querySelector('a').href,
      sha256: item.querySelector('code').textContent,
    })),
    text: words(document.querySelector('main')),
    rows: all('.list .rows a').map((link) => link.href),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    broken: pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src),
    unnamed: [
      ...all('img:not([alt])').map((picture) => picture.src),
      ...all('input:not([type=hidden]), select')
        .filter((field) => !field.labels?.length)
        .map((field) => field.outerHTML),
      ...all('a[href], button')
        .filter((each) => !each.textContent.trim() && !each.ariaLabel && !each.closest('[aria-hidden]') && !each.hidden)
        .map((each) => each.outerHTML),
    ],
    lost: all('a[href^="#"]')
      .map((link) => decodeURIComponent(link.hash.slice(1)))
      .filter((id) => !document.getElementById(id)),
    fields: Object.fromEntries(
      all('.fields > div').map((pair) => [words(pair.querySelector('dt')), words(pair.querySelector('dd'))]),
    ),
  };
}

/**
 * What a finger misses and an eye cannot read: links and fields outside running text that are less than 44 pixels high, and words
 * with less than 4.5:1 against what lies behind them (standards §6). Runs in the page.
 * @returns {{ small: string[], faint: string[] }}
 */
export function strain() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const [low, high] = [numbers(getComputedStyle(element).color), behind(element)]
      .map(luminance)
      .sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const hidden = element.closest('.unseen, .skip, option, script, noscript');
    return width > 1 && height > 1 && !hidden && element.checkVisibility();
  };
  /** How far above and below its middle the element answers. */
  const reach = (element) => {
    element.scrollIntoView({ block: 'center' });
    const { left, top, height, width } = element.getBoundingClientRect();
    const answers = (y) => element.contains(document.elementFromPoint(left + width / 2, y));
    return answers(top + height / 2 - 21) && answers(top + height / 2 + 21);
  };
  const words = (element) => element.textContent.trim().slice(0, 20) || element.outerHTML.slice(0, 80);
  const used = all('a[href], button, input, select, summary').filter(
    (each) => shown(each) && !each.closest('.text p, .text li, .text td, .facts, .kicker, .mark'),
  );
  const written = all('body *').filter(
    (each) => shown(each) && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()),
  );
  return {
    small: used.filter((each) => !reach(each)).map(words),
    faint: written.filter((each) => contrast(each) < 4.5).map((each) => `${words(each)} ${contrast(each).toFixed(2)}`),
  };
}

/**
 * Takes files as a reader does and gives the SHA-256 of each.
 * @param {string[]} urls
 * @returns {Promise<string[]>}
 */
export async function takeAway(urls) {
  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return Promise.all(
    urls.map(async (url) => hex(await crypto.subtle.digest('SHA-256', await (await fetch(url)).arrayBuffer()))),
  );
}
