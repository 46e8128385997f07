import { moment, today } from '../command/clock.ts';
import type { Call } from '../command/command.ts';
import { formOf } from '../command/form-text.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Missing } from '../signoff/fill.ts';
import { publishersOf } from '../signoff/publisher.ts';
import { writersFor } from '../signoff/writer.ts';
import { personByAccount, signerOf, signersFor } from '../site/people.ts';
import type { Act, Person, ResolvedRoute } from '../site/types.gen.ts';
import type { PullItem, ReadPull } from './read.ts';

/** Where a pull request stands, the worst of its items first. */
export type PullState = 'refused' | 'returned' | 'pending' | 'signed' | 'recorded' | 'nothing';

/** A step that is next, for one or more items: who may fill it now. */
export interface Next {
  act: Act;
  by: string[];
  /** Whether only the person's own key counts. */
  ssh: boolean;
  people: { person: Person; standIn: boolean }[];
  paths: string[];
}

/** What follows from a pull request as it was read. */
export interface Plan {
  state: PullState;
  form: string | null;
  next: Next[];
  /** Who merges, where the policy leaves it to a publisher; null where anybody may who can. */
  publishers: Person[] | null;
}

/** As much of a pull request as a plan needs. */
interface Judged {
  items: readonly PullItem[];
  changes: ReadPull['changes'];
}

export function planOf(call: Call, ledger: Ledger, read: Judged): Plan {
  const open = read.items.filter(({ recorded }) => !recorded);
  const targets = open.flatMap(({ target, verdict }) => (target ? [{ target, verdict: verdict ?? undefined }] : []));
  return {
    state: stateOf(read, open),
    form: targets.length > 0 ? formOf(targets) : null,
    next: joined(open.flatMap((item) => nextOf(call, ledger, item))),
    publishers: publishersOf(
      ledger.inForce,
      open.flatMap(({ target }) => target?.item.facts ?? []),
      today(call, ledger),
    ),
  };
}

function stateOf({ changes, items }: Judged, open: readonly PullItem[]): PullState {
  const broken = open.some(({ target, unknown }) => target === null || unknown.length > 0);
  if (changes.refused.length > 0 || broken) return 'refused';
  if (open.length === 0) return items.length > 0 ? 'recorded' : 'nothing';
  const verdicts = open.flatMap(({ verdict }) => verdict ?? []);
  if (verdicts.some((verdict) => !verdict.signed && verdict.routes.length === 0)) return 'refused';
  if (verdicts.some((verdict) => !verdict.signed && verdict.reasons.length > 0)) return 'returned';
  return verdicts.every(({ signed }) => signed) ? 'signed' : 'pending';
}

/** The steps of an item that somebody can take now: of an ordered route its first open one. */
function nextOf(call: Call, ledger: Ledger, { path, verdict, target, writers }: PullItem): Next[] {
  if (!verdict || verdict.signed || !target) return [];
  const wrote = writersFor({ facts: target.item.facts ?? { change: 'change' }, writers }).map(({ person }) => person);
  return verdict.routes.flatMap((route) => {
    const missing = verdict.missing.filter((entry) => entry.route === route.id);
    const signed = verdict.signers.filter((signer) => signer.route === route.id).map(({ person }) => person);
    const may = route.own_correction ? signed : [...signed, ...wrote];
    return (route.ordered ? missing.slice(0, 1) : missing).map((entry) =>
      stepOf(call, ledger, route, entry, may, path),
    );
  });
}

function stepOf(
  call: Call,
  ledger: Ledger,
  { steps }: ResolvedRoute,
  { act, by, step }: Missing,
  not: readonly string[],
  path: string,
): Next {
  const wanted = steps[step - 1];
  const when = moment(call, ledger);
  const found = new Map<string, Next['people'][number]>();
  for (const signer of by) {
    for (const { person, appointment } of signersFor(ledger.inForce.registry, ...signerOf(signer), when)) {
      const named = wanted?.person === undefined || wanted.person === person.id;
      const standIn = appointment.stand_in_for !== undefined;
      if (named && !not.includes(person.id) && !found.has(person.id)) found.set(person.id, { person, standIn });
    }
  }
  return { act, by, ssh: wanted?.grade === 'ssh', people: [...found.values()], paths: [path] };
}

/** Equal steps of several items are one thing to do. */
function joined(all: readonly Next[]): Next[] {
  const next: Next[] = [];
  for (const one of all) {
    const key = ({ act, by, ssh, people }: Next) =>
      JSON.stringify([act, by, ssh, people.map(({ person }) => person.id)]);
    const same = next.find((other) => key(other) === key(one));
    if (same) same.paths = [...new Set([...same.paths, ...one.paths])];
    else next.push({ ...one });
  }
  return next;
}

/**
 * The accounts that are to be asked for their review now: of everybody who may fill a next step, first those who hold the post themselves;
 * nobody who only commented on this head and knows of it. Whose review was dismissed, came too early or counts no more is asked anew. The forge
 * passes over whom it has asked already.
 */
export function toAsk(
  call: Call,
  ledger: Ledger,
  forge: string,
  { pull, reviews, commits }: ReadPull,
  plan: Plan,
): string[] {
  if (!pull.open || pull.draft || plan.state !== 'pending') return [];
  const { registry } = ledger.inForce;
  const day = today(call, ledger);
  const seen = new Set([
    ...reviews
      .filter(({ commit, state }) => commit === commits.head && state === 'comment')
      .flatMap(({ account }) => account?.id ?? []),
    ...(pull.opener ? [pull.opener.id] : []),
  ]);
  const ids = plan.next.flatMap(({ ssh, people }) => {
    const own = people.filter(({ standIn }) => !standIn);
    const asked = ssh ? [] : own.length > 0 ? own : people;
    return asked.flatMap(({ person }) => accountsOf(person, forge, registry, day));
  });
  return [...new Set(ids)].filter((id) => !seen.has(id));
}

const accountsOf = (person: Person, forge: string, registry: Ledger['inForce']['registry'], day: string): string[] =>
  (person.accounts ?? []).flatMap(({ id }) => {
    const holder = personByAccount(registry, forge, id, [day]);
    return holder?.valid && holder.person.id === person.id ? [id] : [];
  });

/** People's names as a list; whoever stands in for another is marked. */
export const namesOf = (people: Next['people']): string =>
  people.map(({ person, standIn }) => (standIn ? `${person.name}（代）` : person.name)).join('、');

/** Everybody whose turn it is. */
export const waitingNames = (next: readonly Next[]): string[] => [
  ...new Set(next.flatMap(({ people }) => people.map(({ person }) => person.name))),
];
