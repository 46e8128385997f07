/** The templates of layouts/ that make pages of the sites, each paginated over the views of its name. What else lies there does not. */
export const templates = [
  'home',
  'section',
  'column',
  'channel',
  'news',
  'notice',
  'document',
  'interpretation',
  'page',
  'withdrawn',
  'search',
  'sitemap',
  'feeds',
  'api',
  'missing',
] as const;

export type Template = (typeof templates)[number];
