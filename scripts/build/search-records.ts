import { detailsOf, textsIn } from '../article/details.ts';
import type { Live, LiveText } from '../ledger/live-article.ts';
import { articleUrl } from './address.ts';
import { attachmentsOf } from './attachments.ts';
import type { Clock } from './clock.ts';
import { plainText } from './plain-text.ts';
import type { SearchRecord } from './search-record.ts';
import type { Standing, State } from './state.ts';

function wordsOf({ front, body }: LiveText): string {
  const issued = front.kind === 'document' ? [front.issuer, ...(front.theme_words ?? [])] : [];
  return [plainText(body), front.summary ?? '', ...(front.keywords ?? []), ...issued, ...textsIn(detailsOf(front))]
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

function columnTitle(live: Live, path: string): string[] {
  const [site = '', id] = path.split('/');
  const column = live.inForce.sites.get(site)?.columns.columns.find((each) => each.id === id);
  return column ? [column.title] : [];
}

function recordOf(live: Live, clock: Clock, { article, validity }: Standing): SearchRecord {
  return {
    url: articleUrl(article.id),
    title: article.front.title,
    numbers: numbersOf(article),
    text: wordsOf(article),
    attachments: namesOf(article),
    day: article.original?.date ?? clock.day(article.published),
    filters: {
      site: live.inForce.sites.get(article.site)?.site.name ?? article.site,
      column: [...new Set(article.columns.flatMap((path) => columnTitle(live, path)))],
      unit: article.unitName,
      kind: article.front.kind,
      validity,
    },
  };
}

/** What can be found in the whole group: the visible articles, in the order of their ids. Withdrawn notices cannot be searched. */
export function searchRecords(live: Live, state: State, clock: Clock): SearchRecord[] {
  return [...state.shown.values()].map((standing) => recordOf(live, clock, standing));
}
