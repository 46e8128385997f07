import { answer, type Choice, choose } from '../command/answers.ts';
import { today } from '../command/clock.ts';
import type { Call } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import { kindTitle } from '../site/kinds.ts';
import { personByEmail } from '../site/people.ts';
import { within } from '../site/time.ts';
import type { Column, InformationClass, Kind, Level, Person, Placement, Unit } from '../site/types.gen.ts';
import { kindFields } from './kind-fields.ts';

const levels: readonly Level[] = ['常规', '一般', '重要', '重大'];
const classes: readonly InformationClass[] = ['基本', '动态', '专题'];
const placements: readonly Placement[] = ['column', 'home', 'headline'];

const plain = <V extends string>(values: readonly V[]): Choice<V>[] => values.map((value) => ({ value, label: value }));

/** The column that the first argument names (site/column, or a column of the main site), else one of the list that is shown. */
export async function askColumn(call: Call, { inForce }: Ledger): Promise<{ path: string; column: Column }> {
  const all = [...inForce.sites].flatMap(([site, { columns }]) =>
    columns.columns.map((column) => ({ path: `${site}/${column.id}`, column })),
  );
  const typed = call.args[0]?.replace(/^content\//, '').replace(/\/+$/, '');
  const given = typed === undefined || typed.includes('/') ? typed : `${inForce.group.main}/${typed}`;
  const asked = { ...call, text: (name: string) => (name === 'column' ? given : call.text(name)) };
  const path = await choose(
    asked,
    { option: 'column', ask: call.say('new-ask-column') },
    all.map(({ path, column }) => ({ value: path, label: column.title })),
  );
  const found = all.find((entry) => entry.path === path);
  if (!found) throw new Error(`no column ${path}`);
  return found;
}

/** Front matter that only its writer knows, in the order in which it is written; id, secrecy and review are not in it. */
export async function askFields(
  call: Call,
  ledger: Ledger,
  column: Column,
  email: string | null,
): Promise<Front & { kind: Kind }> {
  const ask = (option: string, key: Parameters<Call['say']>[0], fallback?: string) => ({
    option,
    ask: call.say(key),
    ...(fallback === undefined ? {} : { fallback }),
  });
  const { registry } = ledger.inForce;
  const kinds = column.kinds.map((value): Choice<Kind> => ({ value, label: kindTitle(value) }));
  const kind = await choose(call, ask('kind', 'new-ask-kind'), kinds);
  const title = await answer(call, ask('title', 'new-ask-title'));
  const officers = registry.people.filter((person) => unitsAs(person, today(call, ledger)).length > 0);
  const self = email === null ? undefined : personByEmail(registry, email);
  const own = officers.find(({ id }) => id === self?.id)?.id;
  const named = (people: readonly Person[]) => people.map(({ id, name }) => ({ value: id, label: name }));
  const officer = await choose(call, ask('officer', 'new-ask-officer', own), named(officers));
  const drafter = await choose(call, ask('drafter', 'new-ask-drafter', officer), named(registry.people));
  const units = unitsFor(
    registry.units,
    column,
    officers.find(({ id }) => id === officer),
    today(call, ledger),
  );
  // Whoever signs the manuscript publishes it, unless the officer says otherwise.
  const signed = units.find(({ label }) => label === call.text('issuer'))?.value;
  const unit = await choose(call, ask('unit', 'new-ask-unit', signed), units);
  const level = await choose(call, ask('level', 'new-ask-level'), plain(levels));
  const information = await choose(call, ask('class', 'new-ask-class', '动态'), plain(classes));
  const places = placements.map((value): Choice<Placement> => ({ value, label: call.say(`placement-${value}`) }));
  const placement = await choose(call, ask('placement', 'new-ask-placement', 'column'), places);
  const yes = async (option: string, key: Parameters<Call['say']>[0]) =>
    (await choose(call, ask(option, key, '否'), plain(['否', '是']))) === '是';
  const sensitive = await yes('sensitive', 'new-ask-sensitive');
  const emergency = await yes('emergency', 'new-ask-emergency');
  const source = await sourceOf(call);
  const rest = await kindFields(call, ledger, kind, unit);
  const filed = { title, kind, ...rest, unit, drafter, officer, class: information, level, sensitive, emergency };
  return { ...filed, placement, source, disclosure: '主动公开' };
}

/** Front matter on its way to a file; the parser judges it. */
export type Front = Readonly<Record<string, unknown>>;

async function sourceOf(call: Call): Promise<object> {
  const types: Choice<'original' | 'reprint'>[] = [
    { value: 'original', label: call.say('source-original') },
    { value: 'reprint', label: call.say('source-reprint') },
  ];
  const type = await choose(call, { option: 'source', ask: call.say('new-ask-source'), fallback: 'original' }, types);
  if (type === 'original') return { type };
  const name = await answer(call, { option: 'source-name', ask: call.say('new-ask-source-name') });
  const url = await answer(call, { option: 'source-url', ask: call.say('new-ask-source-url'), fallback: '-' });
  return { type, name, ...(url === '-' ? { offline: true } : { url }) };
}

/** The units for which a person is officer on `day`. */
const unitsAs = ({ appointments }: Person, day: string): string[] =>
  appointments
    .filter(({ post, from, until }) => post === 'officer' && within(day, from, until))
    .map(({ unit }) => unit);

/** The units that may publish in the column, those of the officer first and alone where there are some. */
function unitsFor(units: readonly Unit[], column: Column, officer: Person | undefined, day: string): Choice[] {
  const open = units.filter(({ id }) => column.units.includes('all') || column.units.includes(id));
  const own = open.filter(({ id }) => officer !== undefined && unitsAs(officer, day).includes(id));
  return (own.length > 0 ? own : open).map(({ id, name }) => ({ value: id, label: name }));
}
