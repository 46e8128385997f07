import type { Finding } from '../words/finding.ts';
import { type Lang, say } from '../words/say.ts';
import { counts } from './report-human.ts';

/** `{ "counts": …, "findings": [ { …, "message" } ] }`, findings in their order, with a final newline. */
export function reportJson(findings: readonly Finding[], lang: Lang): string {
  const told = findings.map((finding) => ({ ...finding, message: say(lang, finding.key, finding.params) }));
  return `${JSON.stringify({ counts: counts(findings), findings: told }, null, 2)}\n`;
}
