import { detailsOf } from '../article/details.ts';
import type { LiveNotice, LiveText } from '../ledger/live-article.ts';
import type {
  PublicArticle,
  PublicAttachment,
  PublicDocument,
  PublicLink,
  PublicPlace,
  PublicWithdrawal,
} from '../site/types.gen.ts';
import { absoluteUrl, articleUrl, columnUrl, fileUrl } from './address.ts';
import type { ApiView } from './api-items.ts';
import { summaryOf } from './article-view.ts';
import { attachmentsOf } from './attachments.ts';
import { contentType } from './content-type.ts';
import { renderMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';
import type { Standing } from './state.ts';
import { validityEnd } from './validity-end.ts';

function placesOf({ site }: ApiView, { columns }: LiveText): PublicPlace[] {
  return columns.flatMap((path) => {
    const [id = '', name] = path.split('/');
    const model = site.live.inForce.sites.get(id);
    const column = model?.columns.columns.find((each) => each.id === name);
    if (!model || !column) return [];
    const url = absoluteUrl(model.site.domain, columnUrl(column.id));
    return [{ site: id, id: column.id, title: column.title, url }];
  });
}

function attachments({ absolute }: ApiView, article: LiveText): PublicAttachment[] {
  return attachmentsOf(article).map(({ title, url, size, sha256 }) => {
    const name = decodeURIComponent(url.slice(article.id.length + 1));
    return { title, name, media_type: contentType(name), size, sha256, url: absolute(fileUrl(article.id, name)) };
  });
}

function documentOf(standing: Standing): PublicDocument | null {
  const { front } = standing.article;
  if (front.kind !== 'document') return null;
  return {
    issuer: front.issuer,
    number: front.document_number ?? null,
    topic: front.topic,
    theme_words: front.theme_words ?? [],
    date: front.document_date,
    effective_from: front.effective_from ?? null,
    effective_until: validityEnd(standing),
    validity: standing.validity ?? 'valid',
    note: front.note ?? null,
  };
}

/** The text as HTML that may stand anywhere: every address in it is absolute. */
function htmlOf({ site, absolute, pageOf }: ApiView, { id, body, tables, files }: LiveText): string {
  const own = new Map(files.map(({ name }) => [name.normalize('NFC'), name]));
  return renderMarkdown(body, {
    tables,
    file: (name) => {
      const found = own.get(name);
      return found === undefined || found === 'index.md' ? null : absolute(fileUrl(id, found));
    },
    article: (other) => {
      const shown = site.state.shown.get(other);
      return shown ? pageOf(shown.article) : null;
    },
  });
}

/** Everything public of an article; of those who wrote and signed it, nothing (DESIGN §3). */
export function publicArticle(view: ApiView, standing: Standing): PublicArticle {
  const { article, marks, interpretations, comments, topics, updates } = standing;
  const { front, original, unitName } = article;
  const { shown } = view.site.state;
  const link = (other: LiveText): PublicLink => ({ id: other.id, title: other.front.title, url: view.pageOf(other) });
  const links = (ids: readonly string[] = []) => ids.flatMap((id) => shown.get(id)?.article ?? []).map(link);
  const reprint = front.source.type === 'reprint';
  return {
    id: article.id,
    status: 'live',
    url: view.pageOf(article),
    kind: front.kind,
    title: front.title,
    unit: { id: front.unit, name: unitName },
    columns: placesOf(view, article),
    source: {
      type: front.source.type,
      name: reprint ? (front.source.name ?? unitName) : unitName,
      url: reprint ? (front.source.url ?? null) : null,
    },
    ...view.times(article),
    original: original ? { date: original.date, address: original.address, source: original.source ?? null } : null,
    index_number: article.indexNumber,
    summary: summaryOf(article),
    keywords: front.keywords ?? [],
    document: documentOf(standing),
    notice: front.kind === 'notice' ? front.notice : null,
    event_date: front.kind === 'news' ? (front.event_date ?? null) : null,
    interpreter: front.kind === 'interpretation' ? (front.interpreter ?? null) : null,
    confirm_by: article.confirmBy,
    marks: marks.map((mark) =>
      'by' in mark
        ? { mark: mark.mark, by: link(mark.by), from: mark.from }
        : { mark: mark.mark, by: null, from: null },
    ),
    supersedes: links(front.supersedes),
    repeals: links(front.repeals),
    amends: links(front.amends),
    interprets: front.kind === 'interpretation' ? links(front.interprets) : [],
    interpretations: interpretations.map(link),
    comments_on: front.kind === 'comment' ? links(front.comments_on) : [],
    comments: comments.map(link),
    topics: topics.map(link),
    groups:
      front.kind === 'topic' ? front.groups.map(({ title, articles }) => ({ title, articles: links(articles) })) : [],
    thread: front.thread === undefined ? null : (links([front.thread])[0] ?? null),
    updates: updates.map((update) => link(update.article)).reverse(),
    details: detailsOf(front),
    text: plainText(article),
    html: htmlOf(view, article),
    attachments: attachments(view, article),
    contacts: (front.contacts ?? []).map(({ duty, phone }) => ({ duty, phone })),
  };
}

/** What stays of an article that was withdrawn with a notice: never its title. */
export function publicWithdrawal({ absolute }: ApiView, { id, reason, notice, record }: LiveNotice): PublicWithdrawal {
  return { id, status: 'withdrawn', url: absolute(articleUrl(id)), reason, notice, withdrawn: record.time };
}
