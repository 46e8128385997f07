import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import type { InForce } from './in-force.ts';
import { forgeUrl, keyOf } from './people.ts';
import type { Registry } from './types.gen.ts';

const finding = (key: MessageKey, file: string, params: Finding['params']): Finding => ({
  rule: 'governed',
  key,
  severity: 'error',
  file,
  params,
});

/** Addresses of the site that a column or section of the same name would hide. */
const taken = new Set(['api', 'assets', 'catalogue', 'channel', 'duties', 'feeds', 'pagefind', 'search', 'sitemap']);

/** What the schemas cannot see: names of nobody, things used twice, shared keys (D15), sites that no group lists. */
export function checkConsistency({ group, registry, sites }: InForce, bundles: readonly string[]): Finding[] {
  const found: Finding[] = [...checkRegistry(registry)];
  try {
    new Intl.DateTimeFormat('en', { timeZone: group.zone });
  } catch {
    found.push(finding('zone-unknown', 'group.yml', { zone: group.zone }));
  }
  if (!group.sites.includes(group.main)) found.push(finding('main-unlisted', 'group.yml', { site: group.main }));
  for (const id of group.sites) {
    if (group.site_id_rule && !new RegExp(group.site_id_rule, 'u').test(id)) {
      found.push(finding('site-name-rule', 'group.yml', { site: id, rule: group.site_id_rule }));
    }
  }
  for (const id of bundles) {
    const site = id.includes('/') ? (id.split('/')[0] ?? '') : null;
    if (site !== null && !group.sites.includes(site)) found.push(finding('site-unlisted', id, { site }));
  }
  const units = new Set(registry.units.map((unit) => unit.id));
  const people = new Set(registry.people.map((person) => person.id));
  for (const [id, { site, columns }] of sites) {
    if (!units.has(site.host)) found.push(finding('unit-unknown', `${id}/site.yml`, { where: 'host', id: site.host }));
    if (site.security && !people.has(site.security)) {
      found.push(finding('person-unknown', `${id}/site.yml`, { where: 'security', id: site.security }));
    }
    const file = `${id}/columns.yml`;
    const sections = columns.sections.map((section) => section.id);
    const names = [...sections, ...columns.columns.map((column) => column.id)];
    for (const name of names.filter((name, index) => names.indexOf(name) !== index)) {
      found.push(finding('column-twice', file, { site: id, column: name }));
    }
    for (const name of names.filter((each) => taken.has(each)))
      found.push(finding('column-reserved', file, { column: name }));
    for (const column of columns.columns) {
      if (!sections.includes(column.section))
        found.push(finding('section-unknown', file, { column: column.id, section: column.section }));
      if (!people.has(column.person))
        found.push(finding('person-unknown', file, { where: column.id, id: column.person }));
      for (const unit of [...column.units, ...(column.proposer ? [column.proposer] : [])]) {
        if (unit !== 'all' && !units.has(unit))
          found.push(finding('unit-unknown', file, { where: column.id, id: unit }));
      }
    }
  }
  return found;
}

function checkRegistry(registry: Registry): Finding[] {
  const found: Finding[] = [];
  const units = registry.units.map((unit) => unit.id);
  const people = registry.people.map((person) => person.id);
  for (const id of repeated(units)) found.push(finding('unit-twice', 'registry', { id }));
  for (const id of repeated(people)) found.push(finding('person-twice', 'registry', { id }));
  for (const unit of registry.units) {
    if (unit.parent && !units.includes(unit.parent))
      found.push(finding('unit-unknown', 'registry', { where: unit.id, id: unit.parent }));
  }
  for (const person of registry.people) {
    for (const { unit, from, until, stand_in_for: other } of person.appointments) {
      if (!units.includes(unit)) found.push(finding('unit-unknown', 'registry', { where: person.id, id: unit }));
      if (until !== undefined && until < from)
        found.push(finding('term-backwards', 'registry', { person: person.id, unit }));
      if (other === person.id) found.push(finding('stand-in-self', 'registry', { person: person.id }));
      else if (other && !people.includes(other))
        found.push(finding('person-unknown', 'registry', { where: person.id, id: other }));
    }
  }
  const machines = [...registry.recorders, ...(registry.publishers ?? [])];
  const own = (key: MessageKey, of: (person: Registry['people'][number]) => string[]) => {
    const owner = new Map<string, string>();
    for (const person of registry.people) {
      for (const value of new Set(of(person))) {
        const first = owner.get(value);
        if (first) found.push(finding(key, 'registry', { first, second: person.id }));
        owner.set(value, person.id);
      }
    }
    return owner;
  };
  own('email-shared', (person) => person.emails.map((email) => email.toLowerCase()));
  own('account-shared', (person) => person.accounts?.map(({ forge, id }) => `${forgeUrl(forge)} ${id}`) ?? []);
  const keys = own('ssh-key-shared', (person) => person.keys?.map(({ key }) => keyOf(key)) ?? []);
  for (const machine of machines) {
    const first = keys.get(keyOf(machine.key));
    if (first) found.push(finding('ssh-key-shared', 'registry', { first, second: machine.id }));
  }
  return found;
}

const repeated = (names: readonly string[]) => new Set(names.filter((name, index) => names.indexOf(name) !== index));
