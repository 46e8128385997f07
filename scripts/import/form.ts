import type { Call } from '../command/command.ts';
import { type FormRow, formOf, stepsOf } from '../command/form-text.ts';
import type { Ledger } from '../ledger/verify.ts';

/** The review form of an import for the terminal: number and steps once for all that go the same routes, then the list. */
export function importFormText(call: Call, ledger: Ledger, rows: readonly FormRow[]): string {
  const form = formOf(rows);
  const groups = new Map<string, FormRow[]>();
  for (const row of rows) {
    const steps = JSON.stringify(stepsOf(call, ledger, row));
    const group = groups.get(steps) ?? [];
    group.push(row);
    groups.set(steps, group);
  }
  const lines = [call.say('import-form', { form, count: rows.length })];
  for (const group of groups.values()) {
    const [first] = group;
    lines.push('', call.say('import-form-group', { count: group.length }));
    for (const { act, by, signed, may } of first ? stepsOf(call, ledger, first) : []) {
      lines.push(
        signed
          ? call.say('form-step-signed', { act, by, ...signed })
          : call.say('form-step-open', { act, by, names: may }),
      );
    }
    for (const { target } of group) {
      const { item, path, title } = target;
      const { date = '', address = '' } = item.original ?? {};
      lines.push(`  ${date}  ${item.digest.slice(0, 12)}  ${path}  ${title}  ${address}`);
    }
  }
  return lines.join('\n');
}
