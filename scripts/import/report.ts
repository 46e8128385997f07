import type { Call } from '../command/command.ts';
import type { Finding, Severity } from '../words/finding.ts';
import type { Plan } from './plan.ts';
import type { Unmapped } from './source.ts';

/** How many items a reason or rule concerns, with its first example. */
interface Row {
  severity: Severity;
  rule: string;
  items: number;
  findings: number;
  example: string;
  words: string;
}

/** Longer lists of names are cut for people; --json has them all. */
const shown = 5;

/** Findings by severity and rule, errors first: in how many items, how often, and the first place. `path` is the article's. */
export function findingRows(call: Call, all: readonly { path: string; findings: readonly Finding[] }[]): Row[] {
  const rows = new Map<string, Row & { paths: Set<string> }>();
  for (const { path, findings } of all) {
    for (const finding of findings) {
      const { severity, rule, key, line, params } = finding;
      const known = rows.get(`${severity} ${key}`);
      const example = `${path}/${finding.file}${line === undefined ? '' : `:${line}`}`;
      const row = known ?? {
        severity,
        rule,
        items: 0,
        findings: 0,
        example,
        words: call.say(key, params),
        paths: new Set(),
      };
      row.paths.add(path);
      row.items = row.paths.size;
      row.findings += 1;
      rows.set(`${severity} ${key}`, row);
    }
  }
  const rank = { error: 0, unchecked: 1, waived: 2, warning: 3 };
  return [...rows.values()]
    .map(({ paths: _, ...row }) => row)
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.items - a.items);
}

/** The same for people: a line a rule, its first example below it. */
export const findingLines = (call: Call, rows: readonly Row[]): string[] =>
  rows.flatMap(({ severity, rule, items, findings, example, words }) => [
    `  ${call.say(`report-${severity}`)}  ${rule}  ${call.say('import-row', { items, findings })}`,
    `    ${example}  ${words}`,
  ]);

/** What happened to a source: counts, what could not be mapped and why, fields left empty, findings by rule. */
export function planReport(call: Call, plan: Plan, unused: readonly string[]): string {
  const { planned, known, unmapped, forgotten, leftOut, cleaned } = plan;
  const lost = new Set(unmapped.map(({ name }) => name)).size;
  const rows = findingRows(
    call,
    planned.map(({ item, findings }) => ({ path: item.path, findings })),
  );
  return [
    call.say('import-count-all', { count: planned.length + known + lost }),
    call.say('import-count-planned', { count: planned.length }),
    call.say('import-count-held', { count: heldBack(plan) }),
    call.say('import-count-known', { count: known }),
    call.say('import-count-unmapped', { count: lost }),
    ...(unmapped.length > 0 ? ['', call.say('import-unmapped'), ...reasons(call, unmapped)] : []),
    ...(forgotten.length > 0 ? ['', ...reasons(call, forgotten)] : []),
    ...(leftOut.length > 0 ? ['', call.say('import-left-out'), ...reasons(call, leftOut)] : []),
    ...(cleaned.length > 0 ? ['', call.say('import-cleaned'), ...reasons(call, cleaned)] : []),
    ...(unused.length > 0 ? ['', call.say('import-unused', { fields: unused.join('、') })] : []),
    ...(rows.length > 0 ? ['', call.say('import-findings'), ...findingLines(call, rows)] : []),
  ].join('\n');
}

/** How many planned items have errors: they are written, but neither signed nor recorded. */
export const heldBack = ({ planned }: Plan): number =>
  planned.filter(({ findings }) => findings.some(({ severity }) => severity === 'error')).length;

/** The same for programs, every item named. */
export function planValue(call: Call, plan: Plan, unused: readonly string[], list: string | null): object {
  const reasonsOf = (all: readonly Unmapped[]) => all.map(({ name, why }) => ({ name, why: call.tell(why) }));
  return {
    list,
    known: plan.known,
    items: plan.planned.map(({ name, item, findings }) => ({ name, ...item, findings })),
    unmapped: reasonsOf(plan.unmapped),
    forgotten: reasonsOf(plan.forgotten),
    left_out: reasonsOf(plan.leftOut),
    cleaned: reasonsOf(plan.cleaned),
    unused,
  };
}

/** Names by reason; equal reasons are said once. */
function reasons(call: Call, all: readonly Unmapped[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, why } of all) {
    const words = call.tell(why);
    names.set(words, [...(names.get(words) ?? []), name]);
  }
  return [...names].map(([words, list]) => {
    const rest = list.length > shown ? call.say('import-more', { count: list.length - shown }) : '';
    return `  ${words} ${list.slice(0, shown).join('、')}${rest}`;
  });
}
