import type { Folder } from '../../scripts/article/folder.ts';
import { newId } from '../../scripts/article/new-id.ts';
import { parseFolder } from '../../scripts/article/parse.ts';
import type { Edit } from '../../scripts/git/commit.ts';
import { compose, editOf, liveBytes, type Recorder } from '../../scripts/ledger/compose.ts';
import { proposeFolder } from '../../scripts/ledger/propose.ts';
import { recordNamespace } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { advance } from '../../scripts/ledger/state.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { approvalFrom } from '../../scripts/signoff/approval.ts';
import { statementNamespace, statementText } from '../../scripts/signoff/statement.ts';
import { dayIn } from '../../scripts/site/time.ts';
import type { Digest, LedgerRecord } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';
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
 * newest article's path. A last record takes one down again, where it is said by its number (from 0) which is to be `withdrawn`.
 */
export async function madeLedger(
  made: Iterable<Made>,
  folder: string,
  written: ((edit: Edit, record: LedgerRecord) => Promise<void>) | null = null,
  withdrawn: number | null = null,
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
  const bound = { group: 'shiqiao', root: founded.digest };
  const record = async (folder: Folder, type: 'signoff' | 'withdrawal', by: readonly (keyof typeof keys)[]) => {
    const said = (what: readonly { key: string }[]) => `${folder.path}: ${what.map(({ key }) => key).join(', ')}`;
    const parsed = parseFolder(folder);
    if ('findings' in parsed) throw new Error(said(parsed.findings));
    const proposal = proposeFolder(ledger, folder, parsed, false, null, false);
    if ('refused' in proposal) throw new Error(said(proposal.refused));
    const { item } = proposal;
    const approvals = by.map((person) => {
      const statement = statementText(statementOf(bound, person, [item], as[person]));
      const approval = approvalFrom({ statement, signature: keys[person].sign(statementNamespace, statement) });
      if (!approval) throw new Error('no approval');
      return approval;
    });
    const entry = { type, items: [item], writers: type === 'signoff' ? drafterAndOfficer : [] };
    const composed = await compose(ledger, entry, approvals, recorder);
    if ('refused' in composed) throw new Error(said(composed.refused));
    const { put } = liveBytes(ledger, item, type, folder.files);
    const edit = editOf(composed, [{ put, remove: type === 'withdrawal' ? [`live/${folder.path}/index.md`] : [] }]);
    if (written) await written(edit, composed.record);
    else applyEdit(tree, edit);
    advance(ledger.state, composed.record, composed.digest, ledger.inForce);
  };
  let last = { id: '', path: '' };
  let goes: typeof last | null = null;
  let index = -1;
  for (const { title, body } of made) {
    index += 1;
    now += apart;
    const day = dayIn('Asia/Shanghai', new Date(now).toISOString());
    const id = newId((count) => Uint8Array.from({ length: count }, () => random() * 256));
    const sort = sortOf(random());
    last = { id, path: `${sort.column}/${day.slice(0, 4)}/${id}` };
    const text = articleText({ id, title, ...sort.front(index, day) }, body);
    await record(folderOf(last.path, { 'index.md': text }), 'signoff', signers);
    if (index === withdrawn) goes = last;
  }
  if (goes) {
    now += apart;
    const notice = withdrawnText(goes.id, '更正', '内容有误，正在更正。');
    await record(folderOf(goes.path, { 'withdrawn.md': notice }), 'withdrawal', ['principal']);
  }
  return { tree, root: founded.digest, publisher: group.publisher.file, last: last.path };
}
