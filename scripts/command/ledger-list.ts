import { styleText } from 'node:util';
import { overdue } from '../ledger/state.ts';
import { nowIn } from './clock.ts';
import { type Call, exit, UsageError } from './command.ts';
import { registerRows } from './ledger-rows.ts';
import { openLedger } from './open.ts';

const statuses = ['live', 'notice', 'gone', 'overdue'];

/** `qianfa ledger list`: the register, filtered by state and by text; overdue provisional items stand out in red (attacks 70). */
export async function ledgerList(call: Call): Promise<number> {
  const [status, search] = [call.text('status'), call.text('search')];
  if (status !== undefined && !statuses.includes(status)) throw new UsageError(`--status ${statuses.join('|')}`);
  const { ledger } = await openLedger(call, { demandRoot: false });
  const late = new Set(overdue(ledger.state, nowIn(call, ledger)).map(({ id }) => id));
  const rows = (await registerRows(ledger))
    .filter(
      (row) =>
        status === undefined ||
        (status === 'overdue' ? late.has(row.id) && row.status !== '' : row.status.split(' ')[0] === status),
    )
    .filter((row) => search === undefined || Object.values(row).some((value: string) => value.includes(search)));
  const lines = rows.map((row) => {
    const isLate = late.has(row.id) && row.status !== '';
    const text = [
      row.seq,
      row.time,
      row.type,
      row.grade,
      row.title || row.path || row.id,
      row.signers,
      isLate ? call.say('overdue', { path: row.path, by: row.confirm_by }) : '',
    ].join('\t');
    return isLate && call.world.colour ? styleText('red', text) : text;
  });
  call.print([call.say('list-header'), ...lines].join('\n'), rows);
  return exit.done;
}
