import { join } from 'node:path';
import { type Engine, layoutsIn, shown } from './layouts.ts';
import { type Template, templates } from './templates.ts';
import type { PageView } from './view.ts';

/** Pages that are made together, by the template that shows them. */
export type Lot = Readonly<Partial<Record<Template, readonly PageView[]>>>;

/** The innermost reason that an error names. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause ?? Reflect.get(error, 'originalError');
  return inner instanceof Error && inner !== error ? `${error.message}: ${reasonOf(inner)}` : error.message;
}

/**
 * Lets Eleventy write all pages of `lots` into `folder`, one lot after the other: only one lot's views and pages stand in memory. Its
 * templates are layouts/ of `program`, its configuration is .eleventy.ts there and must exist; content is handed over as data and never read
 * as a template. Throws with the template and the reason when a page cannot be made.
 */
export async function renderPages(program: string, lots: Iterable<Lot>, folder: string): Promise<void> {
  const layouts = join(program, 'layouts');
  let engine: Engine | null = null;
  for (const lot of lots) {
    if (Object.values(lot).every((pages) => pages.length === 0)) continue;
    const extension: Engine = engine ?? layoutsIn(layouts);
    engine = extension;
    const pages = Object.fromEntries(templates.map((name) => [name, (lot[name] ?? []).map(shown)]));
    // Loaded only where there is something to make: it takes as long to load as everything else.
    const { default: Eleventy } = await import('@11ty/eleventy');
    const eleventy = new Eleventy(layouts, folder, {
      quietMode: true,
      configPath: join(program, '.eleventy.ts'),
      config: (config) => {
        config.addExtension('njk', extension);
        config.addGlobalData('pages', () => pages);
      },
    });
    // Its errors are thrown, and said once by the command.
    eleventy.disableLogger();
    try {
      await eleventy.write();
    } catch (error) {
      throw new Error(`pages could not be made: ${reasonOf(error)}`, { cause: error });
    }
  }
}
