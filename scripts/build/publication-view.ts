import type { LiveText } from '../ledger/live-article.ts';
import { personOf } from '../site/people.ts';
import { within } from '../site/time.ts';
import { columnUrl } from './address.ts';
import { besidePage } from './attachments.ts';
import { type DatasetView, datasetView } from './dataset-view.ts';
import { linkedDataOf } from './linked-data.ts';
import { type OfficeView, officeOf, termsOf } from './office-view.ts';
import { rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import type { Link, Row } from './view.ts';

/** What the kinds of publication show besides their own fields: what they name, what names them, what the registry knows. */
export interface PublicationView {
  commentsOn: Link[];
  comments: (Link & { source: string })[];
  /** Topics that gather this article. */
  topics: Link[];
  /** What a topic gathers, and the columns that it leads to. */
  groups: { title: string; rows: Row[] }[];
  columnLinks: (Link & { description: string })[];
  office: OfficeView | null;
  leader: { name: string; since: string | null; former: boolean; photo: string | null } | null;
  dataset: DatasetView | null;
  /** For the page's JSON-LD: what only this kind can say. */
  linkedData: object;
}

/** The leader's name and term by the registry, where the article names a person of it; a typed name counts where it does not. */
function leaderOf({ live, state }: SiteView, { id, front }: LiveText): PublicationView['leader'] {
  if (front.kind !== 'leader') return null;
  const { registry } = live.inForce;
  const person = front.person === undefined ? undefined : personOf(registry, front.person);
  const [term] = person ? termsOf(registry, person.id, front.unit) : [];
  return {
    name: person?.name ?? front.name,
    since: term?.from ?? null,
    former: person !== undefined && !(term && within(state.day, term.from, term.until)),
    photo: front.photo === undefined ? null : besidePage(id, front.photo),
  };
}

function columnsOf({ live, id }: SiteView, paths: readonly string[]): PublicationView['columnLinks'] {
  return paths.flatMap((path) => {
    const [site = '', name] = path.split('/');
    const model = live.inForce.sites.get(site);
    const column = model?.columns.columns.find((each) => each.id === name);
    if (!model || !column) return [];
    const url = site === id ? columnUrl(column.id) : `https://${model.site.domain}${columnUrl(column.id)}`;
    return [{ title: column.title, url, description: column.description }];
  });
}

/** Columns that show nothing have no page to lead to. */
const shownColumns = ({ state }: SiteView, paths: readonly string[] = []) =>
  paths.filter((path) => [...state.shown.values()].some(({ article }) => article.columns.includes(path)));

export function publicationView(site: SiteView, standing: Standing): PublicationView {
  const { article, comments, topics } = standing;
  const { front } = article;
  const { shown } = site.state;
  const link = (other: LiveText): Link => ({ title: other.front.title, url: site.hrefOf(other) });
  const there = (ids: readonly string[]) => ids.flatMap((id) => shown.get(id) ?? []);
  const groups = front.kind === 'topic' ? front.groups : [];
  const dataset = datasetView(site, article);
  return {
    commentsOn: front.kind === 'comment' ? there(front.comments_on).map((one) => link(one.article)) : [],
    comments: comments.map((other) => ({ ...link(other), source: other.front.source.name ?? other.unitName })),
    topics: topics.map(link),
    groups: groups
      .map(({ title, articles }) => ({ title, rows: there(articles).map((one) => rowOf(site, one)) }))
      .filter(({ rows }) => rows.length > 0),
    columnLinks: front.kind === 'topic' ? columnsOf(site, shownColumns(site, front.columns)) : [],
    office: front.kind === 'organisation' ? officeOf(site.live.inForce.registry, front.unit, site.state.day) : null,
    leader: leaderOf(site, article),
    dataset,
    linkedData: linkedDataOf(site, article, dataset),
  };
}
