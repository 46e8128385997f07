import Papa from 'papaparse';
import { today } from '../command/clock.ts';
import { type Call, exit, Refusal, UsageError } from '../command/command.ts';
import { governedChanges, inForceOn } from '../ledger/in-force-on.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { InForce } from '../site/in-force.ts';
import type { MessageKey } from '../words/say.ts';

/** A day that an option names, or `otherwise`. */
export function dayOption(call: Call, name: string, otherwise: string): string {
  const text = call.text(name) ?? otherwise;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new UsageError(call.say('day-form', { text }));
  return text;
}

/** The governed files that were in force at the end of the day that --on names (today by default). */
export async function onDay(call: Call, ledger: Ledger): Promise<{ day: string; inForce: InForce }> {
  const day = dayOption(call, 'on', today(call, ledger));
  const changes = await governedChanges(ledger);
  if ('refused' in changes) throw new Refusal(changes.refused.map(call.tell).join('\n'));
  const inForce = inForceOn(changes, day);
  if (!inForce) throw new Refusal(call.say('people-not-yet', { day }));
  return { day, inForce };
}

/** Prints rows as a table with titles, as CSV with --csv, or as objects by column with --json. */
export function printTable<C extends string>(
  call: Call,
  columns: readonly C[],
  rows: readonly Record<C, string>[],
): number {
  const titles = columns.map((column) => call.say(`people-${column}` as MessageKey));
  const cells = rows.map((row) => columns.map((column) => row[column]));
  // Spreadsheets take a file for UTF-8 only when it begins with a byte order mark.
  const csv = () => `\uFEFF${Papa.unparse({ fields: titles, data: cells }, { escapeFormulae: true })}`;
  const table = () => [titles, ...cells].map((line) => line.join('\t')).join('\n');
  const text = call.flag('csv') ? csv() : rows.length === 0 ? call.say('people-nothing') : table();
  call.print(text, rows);
  return exit.done;
}
