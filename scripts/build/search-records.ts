import { sha256 } from '../article/canonical.ts';
import { detailsOf, textsIn } from '../article/details.ts';
import type { Live, LiveText } from '../ledger/live-article.ts';
import { articleUrl } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import { plainText } from './plain-text.ts';
import { attachedTexts } from './search-attached.ts';
import type { SearchEntry, SearchFilters, SearchRecord } from './search-record.ts';
import type { Standing, State } from './state.ts';

function wordsOf({ front, body, tables }: LiveText): string {
  const issued = front.kind === 'document' ? [front.issuer, ...(front.theme_words ?? [])] : [];
  return [
    plainText({ body, tables }),
    front.summary ?? '',
    ...(front.keywords ?? []),
    ...issued,
    ...textsIn(detailsOf(front)),
  ]
    .filter(Boolean)
    .join('\n');
}

function numbersOf({ front, indexNumber }: LiveText): string[] {
  const issued = front.kind === 'document' ? front.document_number : undefined;
  return [indexNumber, ...(issued === undefined ? [] : [issued])].filter((number) => number !== '');
}

function namesOf(article: LiveText): string[] {
  const files = attachmentsOf(article);
  return [...new Set(files.flatMap(({ title, url }) => [title, decodeURIComponent(url.slice(article.id.length + 1))]))];
}

/** What articles can be narrowed by. */
export function filtersIn(live: Live): (standing: Pick<Standing, 'article' | 'validity' | 'day'>) => SearchFilters {
  const places = new Map<string, { section: string[]; column: string[] }>();
  /** The titles of a column and its section; none of one that is no more. */
  const placeOf = (path: string) => {
    const known = places.get(path);
    if (known) return known;
    const [site = '', id] = path.split('/');
    const model = live.inForce.sites.get(site)?.columns;
    const column = model?.columns.find((each) => each.id === id);
    const section = model?.sections.find((each) => each.id === column?.section);
    const place = { section: section ? [section.title] : [], column: column ? [column.title] : [] };
    places.set(path, place);
    return place;
  };
  return ({ article, validity, day }) => {
    const { brief, unitName } = article;
    const own = article.columns.map(placeOf);
    return {
      site: [live.inForce.sites.get(article.site)?.site.name ?? article.site],
      section: [...new Set(own.flatMap(({ section }) => section))],
      column: [...new Set(own.flatMap(({ column }) => column))],
      kind: [brief.kind],
      class: [brief.class],
      unit: [unitName],
      year: [day.slice(0, 4)],
      topic: brief.kind === 'document' ? [brief.topic.split('\\')[0] ?? brief.topic] : [],
      validity: validity === null ? [] : [validity],
    };
  };
}

/** What can be found in the whole group: the visible articles, in the order of their ids. Withdrawn notices cannot be searched. */
export function searchEntries(live: Live, state: State): SearchEntry[] {
  const filtersOf = filtersIn(live);
  // Its place too may get another name without a record of the article.
  const names = new Map<object, string>();
  const namesOfPlace = (standing: Standing): string => {
    const { alike = standing } = standing.article;
    const known = names.get(alike);
    if (known !== undefined) return known;
    const { site, section, column } = filtersOf(standing);
    // Texts for keys are long, and cheaper where all of them is ASCII.
    const name = sha256(JSON.stringify([site, section, column]));
    names.set(alike, name);
    return name;
  };
  const namings = { filtersOf, namesOfPlace };
  return Array.from(state.shown.values(), (standing) => new Found(standing, namings));
}

/** How places are called. */
interface Namings {
  filtersOf(standing: Standing): SearchFilters;
  namesOfPlace(standing: Standing): string;
}

/** An article that can be found: there are as many as articles, and few are asked for more than their day. */
class Found implements SearchEntry {
  readonly #standing: Standing;
  readonly #namings: Namings;

  constructor(standing: Standing, namings: Namings) {
    this.#standing = standing;
    this.#namings = namings;
  }

  get url(): string {
    return articleUrl(this.#standing.article.id);
  }

  get day(): string {
    return this.#standing.day;
  }

  made(): string {
    return `${this.#standing.line} ${this.#namings.namesOfPlace(this.#standing)}`;
  }

  record(): SearchRecord {
    return recordOf(this.#standing, this.#namings.filtersOf);
  }
}

function recordOf(standing: Standing, filtersOf: (standing: Standing) => SearchFilters): SearchRecord {
  const { article, day } = standing;
  return {
    url: articleUrl(article.id),
    day,
    title: article.front.title,
    numbers: numbersOf(article),
    text: wordsOf(article),
    attachments: namesOf(article),
    filters: filtersOf(standing),
    attached: () => attachedTexts(article),
  };
}
