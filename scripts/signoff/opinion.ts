import { canonicalJson } from '../article/canonical.ts';
import type { InForce } from '../site/in-force.ts';
import { appointmentsTo, personByKey, personOf } from '../site/people.ts';
import { dayIn, within } from '../site/time.ts';
import type { Act, Digest, Facts, Grade, Item, LedgerRecord, Person, Post, Registry } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import type { Approval } from './approval.ts';
import { formNumber } from './statement.ts';

export type Writer = NonNullable<LedgerRecord['writers']>[number];

/** What is to be signed: the item (its `replaces` included), the facts of its route, and who wrote it. */
export interface Change {
  group: string;
  root: Digest;
  item: Item;
  facts: Facts;
  /** Facts of the articles in `facts.affects`, by id. */
  affected: ReadonlyMap<string, Facts>;
  writers: readonly Writer[];
  /** Statements that a record has already used for this item's id. */
  spent: ReadonlySet<Digest>;
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
}

/** An approval that does not count, and why. */
export interface Ignored {
  statement: Digest;
  person: string | null;
  why: Said;
}

const labels = {
  drafter: '拟稿人',
  officer: '信息员',
  opener: '提请人',
  author: '提交作者',
  committer: '提交者',
  'co-author': '合著者',
};
export const partOf = (writer: Writer): string => writer.as.map((part) => labels[part]).join('、');

/**
 * Whose decisions on `change` the approvals are, judged on the day of `at` (DESIGN §3): a good signature by a registered key, over
 * this group, root, path, digest and replaced record, by the holder of the post or his stand-in. Approvals of other articles are
 * passed over; all others are either an opinion or ignored with why. Writers are judged later, per route.
 */
export function opinionsOn(
  inForce: InForce,
  change: Change,
  approvals: readonly Approval[],
  at: string,
): { opinions: Opinion[]; ignored: Ignored[] } {
  const opinions: Opinion[] = [];
  const ignored: Ignored[] = [];
  const day = dayIn(inForce.group.zone, at);
  const { registry } = inForce;
  for (const [order, { digest, statement, key }] of approvals.entries()) {
    const item = statement.items.find(({ id }) => id === change.item.id);
    if (!item) continue;
    const ignore = (why: Said, person: Person | string | null = null) =>
      ignored.push({
        statement: digest,
        person: person === null || typeof person === 'string' ? person : person.id,
        why,
      });
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
      ignore(said('approval-key-expired', { person: name, day }), holder.person);
      continue;
    }
    const stale = staleness(change, item, statement.group, statement.root, name) ?? spent(change, digest, name);
    if (stale) {
      ignore(stale, holder.person);
      continue;
    }
    const common = { statement: digest, order, decision: statement.decision, remark: statement.remark ?? '' };
    const { paper } = statement;
    if (!paper) {
      if (statement.acts.some((act) => act === '登记')) {
        ignore(said('paper-missing'), holder.person);
        continue;
      }
      const acts = statement.acts.filter((act) => act !== '登记');
      const wrong = holds(registry, holder.person, statement.post, statement.unit, statement.stand_in_for, day);
      if (wrong) {
        ignore(wrong, holder.person);
        continue;
      }
      const { unit, post, stand_in_for: standInFor } = statement;
      opinions.push({ ...common, person: holder.person.id, unit, post, acts, standInFor, grade: 'ssh' });
      continue;
    }
    const keeper = keeperFault(registry, change, holder.person, statement, day);
    if (keeper) {
      ignore(keeper, holder.person);
      continue;
    }
    if (paper.form !== formNumber(statement.items)) {
      ignore(said('paper-form'), holder.person);
      continue;
    }
    for (const { person: id, unit, post, acts, stand_in_for: standInFor } of paper.signed) {
      const signer = personOf(registry, id);
      const wrong = signer
        ? holds(registry, signer, post, unit, standInFor, day)
        : said('approval-no-post', { person: id, post, unit });
      if (wrong) ignore(wrong, id);
      else opinions.push({ ...common, person: id, unit, post, acts, standInFor, grade: 'paper' });
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
  if (canonicalJson(item) !== canonicalJson(change.item)) return said('approval-original', { person });
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

/** Why `person` may not act as `post` of `unit` on `day`, for himself or standing in for `other`; null when he may. */
function holds(
  registry: Registry,
  { id, name, ...person }: Person,
  post: Post,
  unit: string,
  other: string | null,
  day: string,
): Said | null {
  if (other === id) return said('approval-stand-in-self', { person: name });
  const all = appointmentsTo({ id, name, ...person }, post, unit);
  const now = all.filter(({ from, until }) => within(day, from, until));
  if (other !== null) {
    if (now.some((entry) => entry.stand_in_for === other)) return null;
    return said('approval-stand-in-none', {
      person: name,
      other: personOf(registry, other)?.name ?? other,
      post,
      unit,
    });
  }
  if (now.some((entry) => entry.stand_in_for === undefined)) return null;
  if (now.length > 0) return said('approval-stand-in-unsaid', { person: name, unit });
  const own = all.filter((entry) => entry.stand_in_for === undefined);
  const coming = own.find(({ from }) => from > day);
  if (coming) return said('approval-post-not-yet', { person: name, post, unit, day: coming.from });
  const ended = own
    .map(({ until }) => until ?? '')
    .sort()
    .at(-1);
  if (ended) return said('approval-post-ended', { person: name, post, unit, day: ended });
  return said('approval-no-post', { person: name, post, unit });
}
