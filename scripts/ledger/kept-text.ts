import type { TextCard } from './cards.ts';
import type { LiveFile, LiveText } from './live-article.ts';
import type { ReadText, TextMemory } from './text-memory.ts';

/** An article of which only the card was read: its front matter, text and files are fetched when somebody asks for them. */
export class KeptText implements LiveText {
  readonly status = 'live';
  readonly id: string;
  readonly path: string;
  readonly site: string;
  readonly columns: string[];
  readonly ordinals: LiveText['ordinals'];
  readonly indexNumber: string;
  readonly record: LiveText['record'];
  readonly published: string;
  readonly updated: string;
  readonly versions: readonly string[];
  readonly unitName: string;
  readonly original: LiveText['original'];
  readonly confirmBy: string | null;
  readonly names: readonly string[];
  readonly brief: LiveText['brief'];
  readonly #memory: TextMemory | null;
  readonly #card: TextCard;
  readonly #files: () => LiveFile[];
  #front: LiveText['front'] | null = null;

  constructor(card: TextCard, memory: TextMemory | null, files: () => LiveFile[]) {
    const { article } = card;
    this.id = article.id;
    this.path = article.path;
    this.site = article.site;
    this.columns = article.columns;
    this.ordinals = article.ordinals;
    this.indexNumber = article.indexNumber;
    this.record = article.record;
    this.published = article.published;
    this.updated = article.updated;
    this.versions = article.versions;
    this.unitName = article.unitName;
    this.original = article.original;
    this.confirmBy = article.confirmBy;
    this.names = article.names;
    this.brief = article.brief;
    this.#memory = memory;
    this.#card = card;
    this.#files = files;
  }

  get front() {
    // Another build may have written the block anew since; what lies with the text is of this very folder.
    this.#front ??= this.#card.front() ?? this.#text().front;
    return this.#front;
  }

  get body() {
    return this.#text().body;
  }

  get tables() {
    return this.#text().tables;
  }

  get files() {
    return this.#files();
  }

  #text(): ReadText {
    return this.#memory?.text(this.#card.digest) ?? this.#changed();
  }

  #changed(): never {
    this.#memory?.forget();
    throw new Error('a text that was kept was changed; all that was kept is forgotten now and will be read anew');
  }
}
