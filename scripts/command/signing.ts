import type { Files } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { importTargets } from '../import/targets.ts';
import { type Entry, verdicts } from '../ledger/compose.ts';
import { signedItem } from '../ledger/judge.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Approval } from '../signoff/approval.ts';
import { formNumber, statementDigest, statementNamespace, statementText } from '../signoff/statement.ts';
import { offDuty, personByKey } from '../site/people.ts';
import type { Digest, Person, Statement } from '../site/types.gen.ts';
import { addApproval, readApprovals } from './approvals.ts';
import { capacityOf, ownReview } from './capacity.ts';
import { nowIn, today } from './clock.ts';
import { type Call, exit, Refusal, UsageError } from './command.ts';
import { foldersFor } from './examine.ts';
import { postsText } from './labels.ts';
import { namedPaths } from './named-paths.ts';
import { contentFiles, openGitRepository, openLedger } from './open.ts';
import { printFindings } from './print.ts';
import { publicKeyOf, signText } from './ssh.ts';
import { type Target, targetAt } from './targets.ts';
import { refuseWriter } from './wrote.ts';

/** Who signs: his private key file, and its public key (algorithm and base64). */
interface Signer {
  person: Person;
  keyPath: string;
  key: string;
}

/** The person whose private key file --key or QIANFA_KEY names. */
export async function signerOf(call: Call, ledger: Ledger): Promise<Signer> {
  const keyPath = call.text('key') ?? call.world.env.QIANFA_KEY;
  if (!keyPath) throw new Refusal(call.say('key-missing'));
  const key = await publicKeyOf(keyPath);
  const found = personByKey(ledger.inForce.registry, key, today(call, ledger));
  if (!found) throw new Refusal(call.say('key-nobody'));
  return { person: found.person, keyPath, key };
}

/** The targets that the caller names, by path or by --import, all of them sound; findings of those that are not are printed and refuse. */
export async function targetsOf(call: Call, ledger: Ledger, files: Files): Promise<Target[]> {
  const list = call.text('import');
  if (list !== undefined && call.args.length > 0) throw new UsageError(call.say('import-or-paths'));
  if (list !== undefined) return importTargets(call, ledger, files, list);
  if (call.args.length === 0) throw new UsageError(call.say('usage-paths'));
  const targets: Target[] = [];
  let refused = false;
  const paths = await namedPaths(call);
  const folders = await foldersFor(files, paths);
  for (const path of paths) {
    const target = await targetAt(ledger, files, path, folders);
    printFindings(call, path, target.findings);
    if (target.item) targets.push(target);
    else refused = true;
  }
  if (refused) throw new Refusal(call.say('targets-refused'));
  return targets;
}

/** Whether a step before the signer's own is still open, as far as this clone knows; on an ordered route his approval would not count. */
function early(
  call: Call,
  ledger: Ledger,
  entries: readonly Entry[],
  approvals: readonly Approval[],
  signer: string,
): boolean {
  const judged = entries.flatMap((entry) => verdicts(ledger, entry, approvals, nowIn(call, ledger)));
  return judged.some(
    (verdict) =>
      !verdict.signed &&
      verdict.routes.some(({ id, ordered }) => {
        const first = verdict.missing.find(({ route }) => route === id);
        return ordered && first !== undefined && !first.by.includes(signer);
      }),
  );
}

/** What is signed, an item a line; of an import, whose list everybody has, the first and the last. */
function itemsText(call: Call, targets: readonly Signable[]): string {
  const line = ({ title, path, item }: Signable) =>
    call.say('sign-item', { title, path, digest: item.digest.slice(0, 12) });
  const list = call.text('import');
  if (list === undefined) return targets.map(line).join('\n');
  const ends = targets.filter((_, index) => index === 0 || index === targets.length - 1);
  return [`  ${call.say('import-items', { list, count: targets.length })}`, ...ends.map(line)].join('\n');
}

/** Signs `decision` on what the caller names and commits the statement to the branch `approvals`. */
export async function signDecision(call: Call, decision: Statement['decision']): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const repository = await openGitRepository(call);
  const files = await contentFiles(call, repository, call.text('ref') ?? 'HEAD');
  const targets = await targetsOf(call, ledger, files);
  const { person } = await signerOf(call, ledger);
  if (decision === 'approve' && !call.flag('self')) await refuseWriter(call, repository.git, ledger, targets, person);
  return signTargets(call, ledger, repository.git, targets, decision);
}

