import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import { allowedHost, hostOf } from './hosts.ts';
import type { CheckSubject } from './subject.ts';

/**
 * A reprint names its source, and the original's address unless that is not online (A5.1.2); a host outside the list of
 * allowed ones is shown to the signers (D6).
 */
export function source({ article: { front, lineOf }, model, inForce }: CheckSubject): Finding[] {
  const { type, name, url, offline } = front.source;
  const at = (field: string, key: MessageKey, params: Finding['params'] = {}) =>
    found(
      { file: 'index.md', field: `source.${field}`, line: lineOf(['source', field]) },
      key === 'source-host'
        ? { rule: 'source', key, severity: 'warning', clause: 'D6', params }
        : { rule: 'source', key, severity: 'error', clause: 'A5.1.2', params },
    );
  if (type === 'original') return [];
  const findings: Finding[] = [];
  if (name === undefined) findings.push(at('name', 'source-name-missing'));
  if (url === undefined && offline !== true) findings.push(at('url', 'source-url-missing'));
  if (url !== undefined && offline === true) findings.push(at('offline', 'source-offline-with-url'));
  const host = url === undefined ? null : hostOf(url);
  if (url !== undefined && host === null) findings.push(at('url', 'source-url-broken'));
  if (host !== null && !allowedHost(host, model, inForce)) findings.push(at('url', 'source-host', { host }));
  return findings;
}
