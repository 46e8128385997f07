import type { InForce } from '../site/in-force.ts';
import { forgeUrl, personByAccount, personOf } from '../site/people.ts';
import { compareInstants, dayIn } from '../site/time.ts';
import type {
  Act,
  Digest,
  ForgeEvidence,
  ForgeReview,
  Person,
  Registry,
  ResolvedRoute,
  Statement,
} from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { type Capacity, capacityOf } from './capacity.ts';
import { joinedTo } from './joined.ts';
import type { Change, Opinion } from './opinion.ts';
import { type Retarget, readRawRetarget } from './retarget.ts';
import { type Dialect, type Review, readRawReview } from './review.ts';
import { reviewKey, statementDigest, statementText } from './statement.ts';

/**
 * A forge's review and what the commit that it names holds of the pull request's items; `items` is null where that commit could not be
 * had.
 */
export interface Reviewed {
  forge: string;
  dialect: Dialect;
  pull: number;
  review: Review;
  items: ForgeEvidence['items'] | null;
  /** The newest change of the branch that the pull request goes onto; null where there was none. */
  retargeted: Retarget | null;
}

/** What names a review in verdicts and records, until a statement is derived from it. */
export const keyOfReview = ({ forge, review }: Reviewed): Digest =>
  reviewKey({ forge: forgeUrl(forge), id: review.id });

/** A review that may count for the change: whose it is, and what follows from it. */
export interface Counting {
  person: Person;
  decision: 'approve' | 'return';
  at: string;
  commit: string;
  items: ForgeEvidence['items'];
}

/** Rows that decide nothing: what somebody only remarked, and who was asked and has not answered. */
const silent = ({ review: { state } }: Reviewed) => state === 'comment' || state === 'requested';

/**
 * Whether a review counts for the change at `at`, apart from what its giver may fill: by the registered account of one person, neither
 * dismissed nor taken back by a later one of his (`all`, in order), on the same pull request as the others, of these very bytes, for the
 * newest record that there was when it was given. Null is a review that says nothing on the change; a refusal says why it does not count.
 */
export function counting(
  { group: { zone }, registry }: InForce,
  change: Change,
  own: Reviewed,
  all: readonly Reviewed[],
  at: string,
): Counting | { person: Person | null; why: Said } | null {
  if (silent(own)) return null;
  const { review, forge } = own;
  const { account, state, submittedAt, commit } = review;
  if (!account) return { person: null, why: said('review-nobody') };
  const { login, id } = account;
  if (account.bot) return { person: null, why: said('review-bot', { login }) };
  const days = [submittedAt ?? at, at].map((instant) => dayIn(zone, instant));
  const holder = personByAccount(registry, forge, id, days);
  if (!holder) return { person: null, why: said('review-account-unknown', { login, id }) };
  const { person } = holder;
  const ignored = (key: Said['key'], params: Said['params'] = {}) => ({
    person,
    why: said(key, { person: person.name, ...params }),
  });
  if (!holder.valid) return ignored('review-account-expired', { login });
  if (state === 'pending' || submittedAt === null) return ignored('review-pending');
  if (review.dismissed || (state !== 'approved' && state !== 'returned')) return ignored('review-dismissed');
  const later = laterOf(registry, own, all, person);
  // A return takes an approval back whatever it was given on; a return itself stands until an approval of these bytes (see `standing`) or
  // its own dismissal: what becomes of its giver's word on other bytes takes nothing from it.
  if (state === 'approved' && later.some((other) => other.review.dismissed)) return ignored('review-dismissed-later');
  if (state === 'approved' && later.some((other) => other.review.state === 'returned'))
    return ignored('approval-superseded');
  const [first] = all;
  const elsewhere = first && (first.pull !== own.pull || forgeUrl(first.forge) !== forgeUrl(forge));
  if (elsewhere || (review.pull !== null && review.pull !== own.pull))
    return ignored('review-other-pull', { pull: review.pull ?? own.pull });
  if (isBeforeRetarget(own, submittedAt)) return ignored('review-retargeted', { time: own.retargeted?.at ?? '—' });
  if (compareInstants(submittedAt, at) > 0) return ignored('review-future', { time: submittedAt });
  const { items } = own;
  if (!items || !commit) return ignored('review-commit-gone', { commit: commit?.slice(0, 12) ?? '—' });
  const item = items.find((one) => one.id === change.item.id);
  if (!item) return ignored('review-elsewhere');
  if (item.path !== change.item.path) return ignored('approval-path', { path: item.path });
  if (item.digest !== change.item.digest) return ignored('approval-digest');
  if (replacedAt(change, item.id, submittedAt) !== change.item.replaces) return ignored('approval-replaces');
  if (change.item.original) return ignored('review-import');
  if (change.spent.has(keyOfReview(own))) return ignored('approval-spent');
  return { person, decision: state === 'approved' ? 'approve' : 'return', at: submittedAt, commit, items };
}

