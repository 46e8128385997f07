import { kinds } from '../site/kinds.ts';
import type { Kind } from '../site/types.gen.ts';

/** Templates of pages that are no article's. */
export const overviews = [
  'home',
  'section',
  'column',
  'channel',
  'disclosure',
  'library',
  'shelf',
  'withdrawn',
  'services',
  'status',
  'questions',
  'search',
  'sitemap',
  'duties',
  'catalogue',
  'feeds',
  'api',
  'missing',
] as const;

export type Overview = (typeof overviews)[number];
export type Template = Overview | Kind;

/** The templates of layouts/ that make pages of the sites, each paginated over the views of its name. What else lies there does not. */
export const templates: readonly Template[] = [...overviews, ...kinds];
