import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { EleventyConfig } from '@11ty/eleventy';
import { templates } from './scripts/build/templates.ts';

const layouts = join(import.meta.dirname, 'layouts');

/** Registrations only; the pages and the engine come with each build. Without this file a build fails instead of running on Eleventy's defaults. */
export default function configure(config: EleventyConfig): void {
  config.setUseGitIgnore(false);
  // Eleventy is quiet about everything but its own slowness.
  config.benchmarks.config.setIsVerbose(false);
  config.setTemplateFormats(['njk']);
  const pages: string[] = templates.map((name) => `${name}.njk`);
  for (const name of readdirSync(layouts)) {
    if (!pages.includes(name)) config.ignores.add(relative(process.cwd(), join(layouts, name)));
  }
  config.addGlobalData('eleventyExcludeFromCollections', true);
  // Every page is written where its view says: a template makes many at once.
  config.addGlobalData('permalink', false);
}
