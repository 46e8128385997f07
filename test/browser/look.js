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
        .filter((each) => !words(each) && !each.ariaLabel && !each.closest('[aria-hidden]') && !each.hidden)
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
