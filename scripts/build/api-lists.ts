import type {
  PublicColumn,
  PublicColumnList,
  PublicColumnPage,
  PublicColumns,
  PublicDocumentList,
  PublicDocumentPage,
} from '../site/types.gen.ts';
import { columnUrl } from './address.ts';
import { columnApi, documentsApi } from './api-address.ts';
import { type ApiView, publicItem } from './api-items.ts';
import { feedLinks } from './feeds.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, State } from './state.ts';

const newest = 20;

function publicColumn({ site, absolute }: ApiView, { column }: SiteView['columns'][number]): PublicColumn {
  const section = site.model.columns.sections.find(({ id }) => id === column.section);
  const { rss, atom, json } = feedLinks('column', column.id, column.title);
  return {
    id: column.id,
    title: column.title,
    section: { id: column.section, title: section?.title ?? column.section },
    column_type: column.column_type,
    description: column.description,
    keywords: column.keywords,
    archived: site.state.archived.has(`${site.id}/${column.id}`),
    url: absolute(columnUrl(column.id)),
    api: absolute(columnApi(column.id)),
    feeds: { rss: absolute(rss), atom: absolute(atom), json: absolute(json) },
  };
}

/** The columns that show something, in the order of the navigation. */
export function publicColumns(view: ApiView): PublicColumns {
  const { columns, model } = view.site;
  const inOrder = model.columns.sections.flatMap(({ id }) => columns.filter(({ column }) => column.section === id));
  return { columns: inOrder.map((column) => publicColumn(view, column)) };
}

/** A page of a list: `beside` and the lines of `standings` are what it is made of, with what surrounds all pages of its site. */
export interface ApiPage<T> {
  address: string;
  beside: unknown;
  standings: readonly Standing[];
  value(): T;
}

/** A column's newest items and its pages: the pages of its lists for people, so that a publication changes one of them (DESIGN §6). */
export function publicColumnLists(
  view: ApiView,
  listed: SiteView['columns'][number],
): [ApiPage<PublicColumnList>, ...ApiPage<PublicColumnPage>[]] {
  const { id } = listed.column;
  const { newest: first, pages } = listed;
  const address = (at: number) => {
    const page = pages[at];
    return page ? view.absolute(columnApi(id, page.n)) : null;
  };
  const items = (standings: readonly Standing[]) => standings.map((standing) => publicItem(view, standing));
  const own = { column: publicColumn(view, listed), pages: pages.map(({ n }) => n) };
  return [
    { address: columnApi(id), beside: own, standings: first, value: () => ({ ...own, items: items(first) }) },
    ...pages.map(({ n, values }, at) => {
      const beside = { column: id, page: n, newer: address(at - 1), older: address(at + 1) };
      return {
        address: columnApi(id, n),
        beside,
        standings: values,
        value: () => ({ ...beside, items: items(values) }),
      };
    }),
  ];
}

/** Documents of the group, the newest first: every site asks for the same ones. */
function documentsIn(state: State): readonly Standing[] {
  const known = documents.get(state) ?? state.dated.filter(({ article }) => article.brief.kind === 'document');
  documents.set(state, known);
  return known;
}
const documents = new WeakMap<State, readonly Standing[]>();

/** The documents that the site's columns list, by the month in which readers saw them first, which never moves. */
export function publicDocuments(view: ApiView): [ApiPage<PublicDocumentList>, ...ApiPage<PublicDocumentPage>[]] {
  const { columns, id, state } = view.site;
  const own = new Set(columns.map(({ column }) => `${id}/${column.id}`));
  const documents = documentsIn(state).filter(({ article }) => article.columns.some((at) => own.has(at)));
  const byMonth = Map.groupBy(documents, ({ day }) => day.slice(0, 7));
  const months = [...byMonth.keys()];
  const address = (month: string | undefined) => (month === undefined ? null : view.absolute(documentsApi(month)));
  const items = (standings: readonly Standing[]) => standings.map((standing) => publicItem(view, standing));
  const first = documents.slice(0, newest);
  return [
    {
      address: documentsApi(),
      beside: months,
      standings: first,
      value: () => ({ months, items: items(first) }),
    },
    ...months.map((month, at) => {
      const beside = { month, newer: address(months[at - 1]), older: address(months[at + 1]) };
      const standings = byMonth.get(month) ?? [];
      return { address: documentsApi(month), beside, standings, value: () => ({ ...beside, items: items(standings) }) };
    }),
  ];
}
