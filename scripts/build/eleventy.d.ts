/** The part of Eleventy 3.1 that is used here; the package brings no types. */
declare module '@11ty/eleventy' {
  export interface EleventyConfig {
    addExtension(name: string, engine: { compile(text: string, path: string): (data: never) => string }): void;
    addGlobalData(name: string, value: unknown): void;
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
