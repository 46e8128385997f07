import { join } from 'node:path';
import type { Views } from './views.ts';

/** The innermost reason that an error names. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause ?? Reflect.get(error, 'originalError');
  return inner instanceof Error && inner !== error ? `${error.message}: ${reasonOf(inner)}` : error.message;
}

/**
 * Lets Eleventy write all pages of `views` into `folder`. Its templates are layouts/ of `program`, its configuration is
 * .eleventy.ts there and must exist; content is handed over as data and never read as a template. Throws with the template and
 * the reason when a page cannot be made.
 */
export async function renderPages(program: string, views: Views, folder: string): Promise<void> {
  if (Object.values(views).every((pages) => pages.length === 0)) return;
  // Loaded only where there is something to make: it takes as long to load as everything else.
  const { default: Eleventy } = await import('@11ty/eleventy');
  const eleventy = new Eleventy(join(program, 'layouts'), folder, {
    quietMode: true,
    configPath: join(program, '.eleventy.ts'),
    config: (config) => config.addGlobalData('pages', () => views),
  });
  // Its errors are thrown, and said once by the command.
  eleventy.disableLogger();
  try {
    await eleventy.write();
  } catch (error) {
    throw new Error(`pages could not be made: ${reasonOf(error)}`, { cause: error });
  }
}
