const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What a reader sees of HTML that a page's text is made of: white space folded, each block on its own. */
export const visibleText = (html: string): string =>
  html
    .replace(/<\/?(?!(?:span|strong|code|a)\b)[a-z][^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
