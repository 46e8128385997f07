import { renderMarkdown } from '../markdown.ts';
import type { Surroundings } from '../markdown-links.ts';

/** `{{ view.text | markdown | safe }}`: the article's text as HTML. */
export const markdown = ({ body, around }: { body: string; around: Surroundings }) => renderMarkdown(body, around);
