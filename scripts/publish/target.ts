import type { Manifest } from '../site/types.gen.ts';

/** A release that was built: where its files lie, its manifest and the publisher's signature over that. */
export interface Release {
  name: string;
  output: string;
  manifest: Manifest;
  /** The bytes of manifest.json. */
  text: string;
  signature: string;
}

/** What a target shows: the release's name and its manifest as it lies there. */
export interface Standing {
  name: string;
  text: string;
  signature: string;
}

/**
 * A place from which the public is served: `<target>/current` is a link to `releases/<name>`, below which each site has its folder. What is there
 * stays as it is until `show`, and `show` is one step. All throw when they cannot find out or cannot write, with what the target said.
 */
export interface Target {
  /** As it is told to people. */
  place: string;
  /** null where nothing was published yet. */
  standing(): Promise<Standing | null>;
  /** Brings a release there, whole but unseen: unchanged files (by their bytes, read now) are linked to those of `from`. */
  put(release: Release, from: Standing | null): Promise<void>;
  /** Shows a release that was put; false when something else than `from` is shown meanwhile. */
  show(name: string, from: Standing | null): Promise<boolean>;
  /** Names of the releases that lie there. */
  releases(): Promise<string[]>;
  remove(names: readonly string[]): Promise<void>;
}

export const releasesFolder = 'releases';
export const currentLink = 'current';
export const signatureName = 'manifest.json.sig';
