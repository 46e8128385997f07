import type { Ledger } from '../ledger/verify.ts';
import type { Call } from './command.ts';
import { type FormRow, formOf, stepsOf } from './form-text.ts';

/** The review form of a list of articles (an import, a batch) for the terminal: number and steps once for all that go the same routes, then the list. */
export function listFormText(call: Call, ledger: Ledger, rows: readonly FormRow[]): string {
  const form = formOf(rows);
  const groups = new Map<string, FormRow[]>();
  for (const row of rows) {
    const steps = JSON.stringify(stepsOf(call, ledger, row));
    const group = groups.get(steps) ?? [];
    group.push(row);
    groups.set(steps, group);
  }
  const lines = [
    call.say(rows.some(({ target }) => target.item.original) ? 'import-form' : 'list-form', {
      form,
      count: rows.length,
    }),
  ];
  for (const group of groups.values()) {
    const [first] = group;
    lines.push(
      '',
      call.say(first?.target.item.original ? 'import-form-group' : 'list-form-group', { count: group.length }),
    );
    for (const { act, by, signed, may } of first ? stepsOf(call, ledger, first) : []) {
      lines.push(
        signed
          ? call.say('form-step-signed', { act, by, ...signed })
          : call.say('form-step-open', { act, by, names: may }),
      );
    }
    for (const { target } of group) {
      const { item, path, title } = target;
      const { date, address } = item.original ?? {};
      const parts = [date, item.digest.slice(0, 12), path, title, address];
      lines.push(`  ${parts.filter((part) => part !== undefined).join('  ')}`);
    }
  }
  return lines.join('\n');
}
