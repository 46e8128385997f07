import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import { hostOf } from './hosts.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** A reprint names its source, and the original's address unless that is not online. */
export const source: Rule = { id: 'source', clauses: ['A5.1.2'], waiver: null, find };

function find({ article: { front, lineOf } }: CheckSubject): Finding[] {
  const { type, name, url, offline } = front.source;
  const at = (field: string, key: MessageKey) =>
    found(
      { file: 'index.md', field: `source.${field}`, line: lineOf(['source', field]) },
      { rule: 'source', key, severity: 'error' },
    );
  if (type === 'original') return [];
  const findings: Finding[] = [];
  if (name === undefined) findings.push(at('name', 'source-name-missing'));
  if (url === undefined && offline !== true) findings.push(at('url', 'source-url-missing'));
  if (url !== undefined && offline === true) findings.push(at('offline', 'source-offline-with-url'));
  if (url !== undefined && hostOf(url) === null) findings.push(at('url', 'source-url-broken'));
  return findings;
}
