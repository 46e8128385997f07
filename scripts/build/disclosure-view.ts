import type { Kind } from '../site/types.gen.ts';
import { columnUrl } from './address.ts';
import { libraryUrl } from './library-views.ts';
import { plainPage } from './plain-page.ts';
import { newestFirst, rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';
import { statutoryShelves } from './statutory.ts';
import type { Link, PageView, Row } from './view.ts';

type Door = 'guide' | 'catalogue' | 'reports' | 'request' | 'leaders' | 'organisations' | 'library' | 'data';

/** The home of disclosure: its ways in, the catalogue by statutory classes, the yearly reports. */
export interface DisclosureView extends PageView {
  doors: { door: Door; url: string }[];
  /** Classes of the law that have something to show, with the columns that show it. */
  catalogue: { name: string; columns: (Link & { count: number })[] }[];
  reports: Row[];
}

const most = 10;

const ofKind = (site: SiteView, kind: Kind): Standing[] =>
  newestFirst((site.state.ofKind.get(kind) ?? []).filter(({ article }) => article.site === site.id));

/** The column of this type that shows something. */
function columnOfType({ columns }: SiteView, type: string): string | null {
  const found = columns.find(({ column }) => column.column_type === type);
  return found ? columnUrl(found.column.id) : null;
}

/** Pages for the public show what there is; what is missing is told to the office (`statutoryGaps`). */
export function disclosureViews(site: SiteView): DisclosureView[] {
  const shown = new Map(site.columns.map(({ column, entries }) => [column.id, entries.length]));
  const catalogue = statutoryShelves(site.model.columns.columns)
    .map(({ name, columns }) => ({
      name,
      columns: columns.flatMap(({ id, title }) => {
        const count = shown.get(id);
        return count === undefined ? [] : [{ title, url: columnUrl(id), count }];
      }),
    }))
    .filter(({ columns }) => columns.length > 0);
  const [guide] = ofKind(site, 'disclosure-guide');
  const reports = ofKind(site, 'annual-report');
  const main = site.id === site.live.inForce.group.main;
  const documents = main && site.state.ofKind.has('document');
  const ways: [Door, string | null][] = [
    ['guide', guide ? site.hrefOf(guide.article) : null],
    ['catalogue', catalogue.length > 0 ? '#catalogue' : null],
    ['reports', reports.length > 0 ? '#reports' : null],
    ['request', columnOfType(site, '依申请公开')],
    ['leaders', columnOfType(site, '负责人信息')],
    ['organisations', columnOfType(site, '机构职能')],
    ['library', documents ? libraryUrl : null],
    ['data', columnOfType(site, '数据开放')],
  ];
  if (!guide && catalogue.length === 0 && reports.length === 0) return [];
  return [
    {
      ...plainPage(site, '/disclosure/'),
      doors: ways.flatMap(([door, url]) => (url === null ? [] : [{ door, url }])),
      catalogue,
      reports: reports.slice(0, most).map((standing) => rowOf(site, standing)),
    },
  ];
}
