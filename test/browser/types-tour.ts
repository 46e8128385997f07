import type { BuiltPage } from '../../scripts/build/pages.ts';
import { buildRelease } from '../../scripts/build/release.ts';
import { type Demonstration, openDemonstration, program, type Shown, show } from './demonstration.ts';
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
  const { live, asOf } = demonstration;
  let pages: BuiltPage[] = [];
  const shown = await show(live, async (output) => {
    ({ pages } = await buildRelease({ live, asOf, output, program }));
  });
  return { demonstration, shown, pages, types: await pageTypes(pages, shown.output) };
}

/** Where a page of a type is looked at: the search page with results on it. */
export const typeAddress = (shown: Shown, page: BuiltPage) =>
  `${addressOf(shown, page)}${page.template === 'search' ? '?q=水库' : ''}`;
