import type { CheckSubject } from './subject.ts';

/** Where the lists stand that rule a site: its own rules.yml, or the main site's. */
export function rulesFile({ inForce, site }: Pick<CheckSubject, 'inForce' | 'site'>): string {
  const own = `${site}/rules.yml`;
  return `content/${inForce.bundles.has(own) ? own : `${inForce.group.main}/rules.yml`}`;
}
