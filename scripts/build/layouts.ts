import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import * as filters from './filters.ts';
import { labelsOfFields, labelsOfKinds } from './labels.ts';
import { partsOf } from './page-parts.ts';
import { policy } from './policy.ts';
import type { PageView } from './view.ts';

/** Pages on their way through Eleventy: frozen, so that Eleventy hands them on as they are and merges and copies nothing of what they show. */
export interface Shown {
  readonly shows: readonly PageView[];
}

/** What a template is paginated over: all of its pages at once, since Eleventy does as much for each item as it takes to make a page; nothing where there are none. */
export const shown = (shows: readonly PageView[]): Shown[] => (shows.length > 0 ? [Object.freeze({ shows })] : []);

/** How Eleventy makes pages of templates: `compile` gives what makes the pages that it is paginated over, and gives nothing for Eleventy to write. */
export interface Engine {
  compile(text: string, path: string): (data: { views: Shown }) => string;
}

const included = /\{% include "([^"]+)" %\}\n?/g;

/** Templates in whose text every part that it includes stands already: nunjucks would copy all variables for each of them on every page. */
class WholeTexts extends nunjucks.FileSystemLoader {
  override getSource(name: string): nunjucks.LoaderSource {
    const found = super.getSource(name);
    return { ...found, src: this.whole(found.src) };
  }

  whole(text: string): string {
    return text.replace(included, (_, name: string) => this.getSource(name).src);
  }
}

/**
 * The templates of a folder with their filters and words; every page is given to `write` with its view. Each template is
 * compiled once, however many pages are made of it: Eleventy's own engine compiles it for every page.
 */
export function layoutsIn(folder: string, write: (view: PageView, page: string) => void): Engine {
  const texts = new WholeTexts(folder);
  const environment = new nunjucks.Environment(texts, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  const words: unknown = JSON.parse(readFileSync(join(folder, 'words', 'zh.json'), 'utf8'));
  const given = { words, labels: labelsOfFields(), policy, kinds: labelsOfKinds(), part: partsOf(environment) };
  for (const [name, value] of Object.entries(given)) environment.addGlobal(name, value);
  const compiled = new Map<string, nunjucks.Template>();
  return {
    compile(text, path) {
      const template = compiled.get(path) ?? new nunjucks.Template(texts.whole(text), environment, path, true);
      compiled.set(path, template);
      return ({ views }) => {
        for (const view of views.shows) write(view, template.render({ view }));
        return '';
      };
    },
  };
}
