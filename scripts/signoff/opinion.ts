import { canonicalJson } from '../article/canonical.ts';
import type { InForce } from '../site/in-force.ts';
import { offDuty, personByKey, personOf } from '../site/people.ts';
import { dayIn } from '../site/time.ts';
import type {
  Act,
  Digest,
  Facts,
  ForgeEvidence,
  Grade,
  Item,
  Person,
  Post,
  Registry,
  ResolvedRoute,
  SignedEvidence,
} from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Approval } from './approval.ts';
import { holds } from './holds.ts';
import { counting, keyOfReview, opinionOf, type Reviewed } from './reviewed.ts';
import { formOf, itemOf } from './statement.ts';
import type { Writer } from './writer.ts';

/** What is to be signed: the item (its `replaces` included), the facts of its route, and who wrote it. */
export interface Change {
  group: string;
  root: Digest;
  item: Item;
  facts: Facts;
  /** Facts of the articles in `facts.affects`, by id. */
  affected: ReadonlyMap<string, Facts>;
  writers: readonly Writer[];
  /** Statements and reviews that a record has already used for this item's id. */
  spent: ReadonlySet<Digest>;
  /** The records of every item with their times, oldest first, by its id: they tell what a review was given on. */
  records: { get(id: string): readonly { record: Digest; time: string }[] | undefined };
}

/** One person's decision on the change, by somebody entitled to the post; `order` is the place in the list of approvals. */
export interface Opinion {
  statement: Digest;
  order: number;
  person: string;
  unit: string;
  post: Post;
  acts: Act[];
  standInFor: string | null;
  decision: 'approve' | 'return';
  remark: string;
  grade: Grade;
  /** What shows it, as a record keeps it. */
  evidence: SignedEvidence | ForgeEvidence;
}

/** An approval that does not count, and why; `statement` is the digest of its statement, or the key of its review. */
export interface Ignored {
  statement: Digest;
  person: string | null;
  why: Said;
}

/**
 * Whose decisions on `change` the approvals are, judged on the day of `at` (DESIGN §3): a good signature by a registered key, over
 * this group, root, path, digest and replaced record, by the holder of the post or his stand-in. Approvals of other articles are
 * passed over; all others are either an opinion or ignored with why. Writers are judged later, per route. A forge's review is an opinion
 * by what it fills of `routes` after the opinions before it.
 */
export function opinionsOn(
  inForce: InForce,
  change: Change,
  routes: readonly ResolvedRoute[],
  approvals: readonly (Approval | Reviewed)[],
  at: string,
): { opinions: Opinion[]; ignored: Ignored[] } {
  const opinions: Opinion[] = [];
  const ignored: Ignored[] = [];
  const day = dayIn(inForce.group.zone, at);
  const { registry } = inForce;
  // A word from outside one's shift fills no step, nor any that is derived for others behind it.
  const take = (opinion: Opinion) => {
    const { statement, person, unit } = opinion;
    if (!offDuty(registry, opinion, at)) opinions.push(opinion);
    else {
      const name = personOf(registry, person)?.name ?? person;
      ignored.push({ statement, person, why: said('approval-off-duty', { person: name, unit, at }) });
    }
  };
  const reviews = approvals.filter((approval) => 'review' in approval);
  for (const [order, approval] of approvals.entries()) {
    if ('review' in approval) {
      const found = counting(inForce, change, approval, reviews, at);
      if (!found) continue;
      const opinion = 'why' in found ? found : opinionOf(inForce, change, routes, approval, found, opinions, order, at);
      if ('why' in opinion)
        ignored.push({ statement: keyOfReview(approval), person: found.person?.id ?? null, why: opinion.why });
      else take(opinion);
      continue;
    }
    const { digest, statement, key, evidence } = approval;
    const item = itemOf(statement, change.item.id);
    if (!item) continue;
    const ignore = (why: Said, person: string | null = null) => ignored.push({ statement: digest, person, why });
    if (key === null) {
      ignore(said('approval-signature'));
      continue;
    }
    const holder = personByKey(registry, key, day);
    if (!holder) {
      ignore(said('approval-key-unknown'));
      continue;
    }
    const name = holder.person.name;
    if (!holder.valid) {
      ignore(said('approval-key-expired', { person: name, day }), holder.person.id);
      continue;
    }
    if (statement.signer !== holder.person.id) {
      ignore(said('approval-signer', { person: name }), holder.person.id);
      continue;
    }
    const stale = staleness(change, item, statement.group, statement.root, name) ?? spent(change, digest, name);
    if (stale) {
      ignore(stale, holder.person.id);
      continue;
    }
    const common = { statement: digest, order, decision: statement.decision, remark: statement.remark ?? '', evidence };
    const { paper } = statement;
    if (!paper) {
      const acts = statement.acts.filter((act) => act !== '登记');
      if (acts.length < statement.acts.length) {
        ignore(said('paper-missing'), holder.person.id);
        continue;
      }
      const wrong = holds(registry, holder.person, statement.post, statement.unit, statement.stand_in_for, day);
      if (wrong) {
        ignore(wrong, holder.person.id);
        continue;
      }
      const { unit, post, stand_in_for: standInFor } = statement;
      take({ ...common, person: holder.person.id, unit, post, acts, standInFor, grade: 'ssh' });
      continue;
    }
    const keeper = keeperFault(registry, change, holder.person, statement, day);
    if (keeper) {
      ignore(keeper, holder.person.id);
      continue;
    }
    if (paper.form !== formOf(statement)) {
      ignore(said('paper-form'), holder.person.id);
      continue;
    }
    for (const { person: id, unit, post, acts, stand_in_for: standInFor } of paper.signed) {
      const signer = personOf(registry, id);
      const wrong = signer
        ? holds(registry, signer, post, unit, standInFor, day)
        : said('approval-no-post', { person: id, post, unit });
      if (wrong) ignore(wrong, id);
      else take({ ...common, person: id, unit, post, acts, standInFor, grade: 'paper' });
    }
  }
  return { opinions, ignored };
}

function staleness(change: Change, item: Item, group: string, root: Digest, person: string): Said | null {
  if (group !== change.group) return said('approval-group');
  if (root !== change.root) return said('approval-root');
  if (item.path !== change.item.path) return said('approval-path', { person, path: item.path });
  if (item.replaces !== change.item.replaces) return said('approval-replaces', { person });
  if (item.digest !== change.item.digest) return said('approval-digest', { person });
  if (JSON.stringify(item) !== JSON.stringify(change.item) && canonicalJson(item) !== canonicalJson(change.item))
    return said('approval-original', { person });
  return null;
}

const spent = (change: Change, statement: Digest, person: string): Said | null =>
  change.spent.has(statement) ? said('approval-spent', { person }) : null;

/** Paper is attested by somebody who holds the keeper's post and is neither drafter nor officer (attacks 69). */
function keeperFault(
  registry: Registry,
  change: Change,
  keeper: Person,
  { unit, post, acts }: Approval['statement'],
  day: string,
): Said | null {
  if (post !== 'keeper' || !acts.every((act) => act === '登记'))
    return said('paper-not-keeper', { person: keeper.name });
  if (holds(registry, keeper, 'keeper', unit, null, day))
    return said('paper-keeper-post', { person: keeper.name, unit });
  const wrote = change.writers.some(
    ({ person, as }) => person === keeper.id && (as.includes('drafter') || as.includes('officer')),
  );
  return wrote ? said('paper-keeper-writer', { person: keeper.name }) : null;
}
