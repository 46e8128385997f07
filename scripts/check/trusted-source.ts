import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import { allowedHost, hostIn, hostOf } from './hosts.ts';
import { leaders, type Rule } from './rule.ts';
import { rulesFile } from './rules-file.ts';
import type { CheckSubject } from './subject.ts';

/**
 * A reprint comes from a host that may be linked, from one that the source has by the site's rules.yml, or, on a host that many share,
 * from an account of the source; one that is not online is known by its name, where names are listed. What moves in from an old site was
 * reprinted already, and only asks.
 */
export const trustedSource: Rule = { id: 'trusted-source', clauses: ['D6'], waiver: leaders, find };

function find(subject: CheckSubject): Finding[] {
  const { article, model, inForce, imported } = subject;
  const { type, name, url, account } = article.front.source;
  if (type === 'original') return [];
  const refuse = (field: string, key: MessageKey, evidence: string, params: Finding['params']) => [
    found(
      { file: 'index.md', field: `source.${field}`, line: article.lineOf(['source', field]) },
      {
        rule: 'trusted-source',
        key,
        severity: imported ? 'warning' : 'error',
        evidence,
        params: { ...params, rules: rulesFile(subject) },
      },
    ),
  ];
  const { sources, shared_hosts: shared = [] } = model?.rules ?? {};
  const listed = sources?.find((source) => source.name === name);
  const host = url === undefined ? null : hostOf(url);
  if (host !== null && hostIn(host, shared)) {
    if (account === undefined) return refuse('account', 'source-account-missing', host, { host });
    if (listed?.accounts?.includes(account)) return [];
    return refuse('account', 'source-account', account, { host, account, name: name ?? '' });
  }
  if (host !== null) {
    const trusted = allowedHost(host, model, inForce) || hostIn(host, listed?.hosts ?? []);
    return trusted ? [] : refuse('url', 'source-host', host, { host });
  }
  return sources && name !== undefined && !listed ? refuse('name', 'source-name-unknown', name, { name }) : [];
}
