import type { ArticleView } from '../article-view.ts';
import { jsonLdOf } from '../json-ld.ts';
import { jsonText } from '../json-text.ts';

/** `{{ view | jsonLd | safe }}` in a script element: the article in the words of schema.org; nothing in it can end the element. */
export const jsonLd = (view: ArticleView) => jsonText(jsonLdOf(view));