/**
 * Whether an approval was given before the pull request was turned to another branch, or in the same second: then the forge showed what
 * differed from that other branch. A return stands all the same: turning a pull request to and fro takes nobody's objection away.
 */
const isBeforeRetarget = ({ review: { state }, retargeted }: Reviewed, submittedAt: string): boolean =>
  state === 'approved' && retargeted !== null && compareInstants(submittedAt, retargeted.at) <= 0;

/** The same person's decisions behind this one, by whichever of his accounts. */
function laterOf(registry: Registry, own: Reviewed, all: readonly Reviewed[], person: Person): Reviewed[] {
  return all.slice(all.indexOf(own) + 1).filter((other) => {
    const { account, state } = other.review;
    const holder = account && personByAccount(registry, other.forge, account.id, []);
    return holder?.person.id === person.id && state !== 'pending' && !silent(other);
  });
}

/** The newest record of an item that was there at a moment (DESIGN §3). */
function replacedAt({ records }: Change, id: string, at: string): Digest | null {
  return records.get(id)?.findLast(({ time }) => compareInstants(time, at) <= 0)?.record ?? null;
}

/** The opinion that a counting review is, with the statement that the recorder derives from it; or why its giver has no say here. */
export function opinionOf(
  inForce: InForce,
  change: Change,
  routes: readonly ResolvedRoute[],
  own: Reviewed,
  { person, decision, at: given, commit, items }: Counting,
  before: readonly Opinion[],
  order: number,
  at: string,
): Opinion | { why: Said } {
  const days = [dayIn(inForce.group.zone, given), dayIn(inForce.group.zone, at)];
  const nameOf = (id: string) => personOf(inForce.registry, id)?.name ?? id;
  const found = capacityOf(inForce.registry, change, routes, person, before, days, nameOf);
  if ('why' in found) return found;
  const acts = [found.act, ...joinedTo(routes, found.act, `${found.post}@${found.unit}`)];
  const statement = statementText(derived(change, own, items, person.id, found, acts, decision, given));
  const { forge, dialect, pull, review, retargeted } = own;
  const { unit, post, standInFor } = found;
  return {
    statement: statementDigest(statement),
    order,
    person: person.id,
    unit,
    post,
    acts,
    standInFor,
    decision,
    remark: review.body.trim(),
    grade: 'forge',
    evidence: {
      statement,
      forge: forgeUrl(forge),
      dialect,
      pull,
      commit,
      items,
      answer: review.raw,
      ...(retargeted ? { retargeted: retargeted.raw } : {}),
    },
  };
}

/** The statement that a review stands for (DESIGN §3); its items are what the reviewed commit held of the pull request. */
function derived(
  change: Change,
  { forge, pull, review }: Reviewed,
  items: Counting['items'],
  signer: string,
  { unit, post, standInFor }: Capacity,
  acts: Act[],
  decision: Statement['decision'],
  given: string,
): Statement {
  const source: ForgeReview = { forge: forgeUrl(forge), pull, id: review.id };
  return {
    v: 1,
    group: change.group,
    root: change.root,
    items: items.map((item) => ({ ...item, replaces: replacedAt(change, item.id, given) })),
    signer,
    acts,
    unit,
    post,
    stand_in_for: standInFor,
    decision,
    review: source,
  };
}

/** Evidence of a record read again: the review of its raw answer, or null when it is not what the evidence says. */
export function reviewedFrom(evidence: ForgeEvidence): Reviewed | null {
  const { forge, dialect, pull, commit, items, answer } = evidence;
  const read = readRawReview(dialect, answer);
  if (!('review' in read) || read.review.commit !== commit || forge !== forgeUrl(forge)) return null;
  const twice = new Set(items.map(({ id }) => id)).size < items.length;
  const retargeted = evidence.retargeted === undefined ? null : readRawRetarget(dialect, evidence.retargeted);
  if (twice || (evidence.retargeted !== undefined && retargeted === null)) return null;
  return { forge, dialect, pull, review: read.review, items, retargeted };
}
