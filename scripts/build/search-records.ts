import { detailsOf, textsIn } from '../article/details.ts';
import type { Live, LiveText } from '../ledger/live-article.ts';
import { articleUrl } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import type { Clock } from './clock.ts';
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

const dayOf = ({ original, published }: LiveText, clock: Clock): string => original?.date ?? clock.day(published);

/** What an article can be narrowed by. */
export function searchFilters(live: Live, clock: Clock, { article, validity }: Standing): SearchFilters {
  const { front, unitName, columns } = article;
  const places = columns.flatMap((path) => {
    const [site = '', id] = path.split('/');
    const model = live.inForce.sites.get(site)?.columns;
    const column = model?.columns.find((each) => each.id === id);
    return column ? [{ column, section: model?.sections.find((each) => each.id === column.section) }] : [];
  });
  return {
    site: [live.inForce.sites.get(article.site)?.site.name ?? article.site],
    section: [...new Set(places.flatMap(({ section }) => section?.title ?? []))],
    column: [...new Set(places.map(({ column }) => column.title))],
    kind: [front.kind],
    class: [front.class],
    unit: [unitName],
    year: [dayOf(article, clock).slice(0, 4)],
    topic: front.kind === 'document' ? [front.topic.split('\\')[0] ?? front.topic] : [],
    validity: validity === null ? [] : [validity],
  };
}

function recordOf(live: Live, clock: Clock, standing: Standing): SearchRecord {
  const { article } = standing;
  return {
    url: articleUrl(article.id),
    title: article.front.title,
    numbers: numbersOf(article),
    // Read only where an index is made: a tier is known by the files of its articles.
    get text() {
      return wordsOf(article);
    },
    get attachments() {
      return namesOf(article);
    },
    files: article.files.map(({ name, sha256 }) => `${sha256} ${name}`),
    attached: () => attachedTexts(article),
    day: dayOf(article, clock),
    filters: searchFilters(live, clock, standing),
  };
}

/** What can be found in the whole group: the visible articles, in the order of their ids. Withdrawn notices cannot be searched. */
export function searchRecords(live: Live, state: State, clock: Clock): SearchRecord[] {
  return [...state.shown.values()].map((standing) => recordOf(live, clock, standing));
}
