import type { Kind } from '../site/types.gen.ts';
import type { Stage } from './stages.ts';
import type { Mark, Standing, Validity } from './state.ts';

export interface Link {
  title: string;
  url: string;
}

/** One feed in its three formats; addresses on its site. */
export interface FeedLinks {
  title: string;
  rss: string;
  atom: string;
  json: string;
}

/** Header, navigation and footer, the same on all pages of a site. */
export interface Frame {
  site: {
    id: string;
    name: string;
    domain: string;
    code: string | null;
    icp: string | null;
    police: string | null;
    host: string;
    contact: string;
    mourning: boolean;
  };
  nav: (Link & { id: string; columns: (Link & { id: string })[] })[];
  channels: Link[];
  /** The other sites of the group. */
  sites: Link[];
  banner: { text: string; until: string; url: string | null } | null;
  /** Name in layouts/assets to address with its digest, and `site.css` and `colour.css`. */
  assets: Readonly<Record<string, string>>;
  /** Hosts for which a reader leaves without being asked: the group's own and those that the site's rules name. */
  government: readonly string[];
  mark: 'preview' | null;
}

/** Tags that standards.md §1 asks of a column page. */
export interface ColumnTags {
  name: string;
  type: string;
  description: string;
  keywords: string;
}

/** What every template gets. */
export interface PageView {
  frame: Frame;
  /** Address on the site, and the file below the output folder that answers it. */
  url: string;
  file: string;
  canonical: string;
  /** null on pages whose title is a word of the interface. */
  title: string | null;
  crumbs: Link[];
  /** Ids of the place in the navigation. */
  section: string | null;
  column: string | null;
  columnTags: ColumnTags | null;
  /**
   * Of a page that lists many articles: what its key is made of, which is what it shows with the line of each article in the place of its row.
   * The rows are made where somebody asks for them.
   */
  toJSON?(): object;
  /** Of such a page: the articles that it lists. */
  shows?: readonly Standing[];
}

/** A line of a list. */
export interface Row {
  title: string;
  url: string;
  /** The day shown: of publication, for moved articles of the old site. */
  day: string;
  imported: boolean;
  unit: string;
  number: string | null;
  marks: Mark['mark'][];
  validity: Validity | null;
  kind: Kind;
  stage: Stage | null;
  summary: string | null;
  /** What tells lines of this kind apart: an office, a period, a day. */
  note: string | null;
  /** Forms of an interpretation besides words. */
  forms: ('chart' | 'audio' | 'video')[];
}
