import nunjucks from 'nunjucks';
import type { Frame } from './view.ts';

/**
 * `{{ part(frame, 'parts/header.njk', { column: view.column }) }}`: a part of a page that is made once for all pages of a site on which the
 * values are the same. It sees them, `frame` and its `site`, and nothing else of the page, so that it cannot hang on anything else.
 */
export function partsOf(environment: nunjucks.Environment) {
  const made = new WeakMap<Frame, Map<string, nunjucks.runtime.SafeString>>();
  return (
    frame: Frame,
    name: string,
    values: Readonly<Record<string, string | boolean | null>> = {},
  ): nunjucks.runtime.SafeString => {
    const parts = made.get(frame) ?? new Map<string, nunjucks.runtime.SafeString>();
    made.set(frame, parts);
    const key = JSON.stringify([name, values]);
    const known = parts.get(key);
    if (known) return known;
    const html = environment.render(name, { ...values, frame, site: frame.site });
    const part = new nunjucks.runtime.SafeString(html);
    parts.set(key, part);
    return part;
  };
}
