import { compareInstants } from '../site/time.ts';
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
import { listPages } from './lists.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

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

/** A column's newest items and its pages: the pages of its lists for people, so that a publication changes one of them (DESIGN §6). */
export function publicColumnLists(
  view: ApiView,
  listed: SiteView['columns'][number],
): { list: PublicColumnList; pages: PublicColumnPage[] } {
  const { id } = listed.column;
  const { newest: first, pages } = listPages(listed.entries);
  const address = (at: number) => {
    const page = pages[at];
    return page ? view.absolute(columnApi(id, page.n)) : null;
  };
  const items = (standings: readonly Standing[]) => standings.map((standing) => publicItem(view, standing));
  return {
    list: { column: publicColumn(view, listed), pages: pages.map(({ n }) => n), items: items(first) },
    pages: pages.map(({ n, values }, at) => ({
      column: id,
      page: n,
      newer: address(at - 1),
      older: address(at + 1),
      items: items(values),
    })),
  };
}

/** The documents that the site's columns list, by the month in which readers saw them first, which never moves. */
export function publicDocuments(view: ApiView): { list: PublicDocumentList; pages: PublicDocumentPage[] } {
  const { columns, clock } = view.site;
  const listed = new Set(columns.flatMap(({ entries }) => entries.map(({ value }) => value)));
  const documents = [...listed]
    .filter(({ article }) => article.front.kind === 'document')
    .map((standing) => ({
      item: publicItem(view, standing),
      month: (standing.article.original?.date ?? clock.day(standing.article.published)).slice(0, 7),
    }))
    .sort((a, b) => compareInstants(b.item.published, a.item.published) || (a.item.id < b.item.id ? 1 : -1));
  const months = [...new Set(documents.map(({ month }) => month))];
  const address = (month: string | undefined) => (month === undefined ? null : view.absolute(documentsApi(month)));
  return {
    list: { months, items: documents.slice(0, newest).map(({ item }) => item) },
    pages: months.map((month, at) => ({
      month,
      newer: address(months[at - 1]),
      older: address(months[at + 1]),
      items: documents.filter((document) => document.month === month).map(({ item }) => item),
    })),
  };
}
