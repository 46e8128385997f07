/** Address of an article's page, from its id alone, so that titles and columns may change (DESIGN §6). */
export const articleUrl = (id: string) => `/${id.slice(0, 2)}/${id}.html`;

/** Address of a file that belongs to an article. */
export const fileUrl = (id: string, name: string) => `/${id.slice(0, 2)}/${id}/${encodeURIComponent(name)}`;

/** Address of a column's newest list, or of a section. */
export const columnUrl = (column: string) => `/${column}/`;

/** Address of list page `n` of a column. */
export const listUrl = (column: string, n: number) => `/${column}/${n}.html`;

export const channelUrl = (unit: string) => `/channel/${unit}/`;

/** The file below a site's folder that answers `url`. */
export const fileOf = (url: string) => decodeURIComponent(url.endsWith('/') ? `${url}index.html` : url).slice(1);

/** `url` with the host of the site at `domain`; what names a host already stays. */
export const absoluteUrl = (domain: string, url: string) => (url.startsWith('/') ? `https://${domain}${url}` : url);
