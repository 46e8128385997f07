import { newId } from '../../scripts/article/new-id.ts';
import { parseFolder } from '../../scripts/article/parse.ts';
import type { Edit } from '../../scripts/git/commit.ts';
import { type Bytes, compose, editOf, liveBytes, type Recorder } from '../../scripts/ledger/compose.ts';
import { proposeFolder } from '../../scripts/ledger/propose.ts';
import { recordNamespace } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { advance } from '../../scripts/ledger/state.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { approvalFrom } from '../../scripts/signoff/approval.ts';
import { statementNamespace, statementText } from '../../scripts/signoff/statement.ts';
import { dayIn } from '../../scripts/site/time.ts';
import type { Digest, LedgerRecord } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { applyEdit, memoryFiles, type Tree } from '../fixture/files.ts';
import { bundlesOf, type GovernedText, makeGroup, type PersonId } from '../fixture/group.ts';
import { drafterAndOfficer } from '../fixture/ledger.ts';
import { as, statementOf } from '../fixture/statements.ts';
import { county, sortOf } from './county.ts';
import { type Made, randomFrom } from './live.ts';
import { type QuickKey, quickKey } from './quick-key.ts';

/** Milliseconds between records: a county's ten thousand a year. */
export const apart = 52 * 60_000;

const signers = ['reviewer', 'principal'] as const satisfies PersonId[];

/**
 * A ledger in memory with one record for each made article: signed by reviewer and principal, and by the recorder. Every record is made and
 * judged as the real recorder does it; only the keys are held in memory. Ids, columns and sites are drawn, the same in every run; ten thousand
 * make a year. `folder` is for the keys of people who sign nothing here. Gives the tree, or
 * each record's edit to `written` as soon as it is made, with the root's: a hundred thousand of them need not stand in memory. `last` is the
 * newest article's path.
 */
export async function madeLedger(
  made: Iterable<Made>,
  folder: string,
  written: ((edit: Edit, record: LedgerRecord) => Promise<void>) | null = null,
): Promise<{ tree: Tree; root: Digest; publisher: string; last: string }> {
  const group = await makeGroup(folder);
  const keys: Record<(typeof signers)[number], QuickKey> = { reviewer: quickKey(), principal: quickKey() };
  const machine = quickKey();
  const given: GovernedText = { ...group.governed, ...county };
  const registry = { ...given.registry };
  for (const [name, text] of Object.entries(registry)) {
    registry[name] = signers
      .reduce((rest, person) => rest.replaceAll(group.keys[person].public, keys[person].public), text)
      .replaceAll(group.recorder.public, machine.public);
  }
  let now = Date.parse('2026-03-02T09:00:00+08:00');
  const recorder: Recorder = {
    id: 'recorder-1',
    sign: async (text) => machine.sign(recordNamespace, text),
    now: () => now,
  };
  const tree: Tree = new Map();
  const founded = await composeRoot(bundlesOf({ ...given, registry }), null, recorder);
  if ('findings' in founded) throw new Error(`no root: ${JSON.stringify(founded.findings)}`);
  applyEdit(tree, founded.edit);
  await written?.(founded.edit, founded.record);
  const found = await verifyLedger(memoryFiles(tree), founded.digest);
  if ('broken' in found) throw new Error(JSON.stringify(found.broken));
  const { ledger } = found;
  const random = randomFrom(20_260_302);
  let last = '';
  let index = -1;
  for (const { title, body } of made) {
    index += 1;
    now += apart;
    const day = dayIn('Asia/Shanghai', new Date(now).toISOString());
    const id = newId((count) => Uint8Array.from({ length: count }, () => random() * 256));
    const sort = sortOf(random());
    const path = `${sort.column}/${day.slice(0, 4)}/${id}`;
    last = path;
    const article = folderOf(path, { 'index.md': articleText({ id, title, ...sort.front(index, day) }, body) });
    const parsed = parseFolder(article);
    if ('findings' in parsed) throw new Error(`${id}: ${parsed.findings.map(({ key }) => key).join(', ')}`);
    const proposal = proposeFolder(ledger, article, parsed, false, null, false);
    if ('refused' in proposal) throw new Error(`${id}: ${proposal.refused.map(({ key }) => key).join(', ')}`);
    const approvals = signers.map((person) => {
      const bound = { group: 'shiqiao', root: founded.digest };
      const statement = statementText(statementOf(bound, person, [proposal.item], as[person]));
      const approval = approvalFrom({ statement, signature: keys[person].sign(statementNamespace, statement) });
      if (!approval) throw new Error('no approval');
      return approval;
    });
    const entry = { type: 'signoff' as const, items: [proposal.item], writers: drafterAndOfficer };
    const composed = await compose(ledger, entry, approvals, recorder);
    if ('refused' in composed) throw new Error(`${id}: ${composed.refused.map(({ key }) => key).join(', ')}`);
    const bytes: Bytes[] = [liveBytes(ledger, proposal.item, 'signoff', article.files)];
    const edit = editOf(composed, bytes);
    if (written) await written(edit, composed.record);
    else applyEdit(tree, edit);
    advance(ledger.state, composed.record, composed.digest, ledger.inForce);
  }
  return { tree, root: founded.digest, publisher: group.publisher.file, last };
}
