import type { LiveText } from '../ledger/live-article.ts';
import type { Document } from '../site/types.gen.ts';
import { articleUrl, fileOf, fileUrl } from './address.ts';
import { type ArticleTimes, timesIn } from './article-times.ts';
import { type Attachment, attachmentsOf, besidePage } from './attachments.ts';
import { type ChartView, chartsOf } from './chart.ts';
import { citationOf } from './citation.ts';
import { type DetailsView, detailsView } from './details-view.ts';
import { leaves } from './leaving.ts';
import { beginningOf, contentsOf, picturesIn, renderMarkdown } from './markdown.ts';
import type { ContentsLine } from './markdown-clauses.ts';
import { sizedUrl } from './pictures.ts';
import { type PublicationView, publicationView } from './publication-view.ts';
import { type RecordingView, recordingsOf } from './recordings.ts';
import type { SiteView } from './site-view.ts';
import type { Mark, Standing, Validity } from './state.ts';
import { validityEnd } from './validity-end.ts';
import type { ColumnTags, Link, PageView } from './view.ts';

export interface ArticleView extends PageView, DetailsView, PublicationView {
  id: string;
  title: string;
  kind: LiveText['front']['kind'];
  /** `2026-03-01 09:30` in the group's zone. */
  published: string;
  /** null while the first version stands. */
  updated: string | null;
  /** Days on which versions of a document were signed off, oldest first; empty while there is one. */
  versions: string[];
  /** The same for machines, and of moved articles the original day. */
  times: ArticleTimes;
  /** Absolute address of the first picture of the text. */
  image: string | null;
  unit: string;
  source: { name: string; url: string | null; reprint: boolean };
  indexNumber: string;
  /** Of a moved article: where and when it stood on the old site. */
  original: { date: string; address: string; source: string | null } | null;
  imported: boolean;
  confirmBy: string | null;
  description: string;
  keywords: string;
  /** Its text as HTML. */
  text: string;
  /** Lines to go to in a long document; empty for everything else. */
  contents: ContentsLine[];
  charts: ChartView[];
  recordings: RecordingView[];
  attachments: Attachment[];
  /** Picture beside the page that leads a telephone here; null in a preview, whose address does not exist yet. */
  qrCode: string | null;
  contacts: { duty: string; phone: string }[];
  marks: ((Omit<Extract<Mark, { by: LiveText }>, 'by'> & { by: Link }) | { mark: 'expired' | 'archived' })[];
  supersedes: Link[];
  repeals: Link[];
  amends: Link[];
  interprets: Link[];
  interpretations: Link[];
  notice: string | null;
  eventDate: string | null;
  interpreter: string | null;
  document: DocumentFields | null;
}

/** The national fields of an official document (standards.md §3). Days are YYYY-MM-DD. */
export interface DocumentFields {
  issuer: string;
  number: string | null;
  topic: string;
  themeWords: string;
  date: string;
  from: string | null;
  until: string | null;
  validity: Validity;
  note: string | null;
  /** The day by which an interpretation is promised, while there is none. */
  interpretationDue: string | null;
  /** How to cite it: title, number, issuer, date, address. */
  citation: string;
}

const descriptionLength = 120;

/** What describes the article where its text does not stand. */
export const summaryOf = ({ front, body }: LiveText): string =>
  front.summary ?? (beginningOf(body, descriptionLength) || front.title);

function imageOf({ id, body, files }: LiveText, origin: string): string | null {
  const own = new Map(files.map(({ name }) => [name.normalize('NFC'), name]));
  const [first] = picturesIn(body).flatMap((name) => own.get(name) ?? []);
  return first === undefined ? null : `${origin}${fileUrl(id, first)}`;
}

/** A picture of the text in the sizes that the build offers; addresses are relative to the page. */
function pictureIn({ pictures }: SiteView, article: LiveText, name: string) {
  const sized = pictures(article, name);
  if (!sized) return null;
  const beside = (width: number) => sizedUrl(article.id, name, width).slice(`/${article.id.slice(0, 2)}/`.length);
  const smaller = sized.widths.map((width) => `${beside(width)} ${width}w`);
  const own = `${besidePage(article.id, name)} ${sized.width}w`;
  return { width: sized.width, height: sized.height, srcset: smaller.length > 0 ? [...smaller, own].join(', ') : '' };
}

/** Where in the navigation a column is, without links to what is not shown. */
interface ColumnPlace {
  crumbs: Link[];
  section: string | null;
  column: string | null;
  columnTags: ColumnTags | null;
}

function placeOfColumn({ frame, model }: SiteView, name: string): ColumnPlace {
  const column = model.columns.columns.find(({ id }) => id === name);
  const section = frame.nav.find(({ columns }) => columns.some(({ id }) => id === name));
  const shown = section?.columns.find(({ id }) => id === name);
  return {
    crumbs: [section, shown].flatMap((link): Link[] => (link ? [{ title: link.title, url: link.url }] : [])),
    section: section?.id ?? null,
    column: shown?.id ?? null,
    columnTags: column ? tagsOf(column) : null,
  };
}

