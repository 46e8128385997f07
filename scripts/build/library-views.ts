import words from '../../layouts/words/zh.json' with { type: 'json' };
import { bySubclass, libraryOf, type Shelf, type Shelving } from './library.ts';
import { listPages } from './lists.ts';
import { plainPage } from './plain-page.ts';
import { listingOf, rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, Validity } from './state.ts';
import type { Link, PageView, Row } from './view.ts';

/** The library's first page: all shelves with how many documents they hold, and the newest documents. */
export interface LibraryView extends PageView {
  shelves: { by: Shelving; shelves: (Link & { count: number })[] }[];
  rows: Row[];
  count: number;
}

/** One shelf, or a numbered page of a long one. */
export interface ShelfView extends PageView {
  by: Shelving;
  title: string;
  count: number;
  n: number | null;
  /** Rows under their subclass where the shelf is a topic that fits on one page; else under no name. */
  groups: { name: string | null; rows: Row[] }[];
  pages: { n: number; url: string }[];
  newer: string | null;
  older: string | null;
  others: (Link & { current: boolean })[];
}

const shelvings: readonly Shelving[] = ['topic', 'issuer', 'year', 'validity'];
const newestRows = 20;

export const libraryUrl = '/library/';
const shelfUrl = ({ by, id }: Pick<Shelf, 'by' | 'id'>, n?: number) =>
  `${libraryUrl}${by}/${encodeURIComponent(id)}/${n === undefined ? '' : `${n}.html`}`;

const isValidity = (name: string): name is Validity => name in words.validity;

/** The name that people read: 2026年, 有效. */
function titleOf({ by, name }: Shelf): string {
  if (by === 'year') return `${name}年`;
  return by === 'validity' && isValidity(name) ? words.validity[name] : name;
}

function viewsOf(site: SiteView, shelf: Shelf, all: readonly Shelf[]): ShelfView[] {
  const { rows, lines } = listingOf(site);
  const { newest, pages } = listPages(shelf.standings.map((value, at) => ({ ordinal: at + 1, value })));
  const single = pages.length < 2;
  const numbered = single ? [] : pages.map(({ n }) => ({ n, url: shelfUrl(shelf, n) }));
  const common = {
    crumbs: [{ title: words.library.title, url: libraryUrl }],
    by: shelf.by,
    title: titleOf(shelf),
    count: shelf.standings.length,
    others: all.map((other) => ({ title: titleOf(other), url: shelfUrl(other), current: other === shelf })),
  };
  const view = (
    groups: readonly { name: string | null; standings: readonly Standing[] }[],
    own: Pick<ShelfView, 'n' | 'pages' | 'newer' | 'older'>,
  ): ShelfView => {
    const plain = { ...plainPage(site, shelfUrl(shelf, own.n ?? undefined)), ...common, ...own };
    return {
      ...plain,
      get groups() {
        return groups.map(({ name, standings }) => ({ name, rows: rows(standings) }));
      },
      toJSON: () => ({ ...plain, groups: groups.map(({ name, standings }) => [name, lines(standings)]) }),
    };
  };
  const groups =
    shelf.by === 'topic' && single
      ? bySubclass(shelf).map(({ name, standings }) => ({ name, standings: [...standings].reverse() }))
      : [{ name: null, standings: newest }];
  const lists = single ? [] : pages;
  return [
    view(groups, { n: null, pages: numbered, newer: null, older: null }),
    ...lists.map(({ n, values }, at) => {
      const [newer = null, older = null] = [numbered[at - 1]?.url, numbered[at + 1]?.url];
      return view([{ name: null, standings: values }], { n, pages: [], newer, older });
    }),
  ];
}

/** The document library of the whole group, on its main site only; a group without documents has none. */
export function libraryViews(site: SiteView): { library: LibraryView[]; shelf: ShelfView[] } {
  if (site.id !== site.live.inForce.group.main) return { library: [], shelf: [] };
  const { shelves, newest } = libraryOf(site);
  if (newest.length === 0) return { library: [], shelf: [] };
  const of = (by: Shelving) => shelves.filter((shelf) => shelf.by === by);
  const library: LibraryView = {
    ...plainPage(site, libraryUrl),
    shelves: shelvings.map((by) => ({
      by,
      shelves: of(by).map((shelf) => ({ title: titleOf(shelf), url: shelfUrl(shelf), count: shelf.standings.length })),
    })),
    rows: newest.slice(0, newestRows).map((standing) => rowOf(site, standing)),
    count: newest.length,
  };
  return { library: [library], shelf: shelves.flatMap((shelf) => viewsOf(site, shelf, of(shelf.by))) };
}
