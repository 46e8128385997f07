import type { buildZh } from './build.zh.ts';

export const buildEn = {
  'table-region': 'Table, scrolls sideways',
  'build-config-missing': '{file} is missing, so no page was made. Check that the program is installed completely.',
  'build-page-twice': 'Two pages want the address {url} ({first}, {second}). Rename a column or a unit.',
  'build-ordinal-missing': 'Article {id} has no ordinal in column {column}: the ledger is incomplete. Verify it first.',
  'build-unit-unknown': 'Unit {unit}, which runs site {site}, is not registered. Register it.',
  'build-page-failed': 'A page could not be made: {detail}',
} satisfies Record<keyof typeof buildZh, string>;
