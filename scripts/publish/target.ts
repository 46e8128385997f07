import type { Manifest } from '../site/types.gen.ts';
import type { Said } from '../words/said.ts';

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

/** What was found at a target before a release is built for it. */
export interface Seen {
  /** null where nothing was published yet. */
  standing: Standing | null;
  /** A release of which some files may be shown, because bringing it was broken off; null where none is. */
  begun: Standing | null;
}

/** What was found when a release was brought: files of no release that lay among the public's, and were taken away. */
export interface Brought {
  strangers: readonly string[];
}

/** A target in which releases are made where they are shown. */
export interface Inside {
  folder: string;
  /** Folder of a release that lies there. */
  releaseAt(name: string): string;
  /** Gives an empty folder for the next release, and takes away what publishers that were killed left; throws where another one is at work. */
  begin(): Promise<string>;
  /** Gives the target free again, with what was not brought. */
  end(): Promise<void>;
  /** Paths at which the standing release is not what its manifest says: every file is read. */
  differing(standing: Standing, manifest: Manifest): Promise<string[]>;
}

/** A place from which the public is served. All throw when they cannot find out or cannot write, with what the target said. */
export interface Target {
  /** As it is told to people. */
  place: string;
  /**
   * Whether files change one by one where the public reads them, as in object storage: the release that is shown is then compared again, and
   * what is not its own put right. Elsewhere a release is brought beside the standing one and shown in one step.
   */
  inPlace: boolean;
  seen(): Promise<Seen>;
  /** Brings a release there and shows it; null when something else than what was seen is there meanwhile. */
  bring(release: Release, seen: Seen): Promise<Brought | null>;
  /** Where releases are made within the target itself, folder by folder; null where they are made elsewhere and brought. */
  inside: Inside | null;
  /** Every file of the release that stands there. */
  files(standing: Standing, manifest: Manifest): Promise<readonly Manifest['files'][number][]>;
  /** What is shown after `bring` threw; `old` names what was. */
  unfinished(old: string): Said;
  /** Names of the releases that lie there. */
  releases(): Promise<string[]>;
  remove(names: readonly string[]): Promise<void>;
}

export const releasesFolder = 'releases';
export const currentLink = 'current';
export const signatureName = 'manifest.json.sig';
