import type { Finding } from '../words/finding.ts';
import { type Lang, say } from '../words/say.ts';

/** unchecked is a warning there, as SARIF has no level between; what the article asks to be waived is a note with its reason. */
const levels = { error: 'error', unchecked: 'warning', waived: 'note', warning: 'note' } as const;

/** SARIF 2.1.0 of the findings in one article; `folder` is its path from the repository's root, without a final slash. */
export function reportSarif(findings: readonly Finding[], lang: Lang, folder: string): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const run = {
    tool: { driver: { name: 'qianfa', rules: rules.map((id) => ({ id })) } },
    columnKind: 'unicodeCodePoints',
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: rules.indexOf(finding.rule),
      level: levels[finding.severity],
      message: { text: say(lang, finding.key, finding.params) },
      locations: [location(finding, folder)],
      properties: {
        key: finding.key,
        severity: finding.severity,
        ...(finding.reason === undefined ? {} : { reason: finding.reason }),
        ...(finding.evidence === undefined ? {} : { evidence: finding.evidence }),
      },
    })),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function location({ file, line, column, field }: Finding, folder: string) {
  const uri = [...folder.split('/'), ...file.split('/')].map(encodeURIComponent).join('/');
  const region =
    line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    physicalLocation: { artifactLocation: { uri }, ...region },
    ...(field === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: field }] }),
  };
}
