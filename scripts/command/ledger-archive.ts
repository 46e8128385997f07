import { styleText } from 'node:util';
import { formDays } from '../ledger/propose.ts';
import { openLoans, yearsAfter } from '../signoff/archive.ts';
import { today } from './clock.ts';
import { type Call, exit, Refusal } from './command.ts';
import { openLedger } from './open.ts';

/** `qianfa ledger archive`: what is lent, overdue in red, which forms have been kept long enough to be destroyed, and what was (D13). */
export async function ledgerArchive(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const { archive } = ledger.inForce;
  if (!archive) throw new Refusal(call.say('archive-none'));
  const day = today(call, ledger);
  const destroyed = archive.destroyed ?? [];
  const gone = new Set(destroyed.flatMap(({ forms }) => forms));
  const due = [...formDays(ledger.state)]
    .map(([form, recorded]) => ({ form, recorded, until: yearsAfter(recorded, archive.keep_years) }))
    .filter(({ form, until }) => until <= day && !gone.has(form));
  const lent = openLoans(archive).map((loan) => ({ ...loan, late: loan.due < day }));
  const lines = [
    call.say('archive-lent', { count: lent.length }),
    ...lent.map(({ form, to, unit, due: back, late }) => {
      const line = `  ${call.say(late ? 'archive-loan-late' : 'archive-loan', { form, to, unit, due: back })}`;
      return late && call.world.colour ? styleText('red', line) : line;
    }),
    call.say('archive-due', { years: archive.keep_years, count: due.length }),
    ...due.map(({ form, recorded }) => `  ${form}\t${recorded}`),
    call.say('archive-gone', { count: gone.size }),
    ...destroyed.map(
      ({ forms, day: on, approved, witness }) => `  ${on}\t${forms.join('、')}\t${approved}\t${witness}`,
    ),
  ];
  call.print(lines.join('\n'), { lent, due, destroyed });
  return lent.some(({ late }) => late) ? exit.refused : exit.done;
}
