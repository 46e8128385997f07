import type { LiveText } from '../ledger/live-article.ts';
import { itself } from './itself.ts';
import type { Mark, Standing, Validity } from './state.ts';

/** Most articles are named by no other: one empty list, which nobody may fill, is enough for all of them. */
export const none: never[] = [];
Object.freeze(none);

/** A list with one more: the empty one is everybody's, any other is its article's own. */
function grown<T>(list: T[], one: T): T[] {
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

/** The fields of a document; null for every other kind. */
export const documentOf = ({ brief }: LiveText) => (brief.kind === 'document' ? brief : null);

/** Whether `day` has been reached; a day that nobody named counts as reached. */
const reached = (from: string | undefined, day: string) => from === undefined || from <= day;

/** 有效性 of a document on `day`, by its own fields and by what is said of it; null for every other kind. */
export function validityOf(standing: Standing, day: string): Validity | null {
  const brief = documentOf(standing.article);
  if (!brief) return null;
  const has = (...kinds: Mark['mark'][]) =>
    standing.marks.some((mark) => kinds.includes(mark.mark) && (!('from' in mark) || mark.from === null));
  if (has('superseded', 'repealed')) return 'repealed';
  if (brief.effective_until !== undefined && brief.effective_until < day) return 'lapsed';
  if (has('expired')) return 'lapsed';
  if (!reached(brief.effective_from, day)) return 'coming';
  return has('amended') ? 'amended' : 'valid';
}

/** What `standing` says about other visible articles. */
export function tell({ shown, day }: { shown: ReadonlyMap<string, Standing>; day: string }, standing: Standing): void {
  const { article } = standing;
  const { brief } = article;
  const say = (mark: 'superseded' | 'repealed' | 'amended', ids: string[] | undefined) => {
    if (ids === undefined) return;
    const effective = documentOf(article)?.effective_from;
    const from = effective !== undefined && !reached(effective, day) ? effective : null;
    for (const id of ids) {
      const other = id === article.id ? undefined : shown.get(id);
      if (other) other.marks = grown(other.marks, { mark, by: article, from });
    }
  };
  say('superseded', brief.supersedes);
  say('repealed', brief.repeals);
  say('amended', brief.amends);
  if (brief.kind === 'interpretation') {
    for (const id of brief.interprets) {
      const other = shown.get(id);
      if (other) other.interpretations = grown(other.interpretations, article);
    }
  }
  const event = brief.thread === undefined ? undefined : shown.get(brief.thread);
  if (event?.article.brief.kind === 'thread') event.updates = grown(event.updates, standing);
  if (brief.kind === 'comment') {
    for (const id of brief.comments_on) {
      const other = shown.get(id);
      if (other) other.comments = grown(other.comments, article);
    }
  }
  if (brief.kind === 'topic') {
    for (const id of new Set(brief.groups.flatMap(({ articles }) => articles))) {
      const other = shown.get(id);
      if (other) other.topics = grown(other.topics, article);
    }
  }
}

const saidBy = (mark: Mark) => ('by' in mark ? [mark.mark, mark.by.id, mark.from] : [mark.mark]);

/** What is said of an article, as a text for keys. */
export function lineOf({ article, marks, validity, stage }: Standing): string {
  const own = itself(article);
  const plain = marks.length === 0 && validity === null && stage === null;
  return plain ? own : JSON.stringify([own, marks.map(saidBy), validity, stage]);
}
