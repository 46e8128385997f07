import { domainToUnicode } from 'node:url';
import type { InForce, SiteModel } from '../site/in-force.ts';

/** Hosts that a site may link to: its rules' list and the group's own sites. A leading dot stands for all below a name. */
export function allowedHost(host: string, model: SiteModel | null, inForce: InForce): boolean {
  const own = [...inForce.sites.values()].map(({ site }) => site.domain);
  return hostIn(host, [...own, ...(model?.rules.link_hosts ?? [])]);
}

/** Whether a list names the host, itself or by a leading dot. */
export function hostIn(host: string, list: readonly string[]): boolean {
  return list.some((entry) =>
    entry.startsWith('.') ? host.endsWith(entry) || host === entry.slice(1) : host === entry,
  );
}

/** The host of a web address in lower case without its final dot, or null where there is none. `//host` counts as https. */
export function hostOf(address: string): string | null {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.hostname.replace(/\.$/, '') : null;
}

/** Whether a label of the host mixes scripts or borrows letters that look like Latin ones; Han names are fine. */
export function looksAlike(host: string): boolean {
  return domainToUnicode(host)
    .split('.')
    .some((label) => /[^a-z0-9-]/.test(label) && !/^[\p{Script=Han}a-z0-9-]+$/u.test(label));
}
