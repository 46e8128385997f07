import type { Column, PublicCatalogue, PublicDuties, PublicDuty, PublicDutyUnit, Unit } from '../site/types.gen.ts';
import { columnUrl } from './address.ts';
import type { SiteView } from './site-view.ts';

const unitsOf = ({ live }: SiteView, { units }: Column): Unit[] =>
  live.inForce.registry.units.filter(({ id }) => units.includes(id));

const named = ({ id, name }: Unit): PublicDutyUnit => ({ id, name });

/**
 * Who keeps which column of a site, how, and how often (E10, B7): every column in force, also one without content. Names of persons stay
 * out of it, as out of everything public.
 */
export function publicDuties(site: SiteView): PublicDuties {
  const { live, model, state, frame } = site;
  const sections = new Map(model.columns.sections.map(({ id, title }) => [id, title]));
  const shown = new Set(site.columns.map(({ column }) => column.id));
  const columns = model.columns.columns.map((column): PublicDuty => {
    const proposer = live.inForce.registry.units.find(({ id }) => id === column.proposer);
    return {
      id: column.id,
      section: sections.get(column.section) ?? column.section,
      title: column.title,
      description: column.description,
      units: unitsOf(site, column).map(named),
      open_to_all: column.units.includes('all'),
      kept: column.kept,
      frequency: column.frequency,
      kinds: column.kinds,
      proposer: proposer ? named(proposer) : null,
      until: column.until ?? null,
      archived: state.archived.has(`${site.id}/${column.id}`),
      url: shown.has(column.id) ? `https://${frame.site.domain}${columnUrl(column.id)}` : null,
    };
  });
  return { site: site.id, columns };
}

/**
 * What each unit is to publish and by when (D12): the columns it keeps, in the registry's order of units, and last what every unit
 * publishes. Topical columns whose day is over oblige nobody.
 */
export function publicCatalogue(site: SiteView): PublicCatalogue {
  const columns = site.model.columns.columns.filter(({ id }) => !site.state.archived.has(`${site.id}/${id}`));
  const entries = (of: readonly Column[]) =>
    of.map(({ id, title, kinds, frequency, kept }) => ({ column: id, title, kinds, frequency, kept }));
  const units = site.live.inForce.registry.units.flatMap((unit) => {
    const own = columns.filter((column) => column.units.includes(unit.id));
    return own.length > 0 ? [{ unit: named(unit), entries: entries(own) }] : [];
  });
  const open = columns.filter((column) => column.units.includes('all'));
  return { site: site.id, units: [...units, ...(open.length > 0 ? [{ unit: null, entries: entries(open) }] : [])] };
}
