import type { Finding } from '../words/finding.ts';
import type { InForce } from './in-force.ts';

/** Addresses of the site that a column or section of the same name would have to share. */
const taken = new Set(['datasets', 'disclosure', 'library', 'questions', 'services', 'status']);

/**
 * What is asked of a site's columns and blocks when one of them is proposed, and never of what was signed before, which must go on
 * being built: blocks name columns, sections and units that there are, else they vanish without a word; no column takes an address that
 * the site needs. `bundle` is the id of what is proposed; `inForce` is what would be in force with it.
 */
export function checkProposed({ registry, sites }: InForce, bundle: string): Finding[] {
  const [id = '', file] = bundle.split('/');
  const model = sites.get(id);
  if (!model || (file !== 'blocks.yml' && file !== 'columns.yml')) return [];
  const sections = model.columns.sections.map((section) => section.id);
  const columns = model.columns.columns.map((column) => column.id);
  const units = new Set(registry.units.map((unit) => unit.id));
  const found: Finding[] = [];
  const tell = (key: Finding['key'], params: Finding['params']) =>
    found.push({ rule: 'governed', key, severity: 'error', file: bundle, params });
  const channels = model.blocks.channels ?? [];
  for (const { unit } of channels) if (!units.has(unit)) tell('unit-unknown', { where: 'channels', id: unit });
  for (const block of [...model.blocks.blocks, ...channels.flatMap(({ blocks }) => blocks)]) {
    const title = block.title ?? block.block;
    for (const name of [...(block.column === undefined ? [] : [block.column]), ...(block.columns ?? [])]) {
      if (!columns.includes(name)) tell('block-column-unknown', { title, column: name });
    }
    if (block.section !== undefined && !sections.includes(block.section))
      tell('block-section-unknown', { title, section: block.section });
  }
  for (const name of [...sections, ...columns].filter((each) => taken.has(each)))
    tell('column-reserved', { column: name });
  return found;
}
