import { reportHuman } from '../check/report-human.ts';
import type { Finding } from '../words/finding.ts';
import type { Call } from './command.ts';

/** Prints the findings of one path to people, on standard error; nothing where there are none. */
export function printFindings(call: Call, path: string, findings: readonly Finding[]): void {
  if (findings.length === 0 || call.json) return;
  call.world.err(`${path}\n${reportHuman(findings, call.lang, { colour: call.world.colour })}`);
}