/** What a signer is shown and signs. */
export type Signable = Pick<Target, 'title' | 'path' | 'type' | 'item' | 'routes'>;

/** Shows what would be signed, asks, signs and commits; exit code 1 when the signer does not say yes. */
export async function signTargets(
  call: Call,
  ledger: Ledger,
  git: Git,
  targets: readonly Signable[],
  decision: Statement['decision'],
): Promise<number> {
  const signer = await signerOf(call, ledger);
  const { person } = signer;
  const entries = targets.map(({ type, item }): Entry => ({ type, items: [item], writers: [] }));
  const approvals = await readApprovals(git);
  const self = call.flag('self');
  const capacity = self
    ? ownReview(call, ledger, person, targets)
    : capacityOf(call, ledger, person, entries, approvals);
  const { unit, post, acts, standInFor } = capacity;
  const remark = call.text('remark');
  const wanted: Statement = {
    v: 1,
    group: ledger.state.group,
    root: ledger.state.root,
    items: targets.map(({ item }) => signedItem(item)),
    signer: person.id,
    acts,
    unit,
    post,
    stand_in_for: standInFor,
    decision,
    ...(remark ? { remark } : {}),
  };
  const form = formNumber(wanted.items);
  const words = call.say(decision === 'approve' ? 'sign-approve' : 'sign-return');
  const items = itemsText(call, targets);
  const posts = postsText(call, ledger, [`${post}@${unit}`]);
  call.note('sign-summary', { person: person.name, posts, decision: words, acts: acts.join('、'), items, form });
  if (decision === 'approve' && !self && early(call, ledger, entries, approvals, `${post}@${unit}`))
    call.note('sign-early');
  const at = nowIn(call, ledger);
  if (offDuty(ledger.inForce.registry, { post, person: person.id, unit, standInFor }, at)) call.note('sign-off-duty');
  if (!call.flag('yes')) {
    if (!call.world.interactive) throw new UsageError(call.say('sign-unasked'));
    if ((await call.world.ask(call.say('sign-ask'))) !== 'yes') {
      call.note('sign-cancelled');
      return exit.refused;
    }
  }
  const message = call.say('sign-message', { person: person.name, decision: words, form });
  const digest = await signStatement(call, ledger, git, signer, wanted, approvals, message);
  call.print(call.say('sign-done', { statement: digest.slice(0, 12) }), {
    statement: digest,
    form,
    items: wanted.items,
  });
  return exit.done;
}

/**
 * A statement keeps the place at which it was first given. Whoever says the same again after a change of mind needs a remark that tells
 * the two apart, or his words in between would stand as his last; and so does he whose own words another key has signed before him.
 */
function afresh(call: Call, wanted: Statement, key: string, approvals: readonly Approval[]): Statement {
  const ids = new Set(wanted.items.map(({ id }) => id));
  for (let count = 1; ; count += 1) {
    const again = count > 1 ? call.say('sign-again', { count }) : '';
    const remark = `${wanted.remark ?? ''}${again}`;
    const statement: Statement = { ...wanted, ...(remark ? { remark } : {}) };
    const digest = statementDigest(statementText(statement));
    const at = approvals.findIndex((approval) => approval.digest === digest);
    if (at < 0) return statement;
    if (approvals[at]?.key !== key) continue;
    const later = approvals.slice(at + 1);
    if (!later.some((other) => other.statement.items.some(({ id }) => ids.has(id)))) return statement;
  }
}

/**
 * Signs a statement with the person's key and commits it to the branch `approvals`, which held `approvals` before, under his name; gives its
 * digest.
 */
export async function signStatement(
  call: Call,
  ledger: Ledger,
  git: Git,
  { person, keyPath, key }: Signer,
  wanted: Statement,
  approvals: readonly Approval[],
  message: string,
): Promise<Digest> {
  const text = statementText(afresh(call, wanted, key, approvals));
  const signature = await signText(keyPath, statementNamespace, text);
  const by = { ...committerOf(person), message, time: nowIn(call, ledger) };
  return addApproval(git, { statement: text, signature }, by);
}

/** As whom a person commits. */
export const committerOf = ({ id, name, emails }: Person): { name: string; email: string } => ({
  name,
  email: emails[0] ?? `${id}@person.invalid`,
});
