import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * Unit, columns and channels: the unit exists; its own column and each of `also_in` exists, takes this kind and is kept by this
 * unit; a channel belongs to a unit that has one.
 */
export const filing: Rule = { id: 'filing', clauses: ['A4'], waiver: null, find };

function find({ article: { front, lineOf }, column, inForce }: CheckSubject): Finding[] {
  const findings: Finding[] = [];
  const refuse = (path: (string | number)[], key: MessageKey, params: Finding['params']) =>
    findings.push(
      found(
        { file: 'index.md', field: path.join('.'), line: lineOf(path) },
        { rule: 'filing', key, severity: 'error', params },
      ),
    );
  const { units } = inForce.registry;
  const known = units.some(({ id }) => id === front.unit);
  if (!known) refuse(['unit'], 'filing-unit-unknown', { unit: front.unit });

  const filedIn = [{ path: ['unit'] as (string | number)[], at: column }];
  for (const [index, at] of (front.also_in ?? []).entries()) {
    if (at === column) refuse(['also_in', index], 'filing-own-column', { column: at });
    else filedIn.push({ path: ['also_in', index], at });
  }
  for (const { path, at } of filedIn) {
    const [site = '', id = ''] = at.split('/');
    const place = inForce.sites.get(site)?.columns.columns.find((entry) => entry.id === id);
    if (!place) {
      refuse(path, 'filing-column-unknown', { column: at });
      continue;
    }
    if (!place.kinds.includes(front.kind))
      refuse(path, 'filing-kind', { column: at, kind: front.kind, kinds: place.kinds.join('、') });
    if (known && !place.units.includes('all') && !place.units.includes(front.unit))
      refuse(path, 'filing-not-responsible', { column: at, unit: front.unit, units: place.units.join('、') });
  }
  for (const [index, channel] of (front.channels ?? []).entries()) {
    if (!units.some(({ id, channel: open }) => id === channel && open === true))
      refuse(['channels', index], 'filing-channel', { unit: channel });
  }
  return findings;
}
