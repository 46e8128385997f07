import { readFile } from 'node:fs/promises';
import { sha256 } from '../article/canonical.ts';
import { bundleContent } from '../command/bundles.ts';
import { examine } from '../command/examine.ts';
import { signText } from '../command/ssh.ts';
import type { Files } from '../git/files.ts';
import {
  type Bytes,
  compose,
  type Entry,
  editOf,
  governedBytes,
  liveBytes,
  type Recorder,
  verdicts,
} from '../ledger/compose.ts';
import { signedItem } from '../ledger/judge.ts';
import { proposeBundle } from '../ledger/propose.ts';
import type { Ledger } from '../ledger/verify.ts';
import { type Approval, approvalFrom } from '../signoff/approval.ts';
import { formNumber, statementNamespace, statementText } from '../signoff/statement.ts';
import { bundleOf } from '../site/bundles.ts';
import { holders, signerOf } from '../site/people.ts';
import type { Demonstration, Post, RecordItem, ResolvedRoute, Statement } from '../site/types.gen.ts';
import { tell } from '../words/say.ts';

export type Step = Demonstration['steps'][number];

/** The content tree of a step: content/, with another text where the step names one. */
export function withVersion(files: Files, step: Step, versions: URL): Files {
  const { version, path } = step;
  if (!version) return files;
  const index = `${path}/index.md`;
  return {
    list: async (under) =>
      (await files.list(under))
        .filter((entry) => entry.path !== `${path}/withdrawn.md` && entry.path !== index)
        .concat(index.startsWith(under) ? [{ path: index, mode: '100644', size: 1, oid: null }] : []),
    read: (entries) =>
      Promise.all(
        entries.map(async (entry) =>
          entry.path === index
            ? readFile(new URL(`${version}/${index}`, versions))
            : ((await files.read([entry]))[0] ?? Buffer.alloc(0)),
        ),
      ),
  };
}

/** A step that puts a governed bundle in force. */
async function recordBundle(
  ledger: Ledger,
  files: Files,
  step: Step,
  keys: ReadonlyMap<string, string>,
  recorder: Recorder,
) {
  const content = await bundleContent(files, step.path);
  const proposal = await proposeBundle(ledger, step.path, content);
  if ('findings' in proposal) throw new Error(proposal.findings.map((finding) => tell('zh', finding)).join('\n'));
  const entry: Entry = { type: 'signoff', items: [proposal.item], writers: [] };
  return record(ledger, entry, step, keys, recorder, [governedBytes(proposal.item, content)]);
}

/** The next record of the demonstration: its signers are the first who hold the posts on that day and did not write. */
export async function recordStep(
  ledger: Ledger,
  files: Files,
  step: Step,
  keys: ReadonlyMap<string, string>,
  recorder: Recorder,
) {
  const { path, original } = step;
  if (bundleOf(path)) return recordBundle(ledger, files, step, keys, recorder);
  const examined = await examine(ledger, files, path, original ?? null);
  const { folder, parsed } = examined;
  const errors = examined.findings.filter(({ severity }) => severity === 'error');
  if (!examined.item || !folder || !parsed || errors.length > 0) {
    throw new Error(
      `${path}: ${errors.map((finding) => `${finding.file}:${finding.line ?? ''} ${tell('zh', finding)}`).join('\n')}`,
    );
  }
  const { item } = examined;
  const written = new Map<string, Entry['writers'][number]['as']>();
  if (parsed.type === 'article') {
    written.set(parsed.front.drafter, ['drafter']);
    written.set(parsed.front.officer, [...(written.get(parsed.front.officer) ?? []), 'officer']);
  }
  const entry: Entry = {
    type: original ? 'import' : parsed.type === 'withdrawal' ? 'withdrawal' : 'signoff',
    items: [item],
    writers: [...written].map(([person, as]) => ({ person, as })),
  };
  return record(ledger, entry, step, keys, recorder, [liveBytes(ledger, item, entry.type, folder.files)]);
}

async function record(
  ledger: Ledger,
  entry: Entry,
  step: Step,
  keys: ReadonlyMap<string, string>,
  recorder: Recorder,
  bytes: Bytes[],
) {
  const approvals: Approval[] = [];
  for (const signer of signersOf(ledger, entry, step.at)) {
    const [item] = entry.items;
    const approval = item ? await sign(ledger, entry, item, signer, step, keys, approvals.length === 0) : null;
    if (approval) approvals.push(approval);
  }
  const made = await compose(ledger, entry, approvals, { ...recorder, now: () => Date.parse(step.at) });
  if ('refused' in made)
    throw new Error(`${step.path}: ${made.refused.map((sentence) => tell('zh', sentence)).join('\n')}`);
  return editOf(made, bytes);
}

