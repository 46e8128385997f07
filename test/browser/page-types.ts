import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltPage } from '../../scripts/build/pages.ts';

const elements = /<([a-z][a-z0-9]*)\b([^>]*)>/g;

/** What a page is made of: every element with its classes, as often as it may stand there. */
function partsOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(elements)].map(
    ([, name, rest]) => `${name}.${/class="([^"]*)"/.exec(rest ?? '')?.[1] ?? ''}`,
  );
}

/**
 * Pages that stand for all: of each template the one with the most parts, and further ones until every part that any page of the
 * template has is seen once. Follows from what was built, so that new kinds of pages and new parts of old ones are looked at too.
 */
export async function pageTypes(pages: readonly BuiltPage[], output: string): Promise<BuiltPage[]> {
  const told = await Promise.all(
    pages.map(async (page) => {
      const html = await readFile(join(output, page.file), 'utf8');
      return { page, size: html.length, parts: new Set(partsOf(html).map((part) => `${page.template} ${part}`)) };
    }),
  );
  told.sort((a, b) => b.parts.size - a.parts.size || b.size - a.size);
  const seen = new Set<string>();
  return told.flatMap(({ page, parts }) => {
    const fresh = [...parts].filter((part) => !seen.has(part));
    for (const part of fresh) seen.add(part);
    return fresh.length > 0 ? [page] : [];
  });
}
