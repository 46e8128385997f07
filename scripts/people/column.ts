import { type Call, Refusal } from '../command/command.ts';
import { openLedger } from '../command/open.ts';
import { personOf, unitOf } from '../site/people.ts';
import { onDay, printTable } from './table.ts';
import { heldIn } from './unit.ts';

/** `qianfa people column <site/column> --on <day>`: who answered for a column on that day: its person, its units, their people. */
export async function peopleColumn(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const { day, inForce } = await onDay(call, ledger);
  const [path = ''] = call.args;
  const [site = '', id] = path.split('/');
  const column = inForce.sites.get(site)?.columns.columns.find((entry) => entry.id === id);
  if (!column) throw new Refusal(call.say('people-column-unknown', { column: path, day }));
  const { registry } = inForce;
  const person = {
    role: call.say('people-column-person'),
    unit: '',
    post: '',
    person: personOf(registry, column.person)?.name ?? column.person,
    terms: '',
    note: '',
  };
  const units = column.units.includes('all') ? registry.units.map((unit) => unit.id) : column.units;
  const keepers = units.flatMap((unit) => {
    const name = unitOf(registry, unit)?.name ?? unit;
    const held = heldIn(call, inForce, unit, day);
    const vacant = { post: '', person: call.say('people-vacant'), terms: '', note: '' };
    return (held.length > 0 ? held : [vacant]).map((one) => ({
      role: call.say('people-column-keeper'),
      unit: name,
      ...one,
    }));
  });
  return printTable(call, ['role', 'unit', 'post', 'person', 'terms', 'note'], [person, ...keepers]);
}