interface Signer {
  person: string;
  unit: string;
  post: Post;
  act: Statement['acts'][number];
  standInFor: string | null;
}

/** Everybody who may take a step on a day, those who wrote it excepted, in the order of its posts. */
function candidates(
  ledger: Ledger,
  { act, by, person: named }: ResolvedRoute['steps'][number],
  wrote: ReadonlySet<string>,
  day: string,
) {
  return by.flatMap((signer): Signer[] => {
    const [name, unit] = signerOf(signer);
    return holders(ledger.inForce.registry, name, unit, day)
      .filter(({ person }) => !wrote.has(person.id) && (named ?? person.id) === person.id)
      .map(({ person, appointment: { post, stand_in_for: standInFor = null } }) => ({
        person: person.id,
        unit,
        post,
        act,
        standInFor,
      }));
  });
}

/** One signer a step, nobody twice; the first choice that leaves somebody for every later step. */
function assign([first, ...rest]: readonly Signer[][]): Signer[] | null {
  if (!first) return [];
  for (const signer of first) {
    const others = assign(rest.map((may) => may.filter(({ person }) => person !== signer.person)));
    if (others) return [signer, ...others];
  }
  return null;
}

function signersOf(ledger: Ledger, entry: Entry, at: string): Signer[] {
  const [verdict] = verdicts(ledger, entry, [], at);
  const wrote = new Set(entry.type === 'withdrawal' ? [] : entry.writers.map(({ person }) => person));
  return (verdict?.routes ?? []).flatMap(({ steps }) => {
    // A joined proofreading is done by whoever signs the review before it.
    const own = steps.filter(({ joined }) => !joined);
    const signers = assign(own.map((step) => candidates(ledger, step, wrote, at.slice(0, 10))));
    const wanted = steps.map((step, index) => ({
      step,
      by: steps.slice(0, index + 1).filter(({ joined }) => !joined).length - 1,
    }));
    if (signers)
      return wanted.flatMap(({ step: { act }, by }) => {
        const signer = signers[by];
        return signer ? [{ ...signer, act }] : [];
      });
    throw new Error(`nobody may sign ${steps.map(({ act, by }) => `${act} by ${by.join(' / ')}`).join(', ')} on ${at}`);
  });
}

/** One person's signature with the throw-away key; on paper the first call attests all signatures of the form at once. */
async function sign(
  ledger: Ledger,
  entry: Entry,
  item: RecordItem,
  signer: Signer,
  step: Step,
  keys: ReadonlyMap<string, string>,
  first: boolean,
): Promise<Approval | null> {
  const { group, root } = ledger.state;
  const items = [signedItem(item)];
  let by: Signer = signer;
  let paper: Statement['paper'];
  if (step.paper) {
    if (!first) return null;
    const keeper = ledger.inForce.registry.people.find(({ appointments }) =>
      appointments.some(({ post }) => post === 'keeper'),
    );
    const unit = keeper?.appointments.find(({ post }) => post === 'keeper')?.unit;
    if (!keeper || !unit) throw new Error('the demonstration has no keeper');
    by = { person: keeper.id, unit, post: 'keeper', act: '登记', standInFor: null };
    const form = formNumber(items);
    const all = signersOf(ledger, entry, step.at);
    const signed = all.flatMap(({ person, unit: of, post, act, standInFor }) =>
      act === '登记' ? [] : [{ person, unit: of, post, acts: [act], stand_in_for: standInFor }],
    );
    paper = { form, scan: { name: `${form}-审签表.pdf`, sha256: sha256(`made-up scan of form ${form}`) }, signed };
  }
  const statement: Statement = {
    v: 1,
    group,
    root,
    items,
    signer: by.person,
    acts: [by.act],
    unit: by.unit,
    post: by.post,
    stand_in_for: by.standInFor,
    decision: 'approve',
    ...(paper ? { paper } : {}),
  };
  const text = statementText(statement);
  const key = keys.get(by.person);
  if (!key) throw new Error(`${by.person} has no key in the registry`);
  return approvalFrom({ statement: text, signature: await signText(key, statementNamespace, text) });
}
