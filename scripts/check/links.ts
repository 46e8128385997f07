import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { fileAt } from './addresses.ts';
import type { LinkUse } from './body.ts';
import { found } from './found.ts';
import { allowedHost, hostOf, looksAlike } from './hosts.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * Links of the body: only hosts that rules.yml of the site allows (C10.3), no look-alike domain, no scheme but http, https and
 * mailto, live ids and files of the folder only (attacks 53).
 */
export const links: Rule = { id: 'links', clauses: ['C10.3'], waiver: null, find };

function find(subject: CheckSubject): Finding[] {
  return subject.body.links.flatMap((link) => {
    const problem = problemOf(link, subject);
    if (!problem) return [];
    const shown = link.href.length > 80 ? `${link.href.slice(0, 80)}…` : link.href;
    return [
      found(
        { file: 'index.md', line: link.line },
        {
          rule: 'links',
          key: problem.key,
          severity: problem.key === 'link-site-path' ? 'warning' : 'error',
          evidence: shown,
          params: { link: shown, ...problem.params },
        },
      ),
    ];
  });
}

type Problem = { key: MessageKey; params?: Finding['params'] } | null;

function problemOf({ href }: LinkUse, { folder, known, model, inForce, site }: CheckSubject): Problem {
  if (href === '') return { key: 'link-empty' };
  if (href.startsWith('#')) return null;
  if (/[\s\\]|\p{Cc}|\p{Cf}/u.test(href)) return { key: 'link-hidden' };
  const id = /^id:(.*)$/.exec(href)?.[1];
  if (id !== undefined) return known.isLive(id) ? null : { key: 'link-id-unknown', params: { id } };
  const host = hostOf(href);
  if (host !== null) {
    if (looksAlike(host)) return { key: 'link-look-alike', params: { host } };
    if (allowedHost(host, model, inForce)) return null;
    const rules = inForce.bundles.has(`${site}/rules.yml`) ? site : inForce.group.main;
    return { key: 'link-host', params: { host, rules: `content/${rules}/rules.yml` } };
  }
  if (/^mailto:[^\s?]+$/i.test(href)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return { key: 'link-scheme' };
  if (href.startsWith('/')) return { key: 'link-site-path' };
  return fileAt(href, folder) ? null : { key: 'link-file-missing', params: { file: href } };
}
