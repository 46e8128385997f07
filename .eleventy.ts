import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { EleventyConfig } from '@11ty/eleventy';
import * as filters from './scripts/build/filters.ts';
import { labelsOfFields, labelsOfKinds } from './scripts/build/labels.ts';
import { policy } from './scripts/build/policy.ts';
import { templates } from './scripts/build/templates.ts';

const layouts = join(import.meta.dirname, 'layouts');

/** Registrations only. Templates need them: without this file a build fails instead of running on Eleventy's defaults. */
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
  config.addGlobalData(
    'permalink',
    () =>
      ({ view }: { view: { file: string } }) =>
        view.file,
  );
  config.addGlobalData('words', JSON.parse(readFileSync(join(layouts, 'words', 'zh.json'), 'utf8')));
  config.addGlobalData('labels', labelsOfFields());
  config.addGlobalData('policy', policy);
  config.addGlobalData('kinds', labelsOfKinds());
  for (const [name, filter] of Object.entries(filters)) config.addFilter(name, filter);
  config.setNunjucksEnvironmentOptions({
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  // Includes are found beside the templates, from whichever folder the build is started.
  config.on('eleventy.engine.njk', ({ environment }) => {
    for (const loader of environment.loaders) loader.searchPaths = [layouts];
  });
}
