import type { Alike, Block } from './block.ts';
import type { LiveFile, LiveText } from './live-article.ts';
import type { ReadText, TextMemory } from './text-memory.ts';

/** An article of which only the card was read: whatever else it has is fetched when somebody asks for it. */
export class KeptText implements LiveText {
  readonly status = 'live';
  readonly id: string;
  readonly #block: Block;
  readonly #at: number;
  readonly #alike: Alike;
  readonly #memory: TextMemory | null;
  readonly #files: (path: string) => LiveFile[];
  #front: LiveText['front'] | null = null;

  /** The article that stands in `block` at `at`; `files` gives those of the folder at a path. */
  constructor(block: Block, at: number, memory: TextMemory | null, files: (path: string) => LiveFile[]) {
    this.id = block.id(at);
    this.#block = block;
    this.#at = at;
    this.#alike = block.alike(at);
    this.#memory = memory;
    this.#files = files;
  }

  get alike() {
    return this.#alike;
  }

  get site() {
    return this.#alike.site;
  }

  get columns() {
    return this.#alike.columns;
  }

  get unitName() {
    return this.#alike.unitName;
  }

  get brief() {
    return this.#alike.brief;
  }

  get path() {
    return this.#block.path(this.#at);
  }

  get ordinals() {
    return this.#block.ordinals(this.#at);
  }

  get indexNumber() {
    return this.#block.indexNumber(this.#at);
  }

  get record() {
    return this.#block.record(this.#at);
  }

  get published() {
    return this.#block.published(this.#at);
  }

  get updated() {
    return this.#block.updated(this.#at);
  }

  get versions() {
    return this.#block.versions(this.#at);
  }

  get original() {
    return this.#block.original(this.#at);
  }

  get confirmBy() {
    return this.#block.confirmBy(this.#at);
  }

  get names() {
    return this.#block.names(this.#at);
  }

  get front() {
    // Another build may have written the block anew since; what lies with the text is of this very folder.
    this.#front ??= this.#block.front(this.#at) ?? this.#text().front;
    return this.#front;
  }

  get body() {
    return this.#text().body;
  }

  get tables() {
    return this.#text().tables;
  }

  get files() {
    return this.#files(this.path);
  }

  #text(): ReadText {
    return this.#memory?.text(this.#block.digest(this.#at)) ?? this.#changed();
  }

  #changed(): never {
    this.#memory?.forget();
    throw new Error('a text that was kept was changed; all that was kept is forgotten now and will be read anew');
  }
}
