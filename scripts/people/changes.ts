import { today } from '../command/clock.ts';
import { type Call, Refusal } from '../command/command.ts';
import { openLedger } from '../command/open.ts';
import { governedChanges } from '../ledger/in-force-on.ts';
import { personOf, unitOf } from '../site/people.ts';
import { personnelChanges } from '../site/people-changes.ts';
import { dayIn } from '../site/time.ts';
import type { MessageKey } from '../words/say.ts';
import { dayOption, printTable } from './table.ts';

/** The first day of the quarter in which `day` lies. */
export function quarterOf(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/**
 * `qianfa people changes`: what changed in the personnel file from a day until a day, this quarter by default, each line with the record
 * that put it in force (B13). The founding of the group is no change.
 */
export async function peopleChanges(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const now = today(call, ledger);
  const [from, until] = [dayOption(call, 'from', quarterOf(now)), dayOption(call, 'until', now)];
  const all = await governedChanges(ledger);
  if ('refused' in all) throw new Refusal(all.refused.map(call.tell).join('\n'));
  const rows = all.flatMap(({ record, before, after }) => {
    const day = dayIn(after.group.zone, record.time);
    if (!before || day < from || day > until) return [];
    return personnelChanges(before.registry, after.registry).map(({ what, unit, person, post, detail }) => ({
      day,
      record: String(record.seq),
      what: call.say(`people-${what}`),
      unit: (unitOf(after.registry, unit) ?? unitOf(before.registry, unit))?.name ?? unit,
      person: (personOf(after.registry, person) ?? personOf(before.registry, person))?.name ?? person,
      post: post ? call.say(`post-${post}` as MessageKey) : '',
      detail,
    }));
  });
  return printTable(call, ['day', 'record', 'what', 'unit', 'person', 'post', 'detail'], rows);
}
