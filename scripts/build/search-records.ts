import { detailsOf, textsIn } from '../article/details.ts';
import type { Live, LiveText } from '../ledger/live-article.ts';
import { articleUrl } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import { plainText } from './plain-text.ts';
import { attachedTexts } from './search-attached.ts';
import type { SearchFilters, SearchRecord } from './search-record.ts';
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
export function filtersIn(live: Live): (standing: Standing) => SearchFilters {
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
    const { front, unitName } = article;
    const own = article.columns.map(placeOf);
    return {
      site: [live.inForce.sites.get(article.site)?.site.name ?? article.site],
      section: [...new Set(own.flatMap(({ section }) => section))],
      column: [...new Set(own.flatMap(({ column }) => column))],
      kind: [front.kind],
      class: [front.class],
      unit: [unitName],
      year: [day.slice(0, 4)],
      topic: front.kind === 'document' ? [front.topic.split('\\')[0] ?? front.topic] : [],
      validity: validity === null ? [] : [validity],
    };
  };
}

/** What can be found in the whole group: the visible articles, in the order of their ids. Withdrawn notices cannot be searched. */
export function searchRecords(live: Live, state: State): SearchRecord[] {
  const filtersOf = filtersIn(live);
  // Its place too may get another name without a record of the article.
  const names = new Map<string, string>();
  const namesOfPlace = (standing: Standing): string => {
    const key = standing.article.columns.join();
    const { site, section, column } = names.has(key) ? {} : filtersOf(standing);
    const known = names.get(key) ?? JSON.stringify([site, section, column]);
    names.set(key, known);
    return known;
  };
  return [...state.shown.values()].map((standing): SearchRecord => {
    const { article } = standing;
    return {
      made: `${standing.line} ${namesOfPlace(standing)}`,
      url: articleUrl(article.id),
      day: standing.day,
      // Made only where an index is: a tier is known by what its records are made of.
      get title() {
        return article.front.title;
      },
      get numbers() {
        return numbersOf(article);
      },
      get text() {
        return wordsOf(article);
      },
      get attachments() {
        return namesOf(article);
      },
      get filters() {
        return filtersOf(standing);
      },
      attached: () => attachedTexts(article),
    };
  });
}
