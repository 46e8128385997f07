import { detailsOf } from '../article/details.ts';
import type { LiveText } from '../ledger/live-article.ts';
import { type Attachment, attachmentsOf } from './attachments.ts';
import { announced, feedLinks } from './feeds.ts';
import { rowOf } from './rows.ts';
import { schemaOrgOf } from './schema-org.ts';
import type { SiteView } from './site-view.ts';
import type { Stage } from './stages.ts';
import type { Standing } from './state.ts';
import type { FeedLinks, Link, Row } from './view.ts';

/** What a kind's template gets beyond what all articles have. */
export interface DetailsView {
  /** The fields that only its kind has, as they were signed. */
  details: Readonly<Record<string, unknown>> | null;
  stage: Stage | null;
  /** The instants among the fields, as readers know them: `2026-03-01 09:30`. */
  minutes: Readonly<Record<string, string>>;
  /** Its attachments by their names, for fields that name one. */
  filesByName: Readonly<Record<string, Attachment>>;
  /** The event that it belongs to. */
  thread: Link | null;
  /** Of an event: what was said about it, the newest first. */
  updates: (Row & { time: string })[];
  feed: FeedLinks | null;
  schemaOrg: Readonly<Record<string, unknown>>;
}

function minutesOf({ front }: LiveText, minute: (instant: string) => string): Record<string, string> {
  if (front.kind === 'progress') return { known_at: minute(front.known_at) };
  if (front.kind !== 'interview') return {};
  const { starts, ask_until: until } = front;
  return { starts: minute(starts), ...(until === undefined ? {} : { ask_until: minute(until) }) };
}

export function detailsView(site: SiteView, { article, stage, updates }: Standing): DetailsView {
  const { front } = article;
  const { clock, state } = site;
  const thread = front.thread === undefined ? undefined : state.shown.get(front.thread)?.article;
  const times = updates.map((update) => ({ ...rowOf(site, update), time: clock.minute(update.article.published) }));
  return {
    details: detailsOf(front),
    stage,
    minutes: minutesOf(article, clock.minute),
    filesByName: Object.fromEntries(
      attachmentsOf(article).map((file) => [decodeURIComponent(file.url.slice(article.id.length + 1)), file]),
    ),
    thread: thread ? { title: thread.front.title, url: site.hrefOf(thread) } : null,
    updates: times.reverse(),
    feed:
      front.kind === 'thread'
        ? announced(site, feedLinks('thread', article.id, `${front.title} - ${site.frame.site.name}`))
        : null,
    schemaOrg: schemaOrgOf(front, article.unitName),
  };
}
