import type { BuiltPage } from '../../scripts/build/pages.ts';
import { type Demonstration, openDemonstration, type Shown, showRelease } from './demonstration.ts';
import { pageTypes } from './page-types.ts';
import { addressOf } from './tour.ts';

/** The demonstration's release, served, and the pages that stand for all of its pages. */
export interface TypesShown {
  demonstration: Demonstration;
  shown: Shown;
  pages: BuiltPage[];
  types: BuiltPage[];
}

export async function showTypes(): Promise<TypesShown> {
  const demonstration = await openDemonstration();
  const { shown, pages } = await showRelease(demonstration);
  return { demonstration, shown, pages, types: await pageTypes(pages, shown.output) };
}

/** Where a page of a type is looked at: the search page with results on it. */
export const typeAddress = (shown: Shown, page: BuiltPage) =>
  `${addressOf(shown, page)}${page.template === 'search' ? '?q=水库' : ''}`;
