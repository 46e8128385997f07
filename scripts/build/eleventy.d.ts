/** The part of Eleventy 3.1 that is used here; the package brings no types. */
declare module '@11ty/eleventy' {
  interface Nunjucks {
    environment: { loaders: { searchPaths: string[] }[] };
  }

  export interface EleventyConfig {
    addFilter(name: string, filter: (...given: never[]) => unknown): void;
    addGlobalData(name: string, value: unknown): void;
    on(event: 'eleventy.engine.njk', listener: (engine: Nunjucks) => void): void;
    setNunjucksEnvironmentOptions(options: Record<string, boolean>): void;
    setTemplateFormats(formats: string[]): void;
    setUseGitIgnore(use: boolean): void;
    ignores: Set<string>;
    benchmarks: { config: { setIsVerbose(verbose: boolean): void } };
  }

  export interface EleventyOptions {
    quietMode?: boolean;
    configPath: string;
    config?(config: EleventyConfig): void;
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}
