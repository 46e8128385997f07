import { styleText } from 'node:util';
import type { Finding, Severity } from '../words/finding.ts';
import { type Lang, say } from '../words/say.ts';

const severities = ['error', 'unchecked', 'waived', 'warning'] as const;
const colours = { error: 'red', unchecked: 'magenta', waived: 'cyan', warning: 'yellow' } as const;
/** A list of a thousand people gives a thousand findings; people need to see the first few. */
const shown = 10;

/** Findings for people: by severity, then by file, each with what to do; the count last. `colour` adds terminal colours. */
export function reportHuman(findings: readonly Finding[], lang: Lang, { colour }: { colour: boolean }): string {
  if (findings.length === 0) return `${say(lang, 'report-none')}\n`;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const lines: string[] = [];
  for (const severity of severities) {
    const here = findings.filter((finding) => finding.severity === severity);
    if (here.length === 0) continue;
    lines.push(paint(['bold', colours[severity]], `${say(lang, `report-${severity}`)} (${here.length})`));
    for (const file of new Set(here.map((finding) => finding.file))) {
      lines.push(`  ${paint('underline', visible(file))}`);
      const inFile = here.filter((finding) => finding.file === file);
      for (const rule of new Set(inFile.map((finding) => finding.rule))) {
        const alike = inFile.filter((finding) => finding.rule === rule);
        for (const finding of alike.slice(0, shown)) lines.push(...sentence(finding, lang, paint));
        if (alike.length > shown) lines.push(`    ${say(lang, 'report-more', { count: alike.length - shown })}`);
      }
    }
    lines.push('');
  }
  lines.push(say(lang, 'report-count', counts(findings)), say(lang, 'report-explain'));
  return `${lines.join('\n')}\n`;
}

/** How many findings of each severity. */
export function counts(findings: readonly Finding[]): {
  errors: number;
  unchecked: number;
  waived: number;
  warnings: number;
} {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), unchecked: count('unchecked'), waived: count('waived'), warnings: count('warning') };
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

function sentence({ line, field, rule, key, params, reason }: Finding, lang: Lang, paint: Paint): string[] {
  const place = [line === undefined ? '' : say(lang, 'report-line', { line }), visible(field ?? '')]
    .filter((part) => part !== '')
    .join(' ');
  const why = reason === undefined ? [] : [`    ${visible(say(lang, 'report-reason', { reason }))}`];
  return [
    ...(place === '' ? [] : [`    ${paint('dim', place)}`]),
    `    ${visible(say(lang, key, params))}${paint('dim', ` [${rule}]`)}`,
    ...why,
  ];
}

/** What an article says must not steer the terminal. */
const visible = (text: string) =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
