import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import * as filters from './filters.ts';
import { labelsOfFields, labelsOfKinds } from './labels.ts';
import { policy } from './policy.ts';
import type { PageView } from './view.ts';

/** A page on its way through Eleventy: frozen, so that Eleventy hands it on as it is and merges and copies nothing of what it shows. */
export interface Shown {
  readonly shows: PageView;
}

export const shown = (shows: PageView): Shown => Object.freeze({ shows });

/** How Eleventy makes pages of templates: `compile` gives what makes the page of the view that it is paginated over. */
export interface Engine {
  compile(text: string, path: string): (data: { view: Shown }) => string;
}

/**
 * The templates of a folder with their filters and words. Each is compiled once, however many pages are made of it: Eleventy's own engine
 * compiles it for every page.
 */
export function layoutsIn(folder: string): Engine {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  const words: unknown = JSON.parse(readFileSync(join(folder, 'words', 'zh.json'), 'utf8'));
  const given = { words, labels: labelsOfFields(), policy, kinds: labelsOfKinds() };
  for (const [name, value] of Object.entries(given)) environment.addGlobal(name, value);
  const compiled = new Map<string, nunjucks.Template>();
  return {
    compile(text, path) {
      const template = compiled.get(path) ?? new nunjucks.Template(text, environment, path, true);
      compiled.set(path, template);
      return ({ view }) => template.render({ view: view.shows });
    },
  };
}
