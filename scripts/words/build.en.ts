import type { buildZh } from './build.zh.ts';

export const buildEn = {
  'table-region': 'Table, scrolls sideways',
} satisfies Record<keyof typeof buildZh, string>;