const places = new WeakMap<SiteView, Map<string, ColumnPlace>>();

/** The place of an article in the navigation, that of the column of its path; for all articles of a column the same object. */
export function placeOfArticle(site: SiteView, path: string): ColumnPlace {
  const known = places.get(site) ?? new Map<string, ColumnPlace>();
  places.set(site, known);
  const name = path.split('/')[1] ?? '';
  const place = known.get(name) ?? placeOfColumn(site, name);
  known.set(name, place);
  return place;
}

export function tagsOf(column: {
  title: string;
  column_type: string;
  description: string;
  keywords: string[];
}): ColumnTags {
  return {
    name: column.title,
    type: column.column_type,
    description: column.description,
    keywords: column.keywords.join(','),
  };
}

/** Fewer lines than this are seen without a table of contents. */
const fewestContents = 3;

function contentsFor(front: LiveText['front'], body: string): ContentsLine[] {
  const lines = front.kind === 'document' ? contentsOf(body) : [];
  return lines.length < fewestContents ? [] : lines;
}

function documentFields(front: Document, standing: Standing, url: string): DocumentFields {
  return {
    issuer: front.issuer,
    number: front.document_number ?? null,
    topic: front.topic,
    themeWords: (front.theme_words ?? []).join(' '),
    date: front.document_date,
    from: front.effective_from ?? null,
    until: validityEnd(standing),
    validity: standing.validity ?? 'valid',
    note: front.note ?? null,
    interpretationDue: standing.interpretations.length > 0 ? null : (front.interpretation_due ?? null),
    citation: citationOf(front, url),
  };
}

/** An article's page. It depends on the article and on the visible articles that it names or that name it, on nothing else. */
export function articleView(site: SiteView, standing: Standing): ArticleView {
  const { article, marks, interpretations } = standing;
  const { front, id } = article;
  const { clock, state, hrefOf } = site;
  const { crumbs, section, column, columnTags } = placeOfArticle(site, article.path);
  const link = (other: LiveText): Link => ({ title: other.front.title, url: hrefOf(other) });
  const links = (ids: readonly string[] | undefined) =>
    (ids ?? []).flatMap((other) => state.shown.get(other)?.article ?? []).map(link);
  const names = new Map(article.files.map(({ name }) => [name.normalize('NFC'), name]));
  const url = articleUrl(id);
  const canonical = `https://${site.frame.site.domain}${url}`;
  const published = clock.minute(article.published);
  const updated = clock.minute(article.updated);
  return {
    id,
    frame: site.frame,
    url,
    file: `${site.id}/${fileOf(url)}`,
    canonical,
    title: front.title,
    kind: front.kind,
    crumbs,
    section,
    column,
    columnTags,
    published,
    updated: updated > published ? updated : null,
    versions: front.kind === 'document' && article.versions.length > 1 ? article.versions.map(clock.day) : [],
    times: timesIn(site.live.inForce.group.zone)(article),
    image: imageOf(article, `https://${site.frame.site.domain}`),
    unit: article.unitName,
    source: {
      name: front.source.type === 'reprint' ? (front.source.name ?? article.unitName) : article.unitName,
      url: front.source.type === 'reprint' ? (front.source.url ?? null) : null,
      reprint: front.source.type === 'reprint',
    },
    indexNumber: article.indexNumber,
    original: article.original ? { ...article.original, source: article.original.source ?? null } : null,
    imported: article.record.grade === 'imported',
    confirmBy: article.confirmBy === null ? null : clock.minute(article.confirmBy),
    description: summaryOf(article),
    keywords: (front.keywords ?? []).join(','),
    text: renderMarkdown(article.body, {
      tables: article.tables,
      picture: (name) => pictureIn(site, article, name),
      leaves: (address) => leaves(address, site.frame.government),
      file: (name) => {
        const own = names.get(name);
        return own === undefined || own === 'index.md' ? null : besidePage(id, own);
      },
      article: (other) => links([other])[0]?.url ?? null,
    }),
    contents: contentsFor(front, article.body),
    charts: chartsOf(article, ('charts' in front && front.charts) || [], site.texts),
    recordings: recordingsOf(article, ('recordings' in front && front.recordings) || [], site.texts),
    attachments: attachmentsOf(article),
    qrCode: site.frame.mark === 'preview' ? null : `${id}.svg`,
    contacts: front.contacts ?? [],
    marks: marks.map((mark) => ('by' in mark ? { ...mark, by: link(mark.by) } : mark)),
    supersedes: links(front.supersedes),
    repeals: links(front.repeals),
    amends: links(front.amends),
    interprets: front.kind === 'interpretation' ? links(front.interprets) : [],
    interpretations: interpretations.map(link),
    notice: front.kind === 'notice' ? front.notice : null,
    eventDate: front.kind === 'news' ? (front.event_date ?? null) : null,
    interpreter: front.kind === 'interpretation' ? (front.interpreter ?? null) : null,
    document: front.kind === 'document' ? documentFields(front, standing, canonical) : null,
    ...detailsView(site, standing),
    ...publicationView(site, standing),
  };
}
