import type { buildZh } from './build.zh.ts';

export const buildEn = {
  'table-gone': 'For the table see the attachment.',
  'table-region': 'Table, scrolls sideways',
} satisfies Record<keyof typeof buildZh, string>;
